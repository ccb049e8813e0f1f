import type { TypedRequestOf } from '../../../shared/contract/contract.ts';
import type { LaneSummary } from '../../../shared/contract/credentials.ts';
import {
  type CredentialProblem,
  parseBaseUrl,
  parseCredential,
  usualBaseUrls,
} from '../../../shared/entry/credentials.ts';
import { type FieldProblem, parseCustomerIp } from '../../../shared/entry/fields.ts';
import type { Result } from '../../../shared/result.ts';
import type { VaultStatus } from '../../../shared/vault.ts';
import { publicKeyProblem } from './public-key.ts';

export type KeptIn = 'vault' | 'session';

/** As typed. Secrets that are kept already are never here: empty means that they stay as they are. */
export interface LaneEntries {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly publicKey: string;
  readonly isKeyRemoved: boolean;
  readonly defaultCustomerIp: string;
  readonly baseUrl: string;
  /** Null until somebody has chosen. */
  readonly keepIn: KeptIn | null;
}

/** In the order of the card: the first one with a problem gets the focus. */
export const laneFields = ['clientId', 'clientSecret', 'publicKey', 'defaultCustomerIp', 'baseUrl'] as const;
export type LaneField = (typeof laneFields)[number];
export type LaneProblems = Readonly<Record<LaneField, CredentialProblem | FieldProblem | null>>;

export function laneEntriesOf(lane: LaneSummary): LaneEntries {
  return {
    clientId: '',
    clientSecret: '',
    publicKey: '',
    isKeyRemoved: false,
    defaultCustomerIp: lane.defaultCustomerIp ?? '',
    baseUrl: lane.baseUrlIsOwn ? (lane.baseUrl ?? '') : '',
    keepIn: null,
  };
}

/** The vendor's usual address; null where nobody has published one. */
export function usualBaseUrl(lane: Pick<LaneSummary, 'vendor' | 'mode'>): string | null {
  return usualBaseUrls[`${lane.vendor} ${lane.mode}`];
}

export function laneProblems(lane: LaneSummary, entries: LaneEntries, loopbackAllowed: boolean): LaneProblems {
  const hasCredentials = lane.credentials !== null;
  const secret = (typed: string) => (hasCredentials && typed.trim() === '' ? null : problemOf(parseCredential(typed)));
  const needsBaseUrl = usualBaseUrl(lane) === null || entries.baseUrl.trim() !== '';
  const hasCustomerIp = lane.vendor === 'instantPay' && entries.defaultCustomerIp.trim() !== '';
  return {
    clientId: secret(entries.clientId),
    clientSecret: secret(entries.clientSecret),
    publicKey: lane.vendor === 'cashfree' ? publicKeyProblem(entries.publicKey) : null,
    defaultCustomerIp: hasCustomerIp ? problemOf(parseCustomerIp(entries.defaultCustomerIp)) : null,
    baseUrl: needsBaseUrl ? problemOf(parseBaseUrl(entries.baseUrl, loopbackAllowed)) : null,
  };
}

function problemOf<Problem>(parsed: Result<unknown, Problem>): Problem | null {
  return parsed.ok ? null : parsed.error;
}

/** True where something can be kept: in an open vault, or in a new one that the keychain protects. */
export function canUseVault(vault: VaultStatus): boolean {
  return vault.state === 'open' || (vault.state === 'empty' && vault.keychain);
}

/** Where the credentials will be kept: as chosen, as now, or in the vault where that is possible. */
export function keepInOf(lane: LaneSummary, entries: LaneEntries, vault: VaultStatus): KeptIn {
  if (!canUseVault(vault)) return 'session';
  return entries.keepIn ?? lane.credentials?.keptIn ?? 'vault';
}

export function keepRequest(
  lane: LaneSummary,
  entries: LaneEntries,
  vault: VaultStatus,
): TypedRequestOf<'credentials.keep'> {
  const typed = (text: string) => (text.trim() === '' ? null : text.trim());
  const pem = typed(entries.publicKey);
  return {
    vendor: lane.vendor,
    mode: lane.mode,
    clientId: typed(entries.clientId),
    clientSecret: typed(entries.clientSecret),
    publicKey: pem !== null ? { kind: 'pem', pem } : { kind: entries.isKeyRemoved ? 'none' : 'asItIs' },
    baseUrl: entries.baseUrl.trim(),
    defaultCustomerIp: entries.defaultCustomerIp.trim(),
    keepIn: keepInOf(lane, entries, vault),
  };
}

/** What has to be asked before saving, as it can't be undone. Each has a text under `lane.question`. */
export type SavingQuestion = 'replace' | 'leaveVault';

export function savingQuestion(lane: LaneSummary, entries: LaneEntries, vault: VaultStatus): SavingQuestion | null {
  if (lane.credentials === null) return null;
  if (entries.clientId.trim() !== '' || entries.clientSecret.trim() !== '') return 'replace';
  const leavesVault = lane.credentials.keptIn === 'vault' && keepInOf(lane, entries, vault) === 'session';
  return leavesVault ? 'leaveVault' : null;
}

/** How a lane's credentials stand. Each has a text in the language files under `lane.state`. */
export const laneStates = ['vault', 'session', 'shut', 'none'] as const;
export type LaneState = (typeof laneStates)[number];

export function laneState(lane: LaneSummary, vault: VaultStatus): LaneState {
  if (lane.credentials) return lane.credentials.keptIn;
  return vault.state === 'locked' || vault.state === 'closed' ? 'shut' : 'none';
}
