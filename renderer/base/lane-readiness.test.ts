import { describe, expect, it } from 'vitest';
import type { LaneSummary } from '../../shared/contract/credentials.ts';
import { laneReadiness } from './lane-readiness.ts';

const credentials = {
  clientIdEnding: '1a2b',
  clientSecretEnding: '9f',
  publicKeyFingerprint: null,
  keptIn: 'vault',
} as const;
const lane: LaneSummary = {
  vendor: 'instantPay',
  mode: 'sandbox',
  credentials,
  baseUrl: 'https://proxy.example',
  baseUrlIsOwn: true,
  defaultCustomerIp: null,
};
const none: LaneSummary = { ...lane, credentials: null };
const open = { state: 'open', protection: 'keychain', keychain: true, recoverable: false } as const;

describe('laneReadiness', () => {
  it('finds nothing lacking where there are credentials and an address', () => {
    expect(laneReadiness(lane, open)).toBeNull();
  });

  it('misses credentials, and an address that has to be entered first', () => {
    expect(laneReadiness(none, open)).toBe('noCredentials');
    expect(laneReadiness(none, { state: 'empty', keychain: true })).toBe('noCredentials');
    expect(laneReadiness({ ...lane, baseUrl: null }, open)).toBe('noBaseUrl');
  });

  it('does not call credentials missing that may lie in a vault that is not open', () => {
    expect(laneReadiness(none, { state: 'locked', recoverable: false })).toBe('vaultLocked');
    expect(laneReadiness(none, { state: 'closed', why: 'damaged', recoverable: false })).toBe('vaultClosed');
  });

  it('lets credentials of this session go out, whatever the vault', () => {
    const session: LaneSummary = { ...lane, credentials: { ...credentials, keptIn: 'session' } };
    expect(laneReadiness(session, { state: 'locked', recoverable: true })).toBeNull();
  });
});
