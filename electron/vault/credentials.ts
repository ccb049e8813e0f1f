import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { type Vendor, vendorSchema } from '../../shared/check/outcome.ts';
import type { CallProblem, RequestOf } from '../../shared/contract/contract.ts';
import type { LaneSummary } from '../../shared/contract/credentials.ts';
import {
  type CredentialProblem,
  parseBaseUrl,
  parseCredential,
  usualBaseUrls,
  type VendorMode,
  vendorModes,
} from '../../shared/entry/credentials.ts';
import { parseCustomerIp } from '../../shared/entry/fields.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { sha256Of } from '../files/sha256.ts';
import { readPublicKey } from '../vendors/cashfree/signature.ts';
import { endingOf } from '../vendors/client-id-ending.ts';
import type { LaneAccess } from '../vendors/lane-access.ts';
import type { Vault } from './vault.ts';

const keptSchema = z.strictObject({
  clientId: z.string(),
  clientSecret: z.string(),
  publicKey: z.string().nullable(),
  /** Null means the vendor's usual one. */
  baseUrl: z.string().nullable(),
  defaultCustomerIp: z.string().nullable(),
});
type Kept = z.infer<typeof keptSchema>;

/** The part of a vault that keeps sealed texts. */
export type TextVault = Pick<Vault, 'read' | 'keep' | 'remove' | 'names'>;

/** The credentials of every lane: sealed in the vault, or in memory as long as the program runs. */
export type Credentials = ReturnType<typeof openCredentials>;

/** @param loopbackAllowed a developer's build may reach vendors on this computer */
export function openCredentials(vault: TextVault, loopbackAllowed: boolean) {
  const session = new Map<string, Kept>();

  function find(name: string): { readonly kept: Kept; readonly keptIn: 'vault' | 'session' } | null {
    const held = session.get(name);
    if (held) return { kept: held, keptIn: 'session' };
    const text = vault.read(name);
    return text === null ? null : { kept: keptSchema.parse(JSON.parse(text)), keptIn: 'vault' };
  }

  function summaryOf(vendor: Vendor, mode: VendorMode): LaneSummary {
    const found = find(nameOf(vendor, mode));
    const own = found?.kept.baseUrl ?? null;
    return {
      vendor,
      mode,
      credentials: found && {
        clientIdEnding: endingOf(found.kept.clientId),
        clientSecretEnding: endingOf(found.kept.clientSecret),
        publicKeyFingerprint: found.kept.publicKey && fingerprintOf(found.kept.publicKey),
        keptIn: found.keptIn,
      },
      baseUrl: own ?? usualBaseUrls[nameOf(vendor, mode)],
      baseUrlIsOwn: own !== null,
      defaultCustomerIp: found?.kept.defaultCustomerIp ?? null,
    };
  }

  const list = () => vendorSchema.options.flatMap((vendor) => vendorModes.map((mode) => summaryOf(vendor, mode)));

  return {
    list,

    /** The host of a base URL that this lane has not had before; null for the vendor's usual one or an invalid one. */
    newHost(request: RequestOf<'credentials.keep'>) {
      const entered = baseUrlOf(request, loopbackAllowed);
      if (!entered.ok || entered.value === null) return null;
      const { host, origin } = new URL(entered.value);
      const before = summaryOf(request.vendor, request.mode).baseUrl;
      return before !== null && new URL(before).origin === origin ? null : host;
    },

    keep(request: RequestOf<'credentials.keep'>): Result<LaneSummary[], CallProblem> {
      const name = nameOf(request.vendor, request.mode);
      const entered = readEntry(request, find(name)?.kept ?? null, loopbackAllowed);
      if (!entered.ok) return entered;
      if (request.keepIn === 'session') {
        session.set(name, entered.value);
        vault.remove(name);
      } else {
        if (!vault.keep(name, JSON.stringify(entered.value))) return vaultClosed;
        session.delete(name);
      }
      return success(list());
    },

    remove(vendor: Vendor, mode: VendorMode) {
      session.delete(nameOf(vendor, mode));
      vault.remove(nameOf(vendor, mode));
      return list();
    },

    access(vendor: Vendor, mode: VendorMode): Result<LaneAccess, CallProblem> {
      const name = nameOf(vendor, mode);
      const found = find(name);
      if (!found) return vault.names().includes(name) ? vaultClosed : noCredentials;
      const { clientId, clientSecret, publicKey } = found.kept;
      const baseUrl = found.kept.baseUrl ?? usualBaseUrls[name];
      // What was allowed when it was entered may not be allowed now: another build reads the same vault.
      if (baseUrl === null || !parseBaseUrl(baseUrl, loopbackAllowed).ok) return noCredentials;
      const key = publicKey === null ? success(null) : readPublicKey(publicKey);
      if (!key.ok) return noCredentials;
      return success({ baseUrl, clientId, clientSecret, publicKey: key.value });
    },
  };
}

