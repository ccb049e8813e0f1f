import type { SigningTrouble } from '../../../../../shared/evidence/reporting.ts';
import { failure, type Result, success } from '../../../../../shared/result.ts';
import type { NewKey } from '../make-certificate.ts';
import { newBudget } from './budget.ts';
import { type Contents, oids, openContents, type Unopened } from './contents.ts';
import { octets } from './derive.ts';
import { checkMac, type MacCheck } from './mac.ts';

const MOST_FILE_BYTES = 1_000_000;
const troubles: Record<Unopened, SigningTrouble> = {
  wrongPassphrase: 'wrongPassphrase',
  foreign: 'protection',
  tooMuch: 'tooMuch',
};

/** At least one. */
export type KeysWithCertificates = readonly [NewKey, ...NewKey[]];

/**
 * Reads the keys of a PKCS #12 file (RFC 7292: .p12, .pfx), each with every certificate that belongs to it: a file may have
 * an old and a renewed one. Others in it, those of the authority say, are passed over. The file may be hostile: what it
 * costs is bounded, and nobody waits meanwhile.
 */
export async function readPkcs12(
  file: Uint8Array,
  passphrase: string,
): Promise<Result<KeysWithCertificates, SigningTrouble>> {
  if (file.byteLength > MOST_FILE_BYTES) return failure('notAFile');
  const pkijs = await import('pkijs');
  const opened = openFile(pkijs, file);
  if (opened === null) return failure('notAFile');
  const opener = { pkijs, passphrase, budget: newBudget() };
  const mac = await checkMac(opened.macData, opened.content, opener);
  if (mac === 'wrongPassphrase' || mac === 'foreign') return failure(troubles[mac]);
  const contents = await openContents(opened.parts, opener);
  return typeof contents === 'string' ? failure(troubleOf(contents, mac)) : choose(contents);
}

/** With the file's own passphrase something did not open: its protection is one of its own, and no typing helps. */
function troubleOf(unopened: Unopened, mac: MacCheck): SigningTrouble {
  return unopened === 'wrongPassphrase' && mac === 'fits' ? 'protection' : troubles[unopened];
}

/** A key that can't be read, or has no certificate, counts as one: there is a key in the file. */
function choose({ keys, hasKey, certificates }: Contents): Result<KeysWithCertificates, SigningTrouble> {
  const [first, ...others] = keys.flatMap((key) => {
    const own = certificates.filter((certificate) => certificate.checkPrivateKey(key));
    return own.map(({ raw }) => ({
      certificate: Uint8Array.from(raw),
      privateKey: new Uint8Array(key.export({ type: 'pkcs8', format: 'der' })),
    }));
  });
  return first === undefined ? failure(hasKey ? 'keyKind' : 'noKey') : success([first, ...others]);
}

function openFile(pkijs: typeof import('pkijs'), file: Uint8Array) {
  try {
    const { authSafe, macData } = pkijs.PFX.fromBER(Uint8Array.from(file));
    if (authSafe.contentType !== oids.data) return null;
    const content = Uint8Array.from(octets(authSafe.content));
    return { parts: pkijs.AuthenticatedSafe.fromBER(content).safeContents, content, macData };
  } catch {
    // Not ASN.1, or of another form: it is not what it is taken for.
    return null;
  }
}
