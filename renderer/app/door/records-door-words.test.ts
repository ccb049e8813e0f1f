import { describe, expect, it } from 'vitest';
import { backupTroubles } from '../../../shared/records.ts';
import { recordsTroubles } from '../../../shared/records-troubles.ts';
import type { VaultStatus } from '../../../shared/vault.ts';
import { resources } from '../../base/language/language.ts';
import { doorOffers } from './records-door-words.ts';

const open: VaultStatus = { state: 'open', protection: 'passphrase', keychain: false, recoverable: false };
const troubles = recordsTroubles.filter((why) => why !== 'vault');

describe('doorOffers', () => {
  it('never offers to begin anew for trouble of the disk, or of the program', () => {
    expect(troubles.filter((why) => !doorOffers(why, open).setAside)).toEqual(['diskFull', 'refused', 'unexpected']);
  });

  it('offers a backup where what is here is lost, not where it is out of reach', () => {
    expect(troubles.filter((why) => doorOffers(why, open).restore !== null)).toEqual([
      'keyMissing',
      'wrongKeyOrDamaged',
      'damaged',
    ]);
  });

  it('restores only where there is a key to keep it under', () => {
    expect(doorOffers('damaged', open).restore).toBe('now');
    expect(doorOffers('damaged', { state: 'empty', keychain: false }).restore).toBe('later');
    expect(doorOffers('keyMissing', open).restore).toBe('later');
  });
});

describe('the texts', () => {
  const { recordsTrouble, backupTrouble } = resources.en.translation;

  it('say of each trouble what happened and what to do', () => {
    expect(Object.keys(recordsTrouble).sort()).toEqual([...recordsTroubles].sort());
    expect(Object.keys(backupTrouble).sort()).toEqual([...backupTroubles].sort());
  });
});
