import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Check, type FaceMatch, picturesOf } from '../../shared/check.ts';
import { checkEvidenceSchema, reportSchema } from '../../shared/evidence.ts';
import { runs } from '../../tests/counts.ts';
import { anyCheck } from '../records/testing/checks.ts';
import { answeredLookup, answeredMatch, newCase, newLookup, newMatch, newPicture } from '../records/testing/records.ts';
import { buildReport, evidenceOf } from './evidence.ts';
import { alone, partsOfReport } from './testing/parts.ts';

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

describe('a masked report', () => {
  const options = { withPictures: true, masked: true, language: 'en' } as const;
  const secret = { name: 'Mohan Kumar', reference: 'APP-1042-77' };

  it('keeps the last four characters of the case’s name and reference, and their words nowhere', () => {
    const record = newCase({ ...secret, note: 'Mohan was at home', place: 'House of Kumar, Jaipur' });
    const match = answeredMatch({
      caseId: record.id,
      caseReference: record.reference,
      sequence: 1,
      verificationId: 'FD-APP104277',
      second: newPicture({ name: 'mohan_kumar.jpg' }),
    });
    const note = { id: randomUUID(), at: '2026-11-22T08:00:00.000Z', text: 'MOHAN showed app 1042 77' };
    const review = {
      id: randomUUID(),
      at: '2026-11-22T08:00:00.000Z',
      decision: 'accepted',
      reason: 'I know Kumar',
      reviewer: { name: 'Dev', code: '' },
      isAgent: false,
    } as const;
    const report = buildReport(
      partsOfReport([alone(match, { notes: [note], reviews: [review], case: record })], { case: record, options }),
    );
    expect(report).toMatchObject({
      title: 'Facedesk •••• 2-77',
      case: { id: record.id, name: '•••• umar', reference: '•••• 2-77', place: 'House of ••••, Jaipur' },
      checks: [
        {
          case: { reference: '•••• 2-77' },
          verificationId: 'FD-•••• 2-77',
          notes: [{ text: '•••• showed •••• 2-77' }],
          reviews: [{ reason: 'I know ••••' }],
        },
      ],
    });
    expect(JSON.stringify(report)).not.toMatch(/mohan|kumar|1042/i);
  });

  it('tells no short name and reference either, and keeps the ids, hosts and times that hold them by chance', () => {
    const record = newCase({ name: 'Li Na', reference: 'A/12', note: 'Carolina knows li.na' });
    const match = answeredMatch({
      caseId: record.id,
      caseReference: record.reference,
      verificationId: 'fd-A-12-li-na',
      second: newPicture({ name: 'A_12 li_na.jpg' }),
    });
    const raw = '{"no":"A\\/12","by":"Li%20Na","host":"api.selina1.com","at":"2026-11-22 08:00:00","id":"7a12f"}';
    const check = withRaw(match, raw);
    const report = buildReport(partsOfReport([alone(check, { case: record })], { case: record, options }));
    expect(report).toMatchObject({
      title: 'Facedesk •••• 12',
      case: { name: '•••• Na', reference: '•••• 12', note: 'Carolina knows •••• Na' },
      checks: [
        {
          verificationId: 'fd-•••• 12-•••• Na',
          pictures: expect.arrayContaining([expect.objectContaining({ name: '•••• 12 •••• Na.jpg' })]),
          answer: {
            raw: '{"no":"•••• 12","by":"•••• Na","host":"api.selina1.com","at":"2026-11-22 08:00:00","id":"7a12f"}',
          },
        },
      ],
    });
  });

  it('has nothing of any name or reference in any of its texts, and still fits its schema', () => {
    const texts = fc.constantFrom(
      'Mohan Kumar',
      'kumar, MOHAN',
      'MohanKumar',
      'app 1042 77',
      '"APP-1042-77"',
      'Ｍohan',
      'nothing',
    );
    const person = fc.record({ note: texts, place: texts, text: texts });
    fc.assert(
      fc.property(fc.array(anyCheck, { minLength: 1, maxLength: 3 }), person, (checks, { note, place, text }) => {
        const record = newCase({ ...secret, note, place });
        const parts = checks.map((check) =>
          alone(withText({ ...check, caseId: record.id, caseReference: record.reference }, text), {
            notes: [{ id: randomUUID(), at: '2026-11-22T08:00:00.000Z', text }],
            case: record,
          }),
        );
        const report = buildReport(partsOfReport(parts, { case: record, options, device: { name: text, system: '' } }));
        expect(reportSchema.parse(report)).toEqual(report);
        const plain = JSON.stringify(report, (name, value) => (machineRead.has(name) ? null : value))
          .normalize('NFKC')
          .toLowerCase();
        expect(plain).not.toMatch(/mohan|kumar/);
        expect(plain.replace(/[\s-]/g, '')).not.toContain('app104277');
      }),
      { numRuns: runs(1000, 100) },
    );
  });

  it('of several cases masks each in all of them', () => {
    const [one, other] = [newCase({ reference: 'APP-11111' }), newCase({ reference: 'APP-22222' })];
    const lookup = (mine: typeof one, theirs: typeof one) =>
      alone(answeredLookup({ caseId: mine.id, caseReference: mine.reference }), {
        case: mine,
        notes: [{ id: randomUUID(), at: '2026-11-22T08:00:00.000Z', text: `like ${theirs.reference}` }],
      });
    const report = buildReport(partsOfReport([lookup(one, other), lookup(other, one)], { options }));
    expect(JSON.stringify(report)).not.toMatch(/APP-(11111|22222)/);
  });
});

/** Hashes and ids, which may hold anything by chance. */
const machineRead: ReadonlySet<string> = new Set(['sha256', 'id', 'hash']);

function withRaw(check: FaceMatch, raw: string): FaceMatch {
  if (check.state.name !== 'done') return check;
  return { ...check, state: { ...check.state, answer: { ...check.state.answer, raw } } };
}

/** Puts a text wherever a person's or a vendor's own words may be. */
function withText(check: Check, text: string): Check {
  if (check.kind === 'faceMatch') {
    const named = { ...check, verificationId: `FD ${text}`, second: { ...check.second, name: text } };
    if (named.state.name !== 'done') return named;
    const answer = { ...named.state.answer, raw: text, refId: text, requestId: text };
    return { ...named, state: { ...named.state, answer } };
  }
  if (check.state.name !== 'done') return check;
  const escaped = text.replace(/[a-z]/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`);
  const answer = { ...check.state.answer, raw: escaped, statusMessage: text, environment: text };
  return { ...check, state: { ...check.state, answer } };
}
