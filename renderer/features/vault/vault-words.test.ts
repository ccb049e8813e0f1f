import { describe, expect, it } from 'vitest';
import { type VaultStatus, vaultTroubles } from '../../../shared/vault.ts';
import { vaultWords } from './vault-words.ts';

const open = (protection: 'keychain' | 'passphrase', keychain: boolean): VaultStatus => ({
  state: 'open',
  protection,
  keychain,
  recoverable: true,
});

describe('vaultWords', () => {
  it('asks for nothing where the keychain does it all', () => {
    const { tone, first } = vaultWords({ state: 'empty', keychain: true }, false);
    expect({ tone, first }).toEqual({ tone: 'calm', first: null });
  });

  it('asks for a passphrase where there is no keychain', () => {
    expect(vaultWords({ state: 'empty', keychain: false }, false).first).toBe('choosePassphrase');
  });

  it('offers the recovery code only where one was made', () => {
    for (const recoverable of [true, false]) {
      const states: VaultStatus[] = [
        { state: 'locked', recoverable },
        ...vaultTroubles.map((why) => ({ state: 'closed' as const, why, recoverable })),
      ];
      for (const status of states) expect(vaultWords(status, false).others.includes('recover')).toBe(recoverable);
    }
  });

  it('offers to try again, whatever closed the vault, and to begin anew but where its file only can’t be read', () => {
    for (const why of vaultTroubles) {
      const { others } = vaultWords({ state: 'closed', why, recoverable: false }, false);
      expect(others).toEqual(why === 'unreadable' ? ['retry'] : ['retry', 'setAside']);
    }
  });

  it('wants the passphrase that there is before another one', () => {
    expect(vaultWords(open('passphrase', false), false).others).toContain('changePassphrase');
    expect(vaultWords(open('passphrase', false), false).others).not.toContain('choosePassphrase');
    expect(vaultWords(open('keychain', true), false).others).toContain('choosePassphrase');
  });

  it('offers the keychain only where there is one', () => {
    expect(vaultWords(open('passphrase', true), false).others).toContain('useKeychain');
    expect(vaultWords(open('passphrase', false), false).others).not.toContain('useKeychain');
  });

  it('asks for new protection after a recovery, without the passphrase that was forgotten', () => {
    const { title, first, others } = vaultWords(open('passphrase', true), true);
    expect(title).toBe('vault.recovered.title');
    expect(first).toBe('choosePassphrase');
    expect(others).toEqual(['useKeychain']);
    expect(vaultWords(open('keychain', false), false).title).toBe('vault.recovered.title');
  });
});
