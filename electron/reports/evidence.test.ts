import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Check } from '../../shared/check/check.ts';
import { picturesOf } from '../../shared/check/of-a-check.ts';
import { checkEvidenceSchema } from '../../shared/evidence/evidence.ts';
import { runs } from '../../tests/counts.ts';
import { anyCheck } from '../records/testing/checks.ts';
import { answeredLookup, answeredMatch, newCase, newLookup, newMatch, newPicture } from '../records/testing/records.ts';
import { buildReport, evidenceOf } from './evidence.ts';
import { alone, partsOfReport } from './testing/parts.ts';

describe('the clock of a report', () => {
  const told = (mode: Check['mode'], ...offsets: readonly (number | null)[]) => {
    const outcome = { kind: 'answered' } as const;
    const answered = { duration: 1, httpStatus: 200, supportReference: null, answeredBy: null, unread: null, outcome };
    const attempts = offsets.map((clockOffset, index) => ({
      number: index + 1,
      vendor: 'cashfree' as const,
      host: 'api.cashfree.com',
      clientId: 'CF-CLIENT-88',
      certificate: null,
      startedAt: new Date(Date.parse('2026-11-22T06:30:00Z') + index * 60_000 + (clockOffset ?? 0)).toISOString(),
      times: 1,
      lastAt: null,
      ended: { ...answered, clockOffset },
    }));
    return alone(answeredMatch({ mode, attempts }));
  };
  const clockOf = (clockOffset: number | null, ...checks: ReturnType<typeof told>[]) =>
    buildReport(partsOfReport(checks, { clockOffset })).clockOffset;

  it('is what a vendor has said since the program began', () => {
    expect(clockOf(700_000, told('production', 300))).toBe(700_000);
  });

  it('is what the newest exchange in it says where none has said anything since', () => {
    expect(clockOf(null, told('production', 600_000, 119_000), told('sandbox', 130_000))).toBe(119_000);
    expect(clockOf(null, told('production', 600_000, null))).toBe(600_000);
    expect(clockOf(null, told('practice', 600_000))).toBeNull();
    expect(clockOf(null, told('production'))).toBeNull();
  });
});

describe('the evidence of a check', () => {
  it('fits its schema, whatever the check is', () => {
    fc.assert(
      fc.property(anyCheck, (check) => {
        const evidence = checkEvidenceSchema.parse(evidenceOf(alone(check)));
        expect(evidence.pictures.map(({ sha256 }) => sha256)).toEqual(picturesOf(check).map(({ sha256 }) => sha256));
        expect(evidence.attempts).toHaveLength(check.attempts.length);
        expect(evidence.live).toBe(check.mode === 'production' && evidence.live);
        expect(evidence.verdict !== null).toBe(check.state.name === 'done');
      }),
      { numRuns: runs(2000, 200) },
    );
  });

  it('has the score that the answer has, and none where there is no single one', () => {
    expect(evidenceOf(alone(answeredLookup({}, 91.5))).score).toBe(91.5);
    expect(evidenceOf(alone(answeredMatch({}, 0.83))).score).toBe(0.83);
    expect(evidenceOf(alone(answeredMatch({}, null))).score).toBeNull();
    expect(evidenceOf(alone(newLookup())).score).toBeNull();
  });

  it('is live only in production, and only where the answer does not say otherwise', () => {
    const answered = answeredLookup({ mode: 'production' });
    const said = (environment: string | null): Check => ({
      ...answered,
      state: { ...answered.state, answer: { ...answered.state.answer, environment } },
    });
    expect(evidenceOf(alone(said('LIVE'))).live).toBe(true);
    expect(evidenceOf(alone(said(null))).live).toBe(true);
    expect(evidenceOf(alone(said('SANDBOX'))).live).toBe(false);
    expect(evidenceOf(alone(answeredLookup({ mode: 'sandbox' }))).live).toBe(false);
  });

  it('names the pictures of the answer that could not be kept, and counts all of them as they came', () => {
    const answered = answeredLookup();
    const kept = { kind: 'kept', picture: newPicture(), faceBox: null } as const;
    const audits = [{ kind: 'unusable', why: 'link' } as const, kept, { kind: 'unusable', why: 'tooLarge' } as const];
    const check = { ...answered, state: { ...answered.state, answer: { ...answered.state.answer, audits } } };
    const { pictures, missingPictures } = evidenceOf(alone(check));
    expect(pictures.map(({ role, position }) => [role, position])).toEqual([
      ['reference', 1],
      ['audit', 2],
    ]);
    expect(missingPictures).toEqual([
      { role: 'audit', position: 1, why: 'link' },
      { role: 'audit', position: 3, why: 'tooLarge' },
    ]);
  });

  it('names who entered it, whoever makes the report', () => {
    const agent = { name: 'Dev Anand', code: 'D-2' };
    const report = buildReport(partsOfReport([alone(newLookup({ agent }))]));
    expect(report.checks[0]?.agent).toEqual(agent);
    expect(report.agent).toEqual({ name: 'Asha Rao', code: 'A-17' });
  });

  it('names by a code why a check has no answer', () => {
    const words = { httpStatus: 400, type: null, code: null, message: null, supportReference: null };
    const states: readonly (readonly [Check['state'], string | null])[] = [
      [{ name: 'queued' }, null],
      [{ name: 'failed', cause: 'duplicate', words }, 'duplicate'],
      [{ name: 'lost', because: 'stopped', words: null }, 'stopped'],
      [{ name: 'closed', was: 'lost', successor: null }, 'lost'],
    ];
    for (const [state, reason] of states) {
      expect(evidenceOf(alone({ ...newMatch(), state } as Check))).toMatchObject({
        state: state.name,
        stateReason: reason,
      });
    }
  });

  it('has no more of a client id than its ending', () => {
    const attempt = {
      number: 1,
      vendor: 'cashfree',
      host: 'api.cashfree.com',
      clientId: 'CF1234567890',
      certificate: null,
      startedAt: '2026-11-22T08:00:00.000Z',
      times: 1,
      lastAt: null,
      ended: null,
    } as const;
    expect(evidenceOf(alone(newMatch({ attempts: [attempt] }))).attempts[0]?.clientId).toBe('…7890');
    const short = { ...attempt, clientId: 'CF1234' };
    expect(evidenceOf(alone(newMatch({ attempts: [short] }))).attempts[0]?.clientId).toBe('…');
  });
});

