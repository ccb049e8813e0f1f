import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openVault } from './vault.ts';
import { type Keychain, type VaultFile, type VaultStorage, vaultFileSchema } from './vault-schema.ts';

/** A disk that remembers what was written, as JSON would. */
function disk() {
  let text: string | null = null;
  const aside: string[] = [];
  const storage: VaultStorage = {
    read() {
      if (text === null) return { kind: 'none' };
      const file = vaultFileSchema.safeParse(JSON.parse(text));
      return file.success ? { kind: 'file', file: file.data } : { kind: 'damaged' };
    },
    write: (file: VaultFile) => {
      text = JSON.stringify(file);
    },
    setAside() {
      aside.push(text ?? '');
      text = null;
      return `aside ${aside.length}`;
    },
  };
  return {
    storage,
    aside,
    text: () => text,
    change: (next: string) => {
      text = next;
    },
  };
}

/** A keychain with a secret of its own: what one closes, no other opens. */
function keychain(backend: string | null = 'gnome_libsecret') {
  const secret = randomBytes(32);
  const state = { backend, locked: false };
  const mask = (bytes: Uint8Array) => Buffer.from(bytes.map((byte, index) => byte ^ (secret[index] ?? 0)));
  const system: Keychain = {
    backend: () => state.backend,
    available: () => !state.locked,
    wrap: (key) => mask(key).toString('base64'),
    unwrap: (wrapped) => mask(Buffer.from(wrapped, 'base64')),
  };
  return { system, state };
}

const secret = 'cf-secret-0123456789';
const passphrase = 'correct horse battery';

function vaultUnderKeychain() {
  const file = disk();
  const chain = keychain();
  const vault = openVault(file.storage, chain.system);
  vault.protectWithKeychain();
  vault.keep('cashfree sandbox', secret);
  return { file, chain, vault };
}

