import { failure, type Result, success } from '../result.ts';
import { withoutInvisible } from './characters.ts';

/** The modes that go to real vendors. */
export const vendorModes = ['sandbox', 'production'] as const;
export type VendorMode = (typeof vendorModes)[number];

/** Why something an operator entered can't be taken. Each has a text in the language files under `credentialProblem`. */
export const credentialProblems = [
  'required',
  'tooLong',
  'characters',
  'notAnAddress',
  'notAUrl',
  'notHttps',
  'loopback',
  'urlParts',
  'newAddress',
  'privateKey',
  'certificate',
  'notAPublicKey',
  'notRsa',
  'tooShort',
] as const;
export type CredentialProblem = (typeof credentialProblems)[number];
export type PublicKeyProblem = Extract<
  CredentialProblem,
  'privateKey' | 'certificate' | 'notAPublicKey' | 'notRsa' | 'tooShort'
>;

/** Where each vendor is reached (docs/VENDORS.md); null where nobody has published it. */
export const usualBaseUrls = {
  'instantPay sandbox': null,
  'instantPay production': 'https://api.instantpay.in',
  'cashfree sandbox': 'https://sandbox.cashfree.com/verification',
  'cashfree production': 'https://api.cashfree.com/verification',
} as const;

const LONGEST_CREDENTIAL = 500;

/**
 * A client id or secret: anything that an HTTP header can carry, without the blanks around a careless paste and without
 * what nobody sees. A blank inside is reported, not dropped: it may stand between two things that were pasted at once.
 */
export function parseCredential(typed: string): Result<string, CredentialProblem> {
  const text = withoutInvisible(typed).trim();
  if (text === '') return failure('required');
  if (text.length > LONGEST_CREDENTIAL) return failure('tooLong');
  return /^[\x21-\x7e]+$/.test(text) ? success(text) : failure('characters');
}

/**
 * A base URL, for a company's proxy: https only, and never this computer itself, where any program could pose as the
 * vendor.
 *
 * @param loopbackAllowed for developers: then also over http, but on this computer only
 * @returns without a trailing slash
 */
export function parseBaseUrl(typed: string, loopbackAllowed: boolean): Result<string, CredentialProblem> {
  const text = withoutInvisible(typed).trim();
  if (text === '') return failure('required');
  if (text.length > LONGEST_CREDENTIAL) return failure('tooLong');
  const url = URL.parse(text);
  if (!url || url.hostname === '') return failure('notAUrl');
  const loopback = isLoopback(url.hostname);
  if (loopback && !loopbackAllowed) return failure('loopback');
  if (url.protocol !== 'https:' && !(loopback && url.protocol === 'http:')) return failure('notHttps');
  if (url.username || url.password || url.search || url.hash) return failure('urlParts');
  return success(`${url.origin}${url.pathname}`.replace(/\/+$/, ''));
}

/** True for every name and number of this computer itself, in any spelling that URL has made plain. */
export function isLoopback(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '').toLowerCase();
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    /^127\./.test(name) ||
    /^0\./.test(name) ||
    /^\[(::1?|::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}|::ffff:0:0)\]$/.test(name)
  );
}
