import { z } from 'zod';
import type { SigningTrouble } from '../../../../shared/evidence/reporting.ts';
import { failure, type Result, success } from '../../../../shared/result.ts';
import type { VaultStatus } from '../../../../shared/vault.ts';
import { oneAfterAnother } from '../../../work/in-turn.ts';
import type { Pins } from '../verify/verification.ts';
import { type Certificate, readCertificate, readCertificateFile } from './certificate.ts';
import { makeKey, type NewKey } from './make-certificate.ts';
import { hasCommonNames } from './names.ts';
import { readPkcs12 } from './pkcs12/read-pkcs12.ts';
import { type ReportSigner, toSigner } from './signer.ts';
import { firstUsable } from './usable-key.ts';

/** Where the key that signs comes from: made here, an organisation's, or made for this run only. */
export type KeySource = 'installation' | 'organisation' | 'thisRun';

export interface CurrentSigner {
  readonly signer: ReportSigner;
  readonly source: KeySource;
}

/**
 * The keys that reports are signed with, and the certificates that signers are known by. `vaultClosed`: they lie in a vault
 * that isn't open, or there is none to keep them in.
 */
export type SigningKeys = ReturnType<typeof openSigningKeys>;

/** Whether a person wants it. Nothing waits meanwhile, and nothing has been kept yet. */
export type Agree = (certificate: Certificate) => Promise<boolean>;

export type ImportTrouble = SigningTrouble | 'vaultClosed';

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
  /** What lies in it, also where `read` can't open one of them. */
  names(): readonly string[];
}

/** Names in the vault. */
const KEYS = 'signing';
const KNOWN = 'signing known';

const keySchema = z.strictObject({ certificate: z.base64(), privateKey: z.base64() });
type KeptKey = z.infer<typeof keySchema>;
const keptSchema = z.strictObject({
  installation: keySchema.nullable(),
  organisation: keySchema.nullable(),
  /** Certificates of the installation's own keys before this one. */
  former: z.array(z.base64()),
  /** Of organisations' keys that signed here before: whoever else has such a key signs the same. */
  formerOrganisation: z.array(z.base64()),
});
type Kept = z.infer<typeof keptSchema>;
const knownSchema = z.array(z.base64());

/**
 * The keys lie in the vault. While there is none, a key of this run alone signs, which is for practice; once the vault is
 * open the installation's own takes over. While it is there and closed nothing is signed: another key in place of the
 * installation's would pass for it.
 */
