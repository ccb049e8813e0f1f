import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Check } from '../../shared/check/check.ts';
import { type Report, reportSchema } from '../../shared/evidence/evidence.ts';
import { runs } from '../../tests/counts.ts';
import { anyCheck } from '../records/testing/checks.ts';
import { answeredLookup, answeredMatch, newCase, newLookup, newMatch, newPicture } from '../records/testing/records.ts';
import { buildReport, type CheckParts } from './evidence.ts';
import { maskReport } from './mask-report.ts';
import { alone, partsOfReport } from './testing/parts.ts';
import { reportFileName } from './title.ts';

const options = { withPictures: true, masked: true, language: 'en' } as const;
const at = '2026-11-22T08:00:00.000Z';

/** All that people type and vendors write of a customer. */
interface Telling {
  readonly name: string;
  readonly reference: string;
  readonly place: string;
  readonly note: string;
  /** Of a check: notes, reasons, names of files and ids, and what vendors said. */
  readonly text: string;
}

const idOf = (number: number) => `019fc1c2-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** A report of two cases with all of it in each text that there is. */
function reportOf(telling: Telling, checks: readonly Check[], masked = true): Report {
  const { name, reference, place, note, text } = telling;
  const skipped = { consent: note, liveness: place, document: text };
  const record = newCase({ id: idOf(1), reference, name, place, note, skipped });
  const other = newCase({ id: idOf(2), reference: name, name: reference, place: note, note: place });
  const counted = { lookup: idOf(6), match: null };
  const caseReview = { ...reviewWith(text), counted };
  const verdict = { kind: 'review', reasons: ['matchNotNamed'] } as const;
  const caseResult = {
    verdict: { ...verdict, reasons: [...verdict.reasons] },
    counted,
    decision: caseReview,
    unsettled: [],
    failsBeside: 0,
    missing: [],
    leftOut: skipped,
  };
  const parts = checks.map((check, index) => {
    const ofCase = index % 2 === 0 ? record : other;
    return alone(withText({ ...check, caseId: ofCase.id, caseReference: ofCase.reference }, text), {
      case: ofCase,
      caseResult,
      notes: [{ id: idOf(3), at, text }],
      reviews: [reviewWith(text)],
    });
  });
  const said = { agent: { name: 'Asha Rao', code: 'A-17' }, at };
  const sharedWith = [{ kind: 'picture' as const, case: other, said }];
  const details = {
    id: idOf(4),
    case: record,
    checksOfCase: parts.length,
    sharedWith,
    caseResult,
    caseReviews: [caseReview],
  };
  return buildReport(partsOfReport(parts, { ...details, options: { ...options, masked } }));
}

function reviewWith(reason: string): CheckParts['reviews'][number] {
  return { id: idOf(5), at, decision: 'accepted', reason, reviewer: { name: 'Dev', code: '' }, isAgent: false };
}

/** Puts a text wherever a person's or a vendor's own words may be. */
function withText(check: Check, text: string): Check {
  const words = { httpStatus: 400, type: text, code: text, message: text, supportReference: text };
  const attempts = check.attempts.map((attempt) => ({
    ...attempt,
    ended: attempt.ended && { ...attempt.ended, supportReference: text, unread: text },
  }));
  const state = 'words' in check.state ? { ...check.state, words } : check.state;
  const one = { found: 'one', value: text } as const;
  if (check.kind === 'faceMatch') {
    const named = { ...check, attempts, verificationId: text, second: { ...check.second, name: text || 'x' } };
    if (state.name !== 'done') return { ...named, state } as Check;
    const codes = { status: text, result: text, refId: text, requestId: text, verificationId: text, raw: text };
    return { ...named, state: { ...state, answer: { ...state.answer, ...codes } } } as Check;
  }
  const looked = { ...check, attempts, sessionId: text, customerIp: text };
  if (state.name !== 'done') return { ...looked, state } as Check;
  const codes = { statusCode: text, actionCode: text, statusMessage: text, timestamp: text, ipayUuid: text };
  const more = { orderId: text, internalCode: text, environment: text, raw: text, sessionId: one, sessionStatus: one };
  return { ...looked, state: { ...state, answer: { ...state.answer, ...codes, ...more } } } as Check;
}

/** Every text in it, as a person reads it and as it is written in JSON. */
function readable(report: Report): string {
  const texts: string[] = [];
  JSON.stringify(report, (_, value) => {
    if (typeof value === 'string') texts.push(value, JSON.stringify(value));
    return value;
  });
  return fold([...texts, reportFileName(report)].join('\n'));
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    'Mohan Kumar',
    'मोहन कुमार',
    'क़ुरैशी',
    'สมชาย ใจดี',
    'José',
    'Li Na',
    '李明',
    'APP-1042-77',
    'A/12',
    '2026',
  ),
  fc.constantFrom(
    '\\u004dohan',
    'M%6fhan',
    '&#77;ohan',
    '203.0.113.7',
    '2001:db8::7',
    '\\"\n\u200b',
    'SUCCESS',
    'LIVE',
  ),
);
const anyTelling = fc.record({ name: typed, reference: typed, place: typed, note: typed, text: typed });
const nothing: Telling = { name: '', reference: '', place: '', note: '', text: '' };
/** The mask itself, and the codes that may stay. */
const usual = '•••• txn live sandbox created in_progress succeeded failed expired success yes no';

describe('a masked report', () => {
  it('has nothing of what its cases and checks tell of a customer, whatever that is', () => {
    fc.assert(
      fc.property(anyTelling, fc.array(anyCheck, { minLength: 1, maxLength: 3 }), (telling, checks) => {
        const masked = reportOf(telling, checks);
        expect(reportSchema.parse(masked)).toEqual(masked);
        const told = readable(masked);
        // What is there also where nobody has told anything is there by chance: in a code, a time, an id.
        const untold = readable(reportOf(nothing, checks)) + usual;
        const { text, ...fields } = mapped(telling, (one) => fold(one).trim());
        const ofCase = Object.values(fields);
        const secrets = ofCase.some((one) => one.includes(text)) ? ofCase : [...ofCase, text];
        for (const secret of secrets) if (!untold.includes(secret)) expect(told).not.toContain(secret);
      }),
      { numRuns: runs(3000, 300) },
    );
  });

  it('keeps these texts and no others, whatever stands in them', () => {
    const texts = textsThatStay(
      reportOf({ ...nothing, name: 'n', reference: 'r', text: 'x' }, checksOfEachKind, false),
    );
    expect(texts).toMatchInlineSnapshot(`
      [
        "program.version",
        "device.name",
        "device.system",
        "agent.name",
        "agent.code",
        "organisation",
        "caseReviews[].reviewer.name",
        "caseReviews[].reviewer.code",
        "sharedWith[].said.agent.name",
        "sharedWith[].said.agent.code",
        "checks[].caseResult.decision.reviewer.name",
        "checks[].caseResult.decision.reviewer.code",
        "checks[].agent.name",
        "checks[].agent.code",
        "checks[].state",
        "checks[].attempts[].host",
        "checks[].attempts[].clientId",
        "checks[].attempts[].certificate",
        "checks[].pictures[].sha256",
        "checks[].pictures[].attachment",
        "checks[].reviews[].reviewer.name",
        "checks[].reviews[].reviewer.code",
        "checks[].stateReason",
      ]
    `);
  });

  it('keeps ids and codes of the vendors’ that say nothing of a person', () => {
    const session = randomUUID();
    const lookup = answeredLookup({ sessionId: session });
    const match = answeredMatch({ verificationId: `FD-${session}` });
    const [one, other] = buildReport(partsOfReport([alone(lookup), alone(match)], { options })).checks;
    expect(one).toMatchObject({ sessionId: session, customerIp: '••••', answer: { statusCode: 'TXN', raw: '••••' } });
    expect(other).toMatchObject({ verificationId: `FD-${session}`, answer: { status: 'SUCCESS', result: 'YES' } });
  });

  it.each([
    ['Mohan Kumar', 'APP-1042-77', '•••• umar', '•••• 2-77'],
    ['Li Na', 'A/12', '•••• a', '•••• 12'],
    ['मोहन कुमार', '१२३४', '•••• मार', '•••• ३४'],
    ['สมชาย', 'AB', '•••• าย', '•••• B'],
    ['', '7', '', '••••'],
    // The end of one is the other, however it is written.
    ['Rao', 'CASE ＲＡＯ', '•••• o', '•••• ＡＯ'],
    ['A', 'APP-1A', '••••', '••••'],
  ])(
    'leaves of “%s” and “%s” no more than the end, and nothing that is a whole one',
    (name, reference, ...expected) => {
      const record = newCase({ name, reference, place: 'Kothrud, Pune', note: 'Second visit' });
      const report = buildReport(partsOfReport([alone(newMatch(), { case: record })], { case: record, options }));
      expect([report.case?.name, report.case?.reference]).toEqual(expected);
      expect(report).toMatchObject({ title: `Facedesk ${expected[1]}`, case: { place: '••••', note: '••••' } });
    },
  );

  it('leaves of one case’s texts nothing that is another’s', () => {
    const record = newCase({ name: 'Mohan Kumar', reference: 'APP-1042-77' });
    const other = newCase({ name: 'Umar', reference: '-77' });
    const checks = [alone(newMatch(), { case: record }), alone(newLookup(), { case: other })];
    const report = buildReport(partsOfReport(checks, { options }));
    expect(report.checks.map((check) => [check.case?.name, check.case?.reference])).toEqual([
      ['•••• mar', '•••• 77'],
      ['•••• ar', '•••• 7'],
    ]);
  });

  it('shows no whole word of a name, however short the family name is', () => {
    const telling = { name: 'Asha Rao', reference: 'APP-2042', place: '', note: '', text: '' };
    const masked = reportOf(telling, [newMatch()]);
    expect(masked.case).toMatchObject({ name: '•••• ao', reference: '•••• 2042' });
  });

  it('is the same when it is masked again', () => {
    fc.assert(
      fc.property(anyTelling, fc.array(anyCheck, { minLength: 1, maxLength: 2 }), (telling, checks) => {
        const masked = reportOf({ ...telling, name: '', reference: '' }, checks);
        expect(maskReport(masked, [])).toEqual(masked);
      }),
      { numRuns: runs(500, 50) },
    );
  });
});

const attempt = {
  number: 1,
  vendor: 'cashfree',
  host: 'api.cashfree.com',
  clientId: 'CF1234567890',
  certificate: 'ab',
  startedAt: at,
  times: 1,
  lastAt: at,
  ended: {
    ...{ duration: 1, clockOffset: 1, httpStatus: 200, supportReference: 'r', answeredBy: null, unread: 'x' },
    outcome: { kind: 'answered' },
  },
} as const;
const checksOfEachKind: readonly Check[] = [
  answeredLookup({ attempts: [attempt] }),
  answeredMatch({ first: { from: 'lookup', lookup: idOf(6), picture: newPicture() } }),
  { ...newMatch(), predecessor: idOf(7), state: { name: 'failed', cause: 'duplicate', words: null } },
] as const;

/** Puts a telling text into each place where the schema has room for one, and tells where it stayed. */
function textsThatStay(report: Report): string[] {
  const telling = 'Mohan';
  const places: string[] = [];
  const visit = (value: unknown, put: (inner: unknown) => unknown, place: string) => {
    if (typeof value === 'string') {
      const told = reportSchema.safeParse(put(telling));
      if (told.success && JSON.stringify(maskReport(told.data, [])).includes(telling)) places.push(place);
    } else if (Array.isArray(value)) {
      for (const [index, one] of value.entries()) visit(one, (inner) => put(value.with(index, inner)), `${place}[]`);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, one] of Object.entries(value)) {
        visit(one, (inner) => put({ ...value, [name]: inner }), place === '' ? name : `${place}.${name}`);
      }
    }
  };
  visit(report, (inner) => inner, '');
  return [...new Set(places)];
}

function mapped<Value extends object>(value: Value, change: (text: string) => string): Value {
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, change(text)])) as Value;
}