describe('a vault under the system’s keychain', () => {
  it('opens by itself at the next start, and keeps nothing readable on disk', () => {
    const { file, chain } = vaultUnderKeychain();
    const again = openVault(file.storage, chain.system);
    expect(again.status()).toEqual({ state: 'open', protection: 'keychain', keychain: true, recoverable: false });
    expect(again.read('cashfree sandbox')).toBe(secret);
    expect(file.text()).not.toContain(secret);
    expect(file.text()).not.toContain(Buffer.from(secret).toString('base64').slice(0, 16));
  });

  it.each([
    [
      'is gone',
      'keychainMissing',
      (chain: ReturnType<typeof keychain>) => {
        chain.state.backend = null;
      },
    ],
    [
      'is of another kind',
      'keychainChanged',
      (chain: ReturnType<typeof keychain>) => {
        chain.state.backend = 'kwallet6';
      },
    ],
    [
      'is locked',
      'keychainRefused',
      (chain: ReturnType<typeof keychain>) => {
        chain.state.locked = true;
      },
    ],
  ] as const)('that %s: tells so, loses nothing, and opens when the keychain is back', (_what, why, change) => {
    const { file, chain } = vaultUnderKeychain();
    const before = file.text();
    const { backend } = chain.state;
    change(chain);
    const vault = openVault(file.storage, chain.system);
    expect(vault.status()).toEqual({ state: 'closed', why, recoverable: false });
    expect(vault.read('cashfree sandbox')).toBeNull();
    expect(vault.keep('cashfree sandbox', 'other')).toBe(false);
    expect(vault.protectWithKeychain()).toBe(false);
    vault.remove('cashfree sandbox');
    expect(file.text()).toBe(before);
    chain.state.backend = backend;
    chain.state.locked = false;
    vault.retry();
    expect(vault.read('cashfree sandbox')).toBe(secret);
  });

  it('swapped for another of the same kind: told, and the recovery code opens it', () => {
    const { file, vault } = vaultUnderKeychain();
    const code = vault.makeRecoveryCode() ?? '';
    const other = openVault(file.storage, keychain().system);
    expect(other.status()).toEqual({ state: 'closed', why: 'keychainChanged', recoverable: true });
    expect(other.unlockWithRecoveryCode('0000-0000-0000-0000-0000-0000-0000-0000')).toBe(false);
    expect(
      other.unlockWithRecoveryCode(
        ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `,
      ),
    ).toBe(true);
    expect(other.read('cashfree sandbox')).toBe(secret);
    other.protectWithKeychain();
    expect(other.status()).toMatchObject({ state: 'open', protection: 'keychain', recoverable: true });
  });

  it('set aside keeps the old file, and begins anew', () => {
    const { file, vault } = vaultUnderKeychain();
    const before = file.text();
    vault.setAside();
    expect(file.aside).toEqual([before]);
    expect(vault.status()).toEqual({ state: 'empty', keychain: true });
  });
});

describe('a vault under a passphrase', () => {
  it('is locked at the next start, tells a wrong passphrase at once, and opens with the right one', async () => {
    const file = disk();
    const none = keychain(null).system;
    const vault = openVault(file.storage, none);
    expect(vault.status()).toEqual({ state: 'empty', keychain: false });
    expect(vault.keep('cashfree sandbox', secret)).toBe(false);
    expect(await vault.protectWithPassphrase(passphrase, null)).toBe(true);
    expect(vault.keep('cashfree sandbox', secret)).toBe(true);

    const again = openVault(file.storage, none);
    expect(again.status()).toEqual({ state: 'locked', recoverable: false });
    expect(await again.unlock('wrong horse battery')).toBe(false);
    expect(again.read('cashfree sandbox')).toBeNull();
    expect(await again.unlock(passphrase)).toBe(true);
    expect(again.read('cashfree sandbox')).toBe(secret);
  });

  it('changes its passphrase for whoever knows the current one, and keeps its secrets', async () => {
    const file = disk();
    const none = keychain(null).system;
    const vault = openVault(file.storage, none);
    await vault.protectWithPassphrase(passphrase, null);
    vault.keep('cashfree sandbox', secret);
    expect(await vault.protectWithPassphrase('another passphrase', 'wrong')).toBe(false);
    expect(await vault.protectWithPassphrase('another passphrase', passphrase)).toBe(true);
    const again = openVault(file.storage, none);
    expect(await again.unlock(passphrase)).toBe(false);
    expect(await again.unlock('another passphrase')).toBe(true);
    expect(again.read('cashfree sandbox')).toBe(secret);
  });

  it('takes letters however the keyboard composes them', async () => {
    const file = disk();
    const none = keychain(null).system;
    await openVault(file.storage, none).protectWithPassphrase('caf\u00e9 \u0928\u093f\u0930', null);
    expect(await openVault(file.storage, none).unlock('cafe\u0301 \u0928\u093f\u0930')).toBe(true);
  });
});

describe('a recovery code', () => {
  it('is renewed: the earlier one opens nothing any more', () => {
    const { file, vault } = vaultUnderKeychain();
    const first = vault.makeRecoveryCode() ?? '';
    const second = vault.makeRecoveryCode() ?? '';
    expect(first).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
    const other = openVault(file.storage, keychain().system);
    expect(other.unlockWithRecoveryCode(first)).toBe(false);
    expect(other.unlockWithRecoveryCode(second)).toBe(true);
  });
});

it('a damaged file is told, and any changed bit of a sealed text opens nothing', () => {
  const { file, chain } = vaultUnderKeychain();
  const whole = file.text() ?? '';
  const sealed = JSON.parse(whole) as VaultFile;
  const original = Buffer.from(sealed.lanes['cashfree sandbox'] ?? '', 'base64');
  fc.assert(
    fc.property(fc.nat(original.byteLength * 8 - 1), (bit) => {
      const changed = Buffer.from(original);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      file.change(JSON.stringify({ ...sealed, lanes: { 'cashfree sandbox': changed.toString('base64') } }));
      expect(openVault(file.storage, chain.system).read('cashfree sandbox')).toBeNull();
    }),
  );
  // What was sealed for one lane is nothing to another.
  file.change(JSON.stringify({ ...sealed, lanes: { 'cashfree production': sealed.lanes['cashfree sandbox'] } }));
  expect(openVault(file.storage, chain.system).read('cashfree production')).toBeNull();
  file.change('{"version":1}');
  const vault = openVault(file.storage, chain.system);
  expect(vault.status()).toEqual({ state: 'closed', why: 'damaged', recoverable: false });
  expect(vault.protectWithKeychain()).toBe(false);
  expect(file.text()).toBe('{"version":1}');
});

describe('while a passphrase is being stretched', () => {
  it('what is kept meanwhile is still there, under the passphrase that was chosen', async () => {
    const file = disk();
    const chain = keychain();
    const vault = openVault(file.storage, chain.system);
    const choosing = vault.protectWithPassphrase(passphrase, null);
    vault.protectWithKeychain();
    vault.keep('cashfree sandbox', secret);
    expect(await choosing).toBe(true);
    expect(vault.read('cashfree sandbox')).toBe(secret);
    const again = openVault(file.storage, chain.system);
    expect(await again.unlock(passphrase)).toBe(true);
    expect(again.read('cashfree sandbox')).toBe(secret);
  });

  it('two choices at once leave a vault that the later one opens', async () => {
    const file = disk();
    const none = keychain(null).system;
    const vault = openVault(file.storage, none);
    const both = await Promise.all([
      vault.protectWithPassphrase('the first choice', null),
      vault.protectWithPassphrase('the second choice', null),
    ]);
    vault.keep('cashfree sandbox', secret);
    const again = openVault(file.storage, none);
    const opened = (await again.unlock('the first choice')) || (await again.unlock('the second choice'));
    expect(both).toContain(true);
    expect(opened).toBe(true);
    expect(again.read('cashfree sandbox')).toBe(secret);
  });

  it('a vault set aside meanwhile is not opened over its successor', async () => {
    const file = disk();
    const none = keychain(null).system;
    await openVault(file.storage, none).protectWithPassphrase(passphrase, null);
    const vault = openVault(file.storage, none);
    const unlocking = vault.unlock(passphrase);
    vault.setAside();
    await vault.protectWithPassphrase('a new passphrase', null);
    vault.keep('cashfree sandbox', secret);
    expect(await unlocking).toBe(false);
    expect(vault.read('cashfree sandbox')).toBe(secret);
  });
});

it('an open vault takes no recovery code, so the current passphrase can’t be gone round', async () => {
  const vault = openVault(disk().storage, keychain(null).system);
  await vault.protectWithPassphrase(passphrase, null);
  const code = vault.makeRecoveryCode() ?? '';
  expect(vault.unlockWithRecoveryCode(code)).toBe(false);
  expect(await vault.protectWithPassphrase('another passphrase', null)).toBe(false);
});
