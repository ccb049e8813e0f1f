import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../tests/counts.ts';
import type { Database } from '../database/connection.ts';
import { isSound } from '../database/database.ts';
import { newCase, openTestRecords } from '../testing/records.ts';
import { createCaseLister } from './case-search.ts';
import { searchQuery } from './search-words.ts';

const listed = (database: Database, text: string) =>
  createCaseLister(database)({ mode: 'practice', text, list: 'all', todayFrom: '2026-11-20T00:00:00.000Z' }).items;

describe('what a person searches for', () => {
  it.each([
    ['Mohan Kumar', '"Mohan"* AND "Kumar"*'],
    ['  मोह  ', '"मोह"*'],
    ['APP-2026/17', '"APP"* AND "2026"* AND "17"*'],
    ['name:"x" OR NEAR(y) *', '"name"* AND "x"* AND "OR"* AND "NEAR"* AND "y"*'],
  ])('%s is words, each by its beginning', (text, query) => {
    expect(searchQuery(text)).toBe(query);
  });

  it('is no more than eight words, each once: a person would type no more', () => {
    expect(searchQuery('a b a c d e f g h i j')).toBe(
      '"a"* AND "b"* AND "c"* AND "d"* AND "e"* AND "f"* AND "g"* AND "h"*',
    );
  });

  it.each(['', '   ', '--', '"*"', '🙂'])('has no words in “%s”', (text) => {
    expect(searchQuery(text)).toBeNull();
  });

  it('is never taken for syntax, whatever was typed', () => {
    const { cases, database } = openTestRecords();
    cases.insert(newCase({ name: 'Mohan' }));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        expect(listed(database, text).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: runs(5000, 300) },
    );
  });

  it('is looked for in an index that stays sound, whatever is written and taken out', () => {
    const database = openTestRecords().database;
    const texts = fc.string({ unit: fc.constantFrom('a', 'ab', 'abc', '2026', ' ', 'क', '\uf0fdpass'), maxLength: 9 });
    const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), texts, texts), { minLength: 1, maxLength: 5 });
    const take = database.prepare('DELETE FROM case_search WHERE rowid = ?');
    const put = database.prepare('INSERT INTO case_search (rowid, reference, name) VALUES (?, ?, ?)');
    const write = database.transaction((step: readonly (readonly [number, string, string])[]) => {
      for (const [row, reference, name] of step) {
        take.run(row);
        if (reference !== '') put.run(row, reference, name);
      }
    });
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 30 }), (steps) => {
        for (const step of steps) write(step);
        expect(isSound(database)).toBe(true);
      }),
      { numRuns: runs(2_000, 100) },
    );
  });

  it('is one word to the index too, whatever letters are in it: the index does not know which words stand side by side', () => {
    const { database } = openTestRecords();
    const count = database.prepare('SELECT count(*) FROM case_search WHERE case_search MATCH ?').pluck();
    // No letter is assigned above, so that each of a million would be looked for in vain.
    const lastLetter = 0x3ffff;
    for (let code = 0x80; code <= 0x10ffff; code += code > lastLetter ? 41 : runs(1, 41)) {
      const query = searchQuery(`a${String.fromCodePoint(code)}b`);
      expect(() => count.get(query)).not.toThrow();
    }
    expect(() => count.get('"a-b"')).toThrow('phrase');
  });

  it('is found by the beginning of any of its words, however it is written', () => {
    const { cases, database } = openTestRecords();
    const found = (text: string) => listed(database, text).map(({ reference }) => reference);
    cases.insert(newCase({ reference: 'APP-1', name: 'मोहन कुमार', place: 'Bhāratpur' }));
    cases.insert(newCase({ reference: 'APP-2', name: 'José क़ाज़ी', note: 'Gate is GREEN' }));
    expect(found('मोह')).toEqual(['APP-1']);
    // The vowel signs belong to the word: मह is another beginning.
    expect(found('मह')).toEqual([]);
    expect(found('कुमार मोहन')).toEqual(['APP-1']);
    expect(found('bharat')).toEqual(['APP-1']);
    expect(found('JOSE')).toEqual(['APP-2']);
    // One letter with its dot, or two characters.
    expect(found('\u0915\u093c')).toEqual(['APP-2']);
    expect(found('\u0958')).toEqual(['APP-2']);
    expect(found('gree')).toEqual(['APP-2']);
    expect(found('app')).toEqual(['APP-2', 'APP-1']);
    expect(found('app mohan')).toEqual([]);
    expect(found('')).toEqual(['APP-2', 'APP-1']);
    expect(found('--')).toEqual([]);
  });
});
