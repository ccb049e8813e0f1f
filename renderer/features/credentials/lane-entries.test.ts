import { describe, expect, it } from 'vitest';
import type { LaneSummary } from '../../../shared/contract/credentials.ts';
import type { VaultStatus } from '../../../shared/vault.ts';
import {
  keepInOf,
  keepRequest,
  type LaneEntries,
  laneEntriesOf,
  laneFields,
  laneProblems,
  laneState,
  savingQuestion,
} from './lane-entries.ts';

const empty: LaneSummary = {
  vendor: 'cashfree',
  mode: 'production',
  credentials: null,
  baseUrl: 'https://api.cashfree.com/verification',
  baseUrlIsOwn: false,
  defaultCustomerIp: null,
};
const credentials = {
  clientIdEnding: '1a2b',
  clientSecretEnding: '9f',
  publicKeyFingerprint: null,
  keptIn: 'vault',
} as const;
const kept: LaneSummary = { ...empty, credentials };
const instantPay: LaneSummary = { ...empty, vendor: 'instantPay', mode: 'sandbox', baseUrl: null };
const open: VaultStatus = { state: 'open', protection: 'keychain', keychain: true, recoverable: false };
const locked: VaultStatus = { state: 'locked', recoverable: false };
const typed = (lane: LaneSummary, entries: Partial<LaneEntries>) => ({ ...laneEntriesOf(lane), ...entries });

describe('laneEntriesOf', () => {
  it('shows an address of the operator, but not the usual one', () => {
    expect(laneEntriesOf(empty).baseUrl).toBe('');
    expect(laneEntriesOf({ ...empty, baseUrl: 'https://proxy.example', baseUrlIsOwn: true }).baseUrl).toBe(
      'https://proxy.example',
    );
  });
});

describe('laneProblems', () => {
  it('needs both the first time, and neither once they are kept', () => {
    expect(laneProblems(empty, laneEntriesOf(empty), false)).toMatchObject({
      clientId: 'required',
      clientSecret: 'required',
      baseUrl: null,
    });
    expect(Object.values(laneProblems(kept, laneEntriesOf(kept), false))).toEqual(laneFields.map(() => null));
  });

  it('needs an address where the vendor has no usual one', () => {
    expect(laneProblems(instantPay, laneEntriesOf(instantPay), false).baseUrl).toBe('required');
  });

  it('takes an address on this computer only from a developer', () => {
    const entries = typed(empty, { baseUrl: 'http://127.0.0.1:4000' });
    expect(laneProblems(empty, entries, false).baseUrl).toBe('loopback');
    expect(laneProblems(empty, entries, true).baseUrl).toBeNull();
  });

  it('checks the customer address of InstantPay alone', () => {
    expect(laneProblems(instantPay, typed(instantPay, { defaultCustomerIp: '1.2' }), false).defaultCustomerIp).toBe(
      'notAnAddress',
    );
    expect(laneProblems(empty, typed(empty, { defaultCustomerIp: '1.2' }), false).defaultCustomerIp).toBeNull();
  });
});

describe('keepRequest', () => {
  it('leaves as it is what was not typed', () => {
    expect(keepRequest(kept, laneEntriesOf(kept), open)).toEqual({
      vendor: 'cashfree',
      mode: 'production',
      clientId: null,
      clientSecret: null,
      publicKey: { kind: 'asItIs' },
      baseUrl: '',
      defaultCustomerIp: '',
      keepIn: 'vault',
    });
  });

  it('sends a new key, or the removal of the old one', () => {
    expect(keepRequest(kept, typed(kept, { isKeyRemoved: true }), open).publicKey).toEqual({ kind: 'none' });
    expect(keepRequest(kept, typed(kept, { publicKey: ' pem ' }), open).publicKey).toEqual({ kind: 'pem', pem: 'pem' });
  });
});

describe('keepInOf', () => {
  it('uses the vault where it can, and this session where it can not', () => {
    expect(keepInOf(empty, laneEntriesOf(empty), open)).toBe('vault');
    expect(keepInOf(empty, laneEntriesOf(empty), { state: 'empty', keychain: true })).toBe('vault');
    expect(keepInOf(empty, laneEntriesOf(empty), { state: 'empty', keychain: false })).toBe('session');
    expect(keepInOf(empty, typed(empty, { keepIn: 'vault' }), locked)).toBe('session');
  });

  it('stays where the credentials are unless somebody chooses', () => {
    const session: LaneSummary = { ...kept, credentials: { ...credentials, keptIn: 'session' } };
    expect(keepInOf(session, laneEntriesOf(session), open)).toBe('session');
    expect(keepInOf(session, typed(session, { keepIn: 'vault' }), open)).toBe('vault');
  });
});

describe('savingQuestion', () => {
  it('asks before a secret is replaced, and not the first time', () => {
    expect(savingQuestion(kept, typed(kept, { clientSecret: 'x' }), open)).toBe('replace');
    expect(savingQuestion(empty, typed(empty, { clientId: 'x', clientSecret: 'x' }), open)).toBeNull();
    expect(savingQuestion(kept, typed(kept, { baseUrl: 'https://proxy.example' }), open)).toBeNull();
  });

  it('asks before credentials leave the vault', () => {
    expect(savingQuestion(kept, typed(kept, { keepIn: 'session' }), open)).toBe('leaveVault');
  });
});

describe('laneState', () => {
  it('does not call a lane empty whose vault is shut', () => {
    expect(laneState(empty, locked)).toBe('shut');
    expect(laneState(empty, { state: 'closed', why: 'damaged', recoverable: false })).toBe('shut');
    expect(laneState(empty, open)).toBe('none');
    expect(laneState(kept, open)).toBe('vault');
  });
});
