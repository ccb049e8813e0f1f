import { z } from 'zod';
import type { SigningTrouble } from '../../../../shared/reporting.ts';
import { failure, type Result, success } from '../../../../shared/result.ts';
import type { VaultStatus } from '../../../../shared/vault.ts';
import type { Pins } from '../verify/verify.ts';
import { type Certificate, readCertificate, readCertificateFile } from './certificate.ts';
import { makeKey, type NewKey } from './make-certificate.ts';
import { hasCommonNames } from './names.ts';
import { readPkcs12 } from './pkcs12/read-pkcs12.ts';
import { type ReportSigner, toSigner } from './signer.ts';
import { whyUnusable } from './usable-key.ts';

/** Where the key that signs comes from: made here, an organisation's, or made for this run alone. */
export type KeySource = 'installation' | 'organisation' | 'thisRun';

export interface CurrentSigner {
  readonly signer: ReportSigner;
  readonly source: KeySource;
}

/**
 * The keys that reports are signed with, and the certificates that signers are known by. `vaultClosed`: they lie in a vault
 * that isn't open, or there is none to keep them in.
 */
export interface SigningKeys {
  /** Whose signature a report gets now. A key is made when it is first needed. */
  signer(): Promise<Result<CurrentSigner, 'vaultClosed'>>;
  pins(): Promise<Pins>;
  /** Whether `pins` has all there are. While the vault is closed a signer that it doesn't name may be anybody, we included. */
  arePinsAtHand(): boolean;
  /** Takes a PKCS #12 file's key in place of the installation's own. */
  importKey(file: Uint8Array, passphrase: string): Promise<Result<null, SigningTrouble | 'vaultClosed'>>;
  /** Back to the installation's own. Reports that were signed meanwhile are still told as written here. */
  forgetKey(): Result<null, 'vaultClosed'>;
  /** PEM or DER. An expired one too: the reports are as old. */
  importCertificate(file: Uint8Array): Promise<Result<Certificate, SigningTrouble | 'vaultClosed'>>;
  forgetCertificate(fingerprint: string): Result<null, 'vaultClosed'>;
}

export interface SigningSurroundings {
  readonly vault: KeyStore;
  /** What a new certificate says whose it is. */
  readonly installation: string;
  readonly now: () => Date;
}

/** Where the keys lie: the vault, as far as it is needed here. */
export interface KeyStore {
  status(): { readonly state: VaultStatus['state'] };
  read(name: string): string | null;
  /** False while it isn't open. */
  keep(name: string, text: string): boolean;
}

/** Names in the vault. */
const KEYS = 'signing';
const KNOWN = 'signing known';

const keySchema = z.strictObject({ certificate: z.base64(), privateKey: z.base64() });
type KeptKey = z.infer<typeof keySchema>;
const keptSchema = z.strictObject({
  installation: keySchema.nullable(),
  organisation: keySchema.nullable(),
  /** Certificates that reports were signed with here before. */
  former: z.array(z.base64()),
});
type Kept = z.infer<typeof keptSchema>;
const knownSchema = z.array(z.base64());

/**
 * The keys lie in the vault. While there is none, a key of this run alone signs, which is for practice; once the vault is
 * open the installation's own takes over. While it is there and closed nothing is signed: another key in place of the
 * installation's would pass for it.
 */