type LaneName = keyof typeof usualBaseUrls;

function nameOf(vendor: Vendor, mode: VendorMode): LaneName {
  return `${vendor} ${mode}`;
}

/** What an operator entered, checked field by field; what was left empty stays as it was. */
function readEntry(
  request: RequestOf<'credentials.keep'>,
  before: Kept | null,
  loopbackAllowed: boolean,
): Result<Kept, CallProblem> {
  const clientId = secretOf(request.clientId, before?.clientId);
  if (!clientId.ok) return fieldFailure('clientId', clientId.error);
  const clientSecret = secretOf(request.clientSecret, before?.clientSecret);
  if (!clientSecret.ok) return fieldFailure('clientSecret', clientSecret.error);
  const publicKey = publicKeyOf(request.publicKey, before?.publicKey ?? null);
  if (!publicKey.ok) return fieldFailure('publicKey', publicKey.error);
  const baseUrl = baseUrlOf(request, loopbackAllowed);
  if (!baseUrl.ok) return fieldFailure('baseUrl', baseUrl.error);
  // A hijacked window must not be able to have a kept secret sent to an address of its own.
  if (before && request.clientSecret === null && baseUrl.value !== before.baseUrl) {
    return fieldFailure('clientSecret', 'newAddress');
  }
  const ip = request.defaultCustomerIp.trim() === '' ? success(null) : parseCustomerIp(request.defaultCustomerIp);
  if (!ip.ok) return fieldFailure('defaultCustomerIp', 'notAnAddress');
  return success({
    clientId: clientId.value,
    clientSecret: clientSecret.value,
    publicKey: publicKey.value,
    baseUrl: baseUrl.value,
    defaultCustomerIp: ip.value,
  });
}

function secretOf(entered: string | null, before: string | undefined): Result<string, CredentialProblem> {
  return entered === null && before !== undefined ? success(before) : parseCredential(entered ?? '');
}

function publicKeyOf(
  entered: RequestOf<'credentials.keep'>['publicKey'],
  before: string | null,
): Result<string | null, CredentialProblem> {
  if (entered.kind === 'asItIs') return success(before);
  if (entered.kind === 'none') return success(null);
  const key = readPublicKey(entered.pem);
  return key.ok ? success(spkiOf(key.value)) : key;
}

function baseUrlOf(
  { vendor, mode, baseUrl }: RequestOf<'credentials.keep'>,
  loopbackAllowed: boolean,
): Result<string | null, CredentialProblem> {
  const hasUsual = usualBaseUrls[nameOf(vendor, mode)] !== null;
  return baseUrl.trim() === '' && hasUsual ? success(null) : parseBaseUrl(baseUrl, loopbackAllowed);
}

function spkiOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

function fingerprintOf(pem: string): string {
  const key = readPublicKey(pem);
  if (!key.ok) return '';
  return sha256Of(key.value.export({ type: 'spki', format: 'der' }));
}

function fieldFailure(field: string, fieldProblem: CredentialProblem) {
  return failure({ code: 'field', message: fieldProblem, field, fieldProblem } as const);
}

const noCredentials = failure({ code: 'noCredentials', message: 'this lane has no credentials' } as const);
const vaultClosed = failure({ code: 'vaultClosed', message: 'the vault is not open' } as const);
