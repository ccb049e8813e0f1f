import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Check } from '../../../shared/check/check.ts';
import { picturesOf } from '../../../shared/check/of-a-check.ts';
import { runs } from '../../../tests/counts.ts';
import { anyCheck, anyLookup, anyMatch } from '../testing/checks.ts';
import { answeredLookup, newCase, newMatch, newPicture } from '../testing/records.ts';
import { caseFacts, checkChanged, checkFacts, noteFacts } from './audit-content.ts';

const salt = randomBytes(32);

describe('what the audit chain says of a check', () => {
  it('has nothing personal in the clear', () => {
    fc.assert(
      fc.property(anyCheck, (generated) => {
        const check = withTellingTexts(generated);
        const said = JSON.stringify([checkFacts(check, salt), checkChanged(check, check, salt)]);
        expect(said).not.toContain('PERSONAL');
        for (const { sha256 } of picturesOf(check)) expect(said).not.toContain(sha256);
      }),
      { numRuns: runs(2000, 200) },
    );
  });

  it('is the same for the same check, and another for every difference that counts', () => {
    fc.assert(
      fc.property(anyMatch, anyMatch, (one, other) => {
        const facts = (check: Check) => JSON.stringify(checkFacts(check, salt));
        expect(facts(structuredClone(one))).toBe(facts(one));
        for (const member of ['verificationId', 'threshold', 'second', 'enteredAt', 'attempts', 'mode'] as const) {
          const same = JSON.stringify(one[member]) === JSON.stringify(other[member]);
          if (!same) expect(facts({ ...one, [member]: other[member] })).not.toBe(facts(one));
        }
      }),
      { numRuns: runs(1000, 100) },
    );
  });

  it('shows whether its answer is what was answered', () => {
    fc.assert(
      fc.property(anyLookup, (lookup) => {
        fc.pre(lookup.state.name === 'done');
        if (lookup.state.name !== 'done') return;
        const altered = { ...lookup.state, answer: { ...lookup.state.answer, raw: `${lookup.state.answer.raw}!` } };
        const before = checkFacts(lookup, salt).hashes;
        expect(checkFacts({ ...lookup, state: altered }, salt).hashes).toEqual({
          ...before,
          answer: expect.stringMatching(/^[0-9a-f]{64}$/),
        });
        expect(checkFacts({ ...lookup, state: altered }, salt).hashes.answer).not.toBe(before.answer);
      }),
      { numRuns: runs(1000, 200) },
    );
  });

  it('can’t be guessed without the salt, which goes with the check or its case', () => {
    const check = newMatch();
    expect(checkFacts(check, salt).hashes.question).not.toBe(checkFacts(check, randomBytes(32)).hashes.question);
  });

  it('names codes: the verdict with its reasons', () => {
    expect(checkFacts(answeredLookup(), salt)).toMatchObject({
      kind: 'livenessLookup',
      state: { name: 'done', verdict: 'pass', reasons: ['confidenceReachesPassMark'] },
      hashes: { words: null, answer: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });
});

describe('what the audit chain says of a case, and of a note', () => {
  it('has nothing personal in the clear', () => {
    const record = newCase({
      reference: 'PERSONAL reference',
      name: 'PERSONAL name',
      note: 'PERSONAL note',
      place: 'PERSONAL place',
      visitedAt: '2031-01-01T00:00:00.000Z',
      consent: { how: 'spoken', at: '2031-01-01T00:00:00.000Z' },
    });
    const note = { id: newPicture().id, at: '2026-11-20T06:30:00.000Z', text: 'PERSONAL words' };
    const said = JSON.stringify([caseFacts(record, salt), noteFacts(note, salt)]);
    expect(said).not.toMatch(/PERSONAL|2031|spoken/);
    expect(said).toContain(record.id);
  });

  it('changes with every detail and with what the case counts', () => {
    const record = newCase();
    const facts = JSON.stringify(caseFacts(record, salt));
    const id = newPicture().id;
    for (const change of [
      { reference: 'a' },
      { name: 'a' },
      { note: 'a' },
      { place: 'a' },
      { counted: { lookup: id, match: null } },
    ]) {
      expect(JSON.stringify(caseFacts({ ...record, ...change }, salt))).not.toBe(facts);
    }
  });
});

/** Puts a word that is easy to find wherever a person's or a vendor's own words may be. */
function withTellingTexts(check: Check): Check {
  const telling = 'PERSONAL';
  const attempts = check.attempts.map((attempt) => ({ ...attempt, clientId: telling, certificate: telling }));
  const words = { httpStatus: 400, type: telling, code: telling, message: telling, supportReference: telling };
  const common = { caseReference: telling, attempts };
  if (check.kind === 'livenessLookup') {
    const lookup = { ...check, ...common, sessionId: telling, customerIp: telling };
    if (lookup.state.name === 'failed') return { ...lookup, state: { ...lookup.state, words } };
    if (lookup.state.name !== 'done') return lookup;
    const answer = { ...lookup.state.answer, raw: telling, statusMessage: telling, environment: telling };
    return { ...lookup, state: { ...lookup.state, answer } };
  }
  const account = { host: telling, clientId: telling };
  const match = { ...check, ...common, verificationId: telling, second: { ...check.second, name: telling }, account };
  if (match.state.name === 'lost') return { ...match, state: { ...match.state, words } };
  return match.state.name === 'done'
    ? { ...match, state: { ...match.state, answer: { ...match.state.answer, raw: telling, refId: telling } } }
    : match;
}
