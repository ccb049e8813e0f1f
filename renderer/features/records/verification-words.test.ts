import { describe, expect, it } from 'vitest';
import type { Verification } from '../../../shared/records.ts';
import { resources } from '../../base/language/language.ts';
import { verificationWords } from './verification-words.ts';

const hash = 'a'.repeat(64);
const sound: Verification = {
  head: { length: 42, hash },
  chain: { result: 'whole' },
  printedHead: null,
  database: 'sound',
  disagreements: 0,
  pictures: { sound: 7, missing: 0, altered: 0 },
};

const namesOf = (changed: Partial<Verification>) =>
  verificationWords({ ...sound, ...changed }, { length: 40, hash }).findings.map(({ name }) => name);
const toneOf = (changed: Partial<Verification>) => verificationWords({ ...sound, ...changed }, null).tone;

describe('verificationWords', () => {
  it('says of sound records that each part is sound', () => {
    expect(verificationWords(sound, null).tone).toBe('good');
    expect(namesOf({})).toEqual(['chainWhole', 'databaseSound', 'agreeing', 'picturesSound']);
  });

  it('names the first entry that does not fit', () => {
    const { tone, findings } = verificationWords({ ...sound, chain: { result: 'broken', entry: 17 } }, null);
    expect(tone).toBe('problem');
    expect(findings[0]).toMatchObject({ name: 'chainBroken', place: 17 });
  });

  it('tells a chain that was cut off from one that was written anew', () => {
    expect(namesOf({ chain: { result: 'notTheSealedOne', sealedLength: 50 } })[0]).toBe('chainShortened');
    expect(namesOf({ chain: { result: 'notTheSealedOne', sealedLength: 42 } })[0]).toBe('chainRewritten');
    expect(namesOf({ chain: { result: 'notTheSealedOne', sealedLength: 30 } })[0]).toBe('chainRewritten');
  });

  it('takes a missing seal for a doubt, not for a proof', () => {
    expect(toneOf({ chain: { result: 'sealMissing' } })).toBe('warning');
    expect(toneOf({ chain: { result: 'sealMissing' }, database: 'damaged' })).toBe('problem');
  });

  it('answers for a printed head only where one was asked about', () => {
    expect(namesOf({ printedHead: 'contained' })).toContain('printedContained');
    expect(namesOf({ printedHead: 'notContained' })).toContain('printedMissing');
    expect(toneOf({ printedHead: 'notContained' })).toBe('problem');
  });

  it('never calls records sound that have a fault in any part', () => {
    const faults: Partial<Verification>[] = [
      { database: 'damaged' },
      { disagreements: 1 },
      { pictures: { sound: 6, missing: 1, altered: 0 } },
      { pictures: { sound: 6, missing: 0, altered: 1 } },
    ];
    for (const fault of faults) expect(toneOf(fault)).toBe('problem');
    expect(namesOf({ pictures: { sound: 0, missing: 2, altered: 1 } })).toEqual(
      expect.arrayContaining(['picturesMissing', 'picturesAltered']),
    );
    expect(namesOf({ pictures: { sound: 0, missing: 0, altered: 0 } })).toContain('picturesNone');
  });

  it('has a text for each finding', () => {
    const texts = Object.keys(resources.en.translation.verification.finding).map((key) => key.split('_')[0]);
    const printed: Partial<Verification>[] = [{ printedHead: 'contained' }, { printedHead: 'notContained' }];
    const chains: Verification['chain'][] = [
      { result: 'broken', entry: 1 },
      { result: 'notTheSealedOne', sealedLength: 50 },
      { result: 'notTheSealedOne', sealedLength: 1 },
      { result: 'sealMissing' },
    ];
    for (const fault of [...printed, ...chains.map((chain) => ({ chain }))]) {
      for (const name of namesOf(fault)) expect(texts).toContain(name);
    }
  });
});
