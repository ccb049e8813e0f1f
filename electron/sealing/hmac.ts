import { createHmac, createSecretKey, type Hmac } from 'node:crypto';

/** HMAC-SHA256 (RFC 2104). Of bytes that are no key of its own yet Node finds that out by an exception, which takes ten times as long as all the rest. */
export function hmacSha256(key: Uint8Array): Hmac {
  return createHmac('sha256', createSecretKey(key));
}
