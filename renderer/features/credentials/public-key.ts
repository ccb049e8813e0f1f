import { withoutBlanks } from '../../../shared/entry/characters.ts';
import type { CredentialProblem } from '../../../shared/entry/credentials.ts';
import { LONGEST_KEY, namesCertificate, namesPrivateKey, namesPublicKey } from '../../../shared/entry/public-key.ts';

/**
 * What the first line of a public key tells. Whether the key can be used is found out by the
 * main process; what is no public key at all, a private one above all, shall not even get that far.
 */
export function publicKeyProblem(typed: string): CredentialProblem | null {
  if (withoutBlanks(typed) === '') return null;
  if (namesPrivateKey(typed)) return 'privateKey';
  if (namesCertificate(typed)) return 'certificate';
  if (typed.trim().length > LONGEST_KEY) return 'tooLong';
  return namesPublicKey(typed) ? null : 'notAPublicKey';
}
