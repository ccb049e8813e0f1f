import { withoutInvisible } from './characters.ts';

/** More than any public key has; the contract takes no longer one. */
export const LONGEST_KEY = 20_000;

const publicKey = /-----BEGIN\s+(RSA\s+)?PUBLIC\s+KEY-----([A-Za-z0-9+/=\s]+)-----END\s+(?:RSA\s+)?PUBLIC\s+KEY-----/;
const LINE = /.{1,64}/g;

/**
 * A text in which keys may be, as PEM has them. On its way by mail, chat and JSON a key loses its line breaks, or has blanks,
 * characters that nobody sees, or `\n` in two characters in their place.
 */
export function readablePem(typed: string): string {
  return withoutInvisible(typed)
    .replace(/\\[rn]/g, '\n')
    .replace(/[^\S\n]/g, ' ');
}

export function namesPrivateKey(typed: string): boolean {
  return /PRIVATE\s+KEY-----/.test(readablePem(typed));
}

export function namesCertificate(typed: string): boolean {
  return /-----BEGIN\s+CERTIFICATE/.test(readablePem(typed));
}

/** True where a public key begins in the text. */
export function namesPublicKey(typed: string): boolean {
  return /-----BEGIN\s+(RSA\s+)?PUBLIC\s+KEY-----/.test(readablePem(typed));
}

/** The public key in a text, with its lines as PEM wants them; null where there is none. */
export function publicKeyIn(typed: string): string | null {
  const found = publicKey.exec(readablePem(typed));
  if (!found) return null;
  const [, rsa = '', body = ''] = found;
  const name = rsa === '' ? 'PUBLIC KEY' : 'RSA PUBLIC KEY';
  const lines = body.replace(/\s/g, '').match(LINE) ?? [];
  return [`-----BEGIN ${name}-----`, ...lines, `-----END ${name}-----`, ''].join('\n');
}