describe('a report', () => {
  const reference = newPicture();
  const lookup = answeredLookup({ sequence: 1 }, 97, reference);
  const match = answeredMatch({ sequence: 2, first: { from: 'file', picture: { ...reference, id: randomUUID() } } });

  it('names each picture that is attached once, and never as the person’s file is named', () => {
    const { checks } = buildReport(partsOfReport([alone(lookup), alone(match)]));
    expect(checks.flatMap(({ pictures }) => pictures.map(({ role, attachment }) => [role, attachment]))).toEqual([
      ['reference', 'picture-1.jpg'],
      ['first', 'picture-1.jpg'],
      ['second', 'picture-2.jpg'],
    ]);
  });

  it('attaches nothing without pictures, but has their hashes', () => {
    const options = { withPictures: false, masked: false, language: 'hi' } as const;
    const { checks, language } = buildReport(partsOfReport([alone(match)], { options }));
    expect(checks[0]?.pictures.map(({ attachment }) => attachment)).toEqual([null, null]);
    expect(checks[0]?.pictures[0]?.sha256).toBe(reference.sha256);
    expect(language).toBe('hi');
  });

  it('is titled by what it is about', () => {
    const record = newCase({ reference: 'APP-1' });
    expect(buildReport(partsOfReport([alone(lookup)], { case: record })).title).toBe('Facedesk APP-1');
    expect(buildReport(partsOfReport([alone(match)])).title).toBe(`Facedesk ${match.verificationId}`);
    const several = [alone(lookup), alone(match)];
    expect(buildReport(partsOfReport(several)).title).toBe('Facedesk 2026-11-22');
    const madeAt = new Date('2026-11-21T21:30:00Z');
    expect(buildReport(partsOfReport(several, { madeAt })).title).toBe('Facedesk 2026-11-22');
  });

  it('says how many checks of its case are not in it', () => {
    const record = newCase({ reference: 'APP-1' });
    const some = buildReport(partsOfReport([alone(lookup)], { case: record, checksOfCase: 2 }));
    expect(some).toMatchObject({ title: 'Facedesk APP-1 (1/2)', checksOfCase: 2 });
    const all = partsOfReport([alone(lookup), alone(match)], { case: record, checksOfCase: 2 });
    expect(buildReport(all).title).toBe('Facedesk APP-1');
  });

  it('names the lookup that gave a match its first picture', () => {
    const picture = newPicture();
    const fromLookup = newMatch({ first: { from: 'lookup', lookup: lookup.id, picture } });
    expect(evidenceOf(alone(fromLookup))).toMatchObject({ firstLookup: lookup.id });
    expect(evidenceOf(alone(newMatch({ first: { from: 'file', picture } })))).toMatchObject({ firstLookup: null });
  });
});
