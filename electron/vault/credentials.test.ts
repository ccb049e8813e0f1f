import { describe, expect, it } from 'vitest';
import type { RequestOf } from '../../shared/contract/contract.ts';
import { openCredentials, type TextVault } from './credentials.ts';

/** A vault that is open, or not, and forgets at the end. */
function vaultInMemory(state: { open: boolean } = { open: true }): TextVault & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    read: (name) => (state.open ? (texts.get(name) ?? null) : null),
    keep: (name, text) => state.open && Boolean(texts.set(name, text)),
    remove: (name) => void (state.open && texts.delete(name)),
    names: () => [...texts.keys()],
  };
}

const request: RequestOf<'credentials.keep'> = {
  vendor: 'cashfree',
  mode: 'production',
  clientId: ' CF-CLIENT-1a2b ',
  clientSecret: 'cf-secret-90ab-cdef',
  publicKey: { kind: 'none' },
  baseUrl: '',
  defaultCustomerIp: '',
  keepIn: 'vault',
};

describe('credentials', () => {
  it('tell how they end and nothing more, and go out whole to the vendor’s usual address', () => {
    const credentials = openCredentials(vaultInMemory(), false);
    const kept = credentials.keep(request);
    expect(kept.ok && kept.value.find(({ vendor, mode }) => vendor === 'cashfree' && mode === 'production')).toEqual({
      vendor: 'cashfree',
      mode: 'production',
      credentials: { clientIdEnding: '1a2b', clientSecretEnding: 'cdef', publicKeyFingerprint: null, keptIn: 'vault' },
      baseUrl: 'https://api.cashfree.com/verification',
      baseUrlIsOwn: false,
      defaultCustomerIp: null,
    });
    expect(credentials.access('cashfree', 'production')).toEqual({
      ok: true,
      value: {
        baseUrl: 'https://api.cashfree.com/verification',
        clientId: 'CF-CLIENT-1a2b',
        clientSecret: 'cf-secret-90ab-cdef',
        publicKey: null,
      },
    });
    expect(credentials.access('cashfree', 'sandbox')).toMatchObject({ ok: false, error: { code: 'noCredentials' } });
  });

  it('show nothing of a short secret', () => {
    const kept = openCredentials(vaultInMemory(), false).keep({ ...request, clientSecret: 'short' });
    expect(JSON.stringify(kept)).not.toContain('short');
    expect(kept.ok && kept.value.some(({ credentials }) => credentials?.clientSecretEnding === '')).toBe(true);
  });

  it('left empty stay as they were; a secret never follows to another address', () => {
    const credentials = openCredentials(vaultInMemory(), false);
    credentials.keep(request);
    expect(credentials.keep({ ...request, clientId: 'CF-OTHER', clientSecret: null }).ok).toBe(true);
    expect(credentials.access('cashfree', 'production')).toMatchObject({
      value: { clientId: 'CF-OTHER', clientSecret: 'cf-secret-90ab-cdef' },
    });
    const elsewhere = { ...request, baseUrl: 'https://thief.example' };
    expect(credentials.keep({ ...elsewhere, clientSecret: null })).toMatchObject({
      ok: false,
      error: { code: 'field', field: 'clientSecret', fieldProblem: 'newAddress' },
    });
    expect(credentials.access('cashfree', 'production')).toMatchObject({
      value: { baseUrl: 'https://api.cashfree.com/verification' },
    });
    expect(credentials.keep(elsewhere).ok).toBe(true);
    expect(credentials.access('cashfree', 'production')).toMatchObject({ value: { baseUrl: 'https://thief.example' } });
  });

  it.each([
    [{ clientId: null }, 'clientId', 'required'],
    [{ clientSecret: 'two words' }, 'clientSecret', 'characters'],
    [{ baseUrl: 'http://proxy.example' }, 'baseUrl', 'notHttps'],
    [{ baseUrl: 'https://localhost' }, 'baseUrl', 'loopback'],
    [{ vendor: 'instantPay', mode: 'sandbox' }, 'baseUrl', 'required'],
    [{ defaultCustomerIp: '1.2.3' }, 'defaultCustomerIp', 'notAnAddress'],
    [{ publicKey: { kind: 'pem', pem: 'rubbish' } }, 'publicKey', 'notAPublicKey'],
  ] as const)('with %j are refused at the field', (change, field, fieldProblem) => {
    const vault = vaultInMemory();
    const kept = openCredentials(vault, false).keep({ ...request, ...change } as typeof request);
    expect(kept).toMatchObject({ ok: false, error: { code: 'field', field, fieldProblem } });
    expect(vault.texts.size).toBe(0);
  });

  it('for this session only never reach the vault, and go before what is in it', () => {
    const vault = vaultInMemory();
    const credentials = openCredentials(vault, false);
    credentials.keep({ ...request, keepIn: 'session' });
    expect(vault.texts.size).toBe(0);
    expect(credentials.access('cashfree', 'production').ok).toBe(true);
    expect(openCredentials(vault, false).access('cashfree', 'production').ok).toBe(false);
  });

  it('in a vault that is not open are told apart from none', () => {
    const state = { open: true };
    const credentials = openCredentials(vaultInMemory(state), false);
    credentials.keep(request);
    state.open = false;
    expect(credentials.access('cashfree', 'production')).toMatchObject({ error: { code: 'vaultClosed' } });
    expect(credentials.access('cashfree', 'sandbox')).toMatchObject({ error: { code: 'noCredentials' } });
    expect(credentials.keep(request)).toMatchObject({ error: { code: 'vaultClosed' } });
  });

  it('for this computer, entered in a developer’s build, are nothing to another build', () => {
    const vault = vaultInMemory();
    expect(openCredentials(vault, true).keep({ ...request, baseUrl: 'http://127.0.0.1:9' }).ok).toBe(true);
    expect(openCredentials(vault, false).access('cashfree', 'production')).toMatchObject({
      error: { code: 'noCredentials' },
    });
  });
});