export function openSigningKeys({ vault, installation, now }: SigningSurroundings): SigningKeys {
  let ofThisRun: Promise<NewKey> | null = null;
  /** Known while nothing can keep them. */
  let knownThisRun: readonly string[] = [];
  let turn: Promise<unknown> = Promise.resolve();

  /** One after the other: two calls at once must not make two keys. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  function kept(): Kept {
    const text = vault.read(KEYS);
    return text === null ? { installation: null, organisation: null, former: [] } : keptSchema.parse(JSON.parse(text));
  }

  /** The installation's own, made where there is none yet or where it has run out. */
  async function ownKey(): Promise<Result<KeptKey, 'vaultClosed'>> {
    const before = kept();
    const own = before.installation;
    if (own !== null && isValid(own.certificate)) return success(own);
    const made = toKept(await makeKey(installation, now()));
    const former = own === null ? before.former : [...before.former, own.certificate];
    const isKept = vault.keep(KEYS, JSON.stringify({ ...before, installation: made, former } satisfies Kept));
    return isKept ? success(made) : failure('vaultClosed');
  }

  function isValid(certificate: string): boolean {
    const read = readCertificate(fromBase64(certificate));
    return read !== null && read.validUntil > now();
  }

  async function current(): Promise<Result<{ key: KeptKey; source: KeySource }, 'vaultClosed'>> {
    const { state } = vault.status();
    if (state === 'empty') {
      ofThisRun ??= makeKey(installation, now());
      return success({ key: toKept(await ofThisRun), source: 'thisRun' });
    }
    if (state !== 'open') return failure('vaultClosed');
    const { organisation } = kept();
    if (organisation !== null) return success({ key: organisation, source: 'organisation' });
    const own = await ownKey();
    return own.ok ? success({ key: own.value, source: 'installation' }) : own;
  }

  function known(): readonly string[] {
    const text = vault.read(KNOWN);
    return text === null ? knownThisRun : knownSchema.parse(JSON.parse(text));
  }

  /** @returns false where it can't be kept: the vault is there, and closed */
  function keepKnown(certificates: readonly string[]): boolean {
    if (vault.keep(KNOWN, JSON.stringify(certificates))) return true;
    if (vault.status().state !== 'empty') return false;
    knownThisRun = certificates;
    return true;
  }

  async function pins(): Promise<Pins> {
    const { installation: own, organisation, former } = kept();
    const thisRun = ofThisRun === null ? [] : [toKept(await ofThisRun)];
    const keys = [own, organisation, ...thisRun].flatMap((key) => (key === null ? [] : [key.certificate]));
    return { own: [...keys, ...former].flatMap(certificateOf), known: known().flatMap(certificateOf) };
  }

  return {
    signer: () =>
      inTurn(async () => {
        const found = await current();
        if (!found.ok) return found;
        const { key, source } = found.value;
        return success({ signer: await toSigner(fromKept(key)), source });
      }),
    pins: () => inTurn(pins),
    arePinsAtHand: () => ['open', 'empty'].includes(vault.status().state),

    async importKey(file, passphrase) {
      // Before its turn: a file may take seconds to open, and a report must not wait for it.
      const read = await readPkcs12(file, passphrase);
      if (!read.ok) return read;
      const why = await whyUnusable(read.value, now());
      if (why !== null) return failure(why);
      const organisation = toKept(read.value);
      return inTurn(async () => {
        const all: Kept = { ...withoutOrganisation(kept()), organisation };
        return vault.keep(KEYS, JSON.stringify(all)) ? success(null) : failure('vaultClosed');
      });
    },

    forgetKey() {
      if (vault.status().state === 'empty') return success(null);
      return vault.keep(KEYS, JSON.stringify(withoutOrganisation(kept()))) ? success(null) : failure('vaultClosed');
    },

    importCertificate: (file) =>
      inTurn(async () => {
        const certificate = readCertificateFile(file);
        if (certificate === null) return failure('notACertificate');
        if (!(await hasCommonNames(certificate))) return failure('certificateNames');
        const { own } = await pins();
        const before = known();
        const all = [...own, ...before.flatMap(certificateOf)];
        if (all.some(({ fingerprint }) => fingerprint === certificate.fingerprint)) return failure('alreadyKnown');
        return keepKnown([...before, toBase64(certificate.der)]) ? success(certificate) : failure('vaultClosed');
      }),

    forgetCertificate(fingerprint) {
      const others = known().filter((one) => certificateOf(one)[0]?.fingerprint !== fingerprint);
      return keepKnown(others) ? success(null) : failure('vaultClosed');
    },
  };
}

function withoutOrganisation({ organisation, former, ...rest }: Kept): Kept {
  return {
    ...rest,
    organisation: null,
    former: organisation === null ? former : [...new Set([...former, organisation.certificate])],
  };
}

function certificateOf(base64: string): readonly Certificate[] {
  const read = readCertificate(fromBase64(base64));
  return read === null ? [] : [read];
}

function toKept({ certificate, privateKey }: NewKey): KeptKey {
  return { certificate: toBase64(certificate), privateKey: toBase64(privateKey) };
}

function fromKept({ certificate, privateKey }: KeptKey): NewKey {
  return { certificate: fromBase64(certificate), privateKey: fromBase64(privateKey) };
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(text, 'base64'));
}