export function openSigningKeys({ vault, installation, now }: SigningSurroundings) {
  let ofThisRun: Promise<NewKey> | null = null;
  /** Known while nothing can keep them. */
  let knownThisRun: readonly string[] = [];
  /** Two calls at once must not make two keys. */
  const inTurn = oneAfterAnother();

  /** Open, and with all of ours readable: what can't be unsealed must not be taken for nothing, and be written over. */
  function isOpen(): boolean {
    if (vault.status().state !== 'open') return false;
    const names = vault.names();
    return [KEYS, KNOWN].every((name) => vault.read(name) !== null || !names.includes(name));
  }

  function kept(): Kept {
    const text = vault.read(KEYS);
    return text === null ? nothing : keptSchema.parse(JSON.parse(text));
  }

  function keep(all: Kept): Result<null, 'vaultClosed'> {
    return vault.keep(KEYS, JSON.stringify(all)) ? success(null) : failure('vaultClosed');
  }

  /** The installation's own, made where there is none yet or where it has run out. */
  async function ownKey(): Promise<Result<KeptKey, 'vaultClosed'>> {
    const before = kept();
    const own = before.installation;
    if (own !== null && isValid(own.certificate)) return success(own);
    const made = toKept(await makeKey(installation, now()));
    const former = own === null ? before.former : [...before.former, own.certificate];
    const done = keep({ ...before, installation: made, former });
    return done.ok ? success(made) : done;
  }

  function isValid(certificate: string): boolean {
    const read = readCertificate(fromBase64(certificate));
    return read !== null && read.validUntil > now();
  }

  /** One that could not be made is tried again. */
  async function keyOfThisRun(): Promise<NewKey> {
    ofThisRun ??= makeKey(installation, now());
    try {
      return await ofThisRun;
    } catch (fault) {
      ofThisRun = null;
      throw fault;
    }
  }

  async function ofInstallation(): Promise<Result<{ key: KeptKey; source: KeySource }, 'vaultClosed'>> {
    if (vault.status().state === 'empty') return success({ key: toKept(await keyOfThisRun()), source: 'thisRun' });
    if (!isOpen()) return failure('vaultClosed');
    const own = await ownKey();
    return own.ok ? success({ key: own.value, source: 'installation' }) : own;
  }

  async function current(): Promise<Result<{ key: KeptKey; source: KeySource }, 'vaultClosed'>> {
    const { organisation } = isOpen() ? kept() : nothing;
    return organisation === null ? ofInstallation() : success({ key: organisation, source: 'organisation' });
  }

  /** Once there is a vault, what was imported before goes into it. */
  function imported(): readonly string[] {
    const text = vault.read(KNOWN);
    const stored = text === null ? [] : knownSchema.parse(JSON.parse(text));
    const all = [...new Set([...stored, ...knownThisRun])];
    if (knownThisRun.length > 0 && isOpen() && vault.keep(KNOWN, JSON.stringify(all))) knownThisRun = [];
    return all;
  }

  /** @returns false where it can't be kept: the vault is there, and closed */
  function keepImported(certificates: readonly string[]): boolean {
    if (vault.status().state === 'empty') knownThisRun = certificates;
    else if (!isOpen() || !vault.keep(KNOWN, JSON.stringify(certificates))) return false;
    else knownThisRun = [];
    return true;
  }

  /** An organisation's key may be in use elsewhere too: who signed with it is known, but need not be this installation. */
  async function pins(): Promise<Pins> {
    const { installation: own, organisation, former, formerOrganisation } = kept();
    const thisRun = ofThisRun === null ? [] : [toKept(await keyOfThisRun())];
    const keys = [own, ...thisRun].flatMap((key) => (key === null ? [] : [key.certificate]));
    const ofOrganisation = organisation === null ? [] : [organisation.certificate];
    const known = [...new Set([...imported(), ...formerOrganisation, ...ofOrganisation])];
    return {
      own: [...keys, ...former].flatMap(certificateOf),
      known: known.flatMap(certificateOf),
      areAll: isOpen() || vault.status().state === 'empty',
    };
  }

  async function isPinned({ fingerprint }: Certificate): Promise<boolean> {
    const { own, known } = await pins();
    return [...own, ...known].some((pinned) => pinned.fingerprint === fingerprint);
  }

  return {
    /** Whose signature a report gets now. A key is made when it is first needed. */
    signer: () =>
      inTurn(async (): Promise<Result<CurrentSigner, 'vaultClosed'>> => {
        const found = await current();
        if (!found.ok) return found;
        const { key, source } = found.value;
        return success({ signer: await toSigner(fromKept(key)), source });
      }),
    pins: () => inTurn(pins),
    /** The installation's own certificate, whether it signs now or an organisation's does. */
    own: () =>
      inTurn(async (): Promise<Result<Certificate, 'vaultClosed'>> => {
        const found = await ofInstallation();
        return found.ok ? success((await toSigner(fromKept(found.value.key))).certificate) : found;
      }),

    /** Takes a PKCS #12 file's key in place of the installation's own. */
    async importKey(file: Uint8Array, passphrase: string, agree: Agree): Promise<Result<null, ImportTrouble>> {
      // Before its turn: a file may take seconds to open, and a report must not wait for it.
      const read = await readPkcs12(file, passphrase);
      if (!read.ok) return read;
      const usable = await firstUsable(read.value, now());
      if (!usable.ok) return usable;
      if (!isOpen()) return failure('vaultClosed');
      if (!(await agree((await toSigner(usable.value)).certificate))) return failure('declined');
      const organisation = toKept(usable.value);
      return inTurn(async () =>
        isOpen() ? keep({ ...withoutOrganisation(kept()), organisation }) : failure('vaultClosed'),
      );
    },

    /** Back to the installation's own. The certificate of the other stays known until it is forgotten. */
    forgetKey(): Result<null, 'vaultClosed'> {
      if (vault.status().state === 'empty') return success(null);
      return isOpen() ? keep(withoutOrganisation(kept())) : failure('vaultClosed');
    },

    /** PEM or DER. An expired one too: the reports are as old. */
    async importCertificate(file: Uint8Array, agree: Agree): Promise<Result<Certificate, ImportTrouble>> {
      const certificate = readCertificateFile(file);
      if (certificate === null) return failure('notACertificate');
      if (!(await hasCommonNames(certificate))) return failure('certificateNames');
      if (await inTurn(() => isPinned(certificate))) return failure('alreadyKnown');
      if (!isOpen() && vault.status().state !== 'empty') return failure('vaultClosed');
      if (!(await agree(certificate))) return failure('declined');
      return inTurn(async (): Promise<Result<Certificate, ImportTrouble>> => {
        const all = [...new Set([...imported(), toBase64(certificate.der)])];
        return keepImported(all) ? success(certificate) : failure('vaultClosed');
      });
    },

    /** Not the one of a key that signs now. */
    forgetCertificate(fingerprint: string): Result<null, 'vaultClosed'> {
      const isOther = (one: string) => certificateOf(one)[0]?.fingerprint !== fingerprint;
      if (!keepImported(imported().filter(isOther))) return failure('vaultClosed');
      const before = kept();
      const formerOrganisation = before.formerOrganisation.filter(isOther);
      const isThere = formerOrganisation.length < before.formerOrganisation.length;
      return isThere ? keep({ ...before, formerOrganisation }) : success(null);
    },
  };
}

const nothing: Kept = { installation: null, organisation: null, former: [], formerOrganisation: [] };

function withoutOrganisation({ organisation, formerOrganisation: before, ...rest }: Kept): Kept {
  const formerOrganisation = organisation === null ? before : [...new Set([...before, organisation.certificate])];
  return { ...rest, organisation: null, formerOrganisation };
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
