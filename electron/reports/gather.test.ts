import { describe, expect, it } from 'vitest';
import { reportSchema } from '../../shared/evidence/evidence.ts';
import { openHere } from '../records/testing/open.ts';
import { answeredLookup, answeredMatch, newCase, newLookup } from '../records/testing/records.ts';
import { buildReport } from './evidence.ts';
import { gatherReport } from './gather.ts';
import { partsOfReport } from './testing/parts.ts';

const options = { withPictures: true, masked: false, language: 'en' } as const;

/** A case with a lookup and a match that count, another lookup, and a check of no case. */
function open() {
  const { records } = openHere();
  const record = newCase({ reference: 'APP-1042', name: 'Mohan Kumar' });
  records.cases.insert(record);
  const inside = { caseId: record.id, caseReference: record.reference };
  const lookup = records.checks.insert(answeredLookup(inside));
  const match = records.checks.insert(answeredMatch(inside));
  const more = records.checks.insert(newLookup(inside));
  const outside = records.checks.insert(newLookup());
  records.cases.replace({ ...record, counted: { lookup: lookup.id, match: match.id } });
  const other = { id: crypto.randomUUID(), reference: 'APP-2099', name: 'Dev Kulkarni' };
  const said = { agent: { name: 'Asha Rao', code: 'A-17' }, at: '2026-11-21T08:00:00.000Z' };
  const surroundings = {
    ...partsOfReport([]),
    sharedWith: () => [{ kind: 'picture' as const, case: other, said }],
  };
  const gather = (of: Parameters<typeof gatherReport>[1]['of'], masked = false) =>
    gatherReport(records, { of, ...options, masked }, surroundings);
  return { records, record, lookup, match, more, outside, gather };
}

describe('what a report is made of', () => {
  it('is for a case all of its checks, and what the counted ones come to', () => {
    const { records, record, lookup, match, more, gather } = open();
    const parts = gather({ kind: 'case', id: record.id });
    if (!parts) throw new Error('nothing was found');
    const report = reportSchema.parse(buildReport(parts));
    expect(report.checks.map(({ id }) => id)).toEqual([lookup.id, match.id, more.id]);
    expect(report).toMatchObject({
      title: 'Facedesk APP-1042',
      case: { reference: 'APP-1042', counted: { lookup: lookup.id, match: match.id } },
      caseVerdict: { kind: 'review', reasons: ['otherPicture'] },
      chain: records.audit.head(),
    });
  });

  it('tells by its reference, masked like everything else, which other case has the same, and who said what of it', () => {
    const { record, gather } = open();
    const shared = (masked: boolean) => {
      const parts = gather({ kind: 'case', id: record.id }, masked);
      return parts && buildReport(parts);
    };
    expect(shared(false)?.sharedWith).toEqual([
      {
        kind: 'picture',
        reference: 'APP-2099',
        said: { agent: { name: 'Asha Rao', code: 'A-17' }, at: '2026-11-21T08:00:00.000Z' },
      },
    ]);
    expect(JSON.stringify(shared(true))).not.toContain('APP-2099');
    expect(JSON.stringify(shared(false))).not.toContain('Kulkarni');
  });

  it('is for a check the check with its case, without a verdict that rests on others', () => {
    const { lookup, outside, gather } = open();
    expect(gather({ kind: 'check', id: lookup.id })).toMatchObject({
      case: { reference: 'APP-1042' },
      checksOfCase: 3,
      caseResult: null,
      caseReviews: [],
      checks: [{ check: { id: lookup.id }, caseResult: { verdict: { kind: 'review' }, decision: null } }],
    });
    expect(gather({ kind: 'check', id: outside.id })).toMatchObject({ case: null, checks: [{ case: null }] });
  });

  it('is for a selection each check once, in the order in which they were entered', () => {
    const { lookup, match, outside, gather } = open();
    const ids = [outside.id, match.id, lookup.id, match.id];
    const parts = gather({ kind: 'selection', ids });
    expect(parts?.checks.map(({ check }) => check.id)).toEqual([lookup.id, match.id, outside.id]);
    expect(parts?.case).toBeNull();
    expect(gather({ kind: 'selection', ids: [match.id, lookup.id] })?.case?.reference).toBe('APP-1042');
  });

  it('is masked for every case that is in it, also where the report is of none', () => {
    const { lookup, outside, gather } = open();
    const parts = gather({ kind: 'selection', ids: [lookup.id, outside.id] }, true);
    expect(parts && JSON.stringify(buildReport(parts))).not.toContain('APP-1042');
  });

  it('is nothing where nothing is there', () => {
    const { records, gather } = open();
    const empty = newCase();
    records.cases.insert(empty);
    expect(gather({ kind: 'case', id: empty.id })).toBeNull();
    expect(gather({ kind: 'check', id: empty.id })).toBeNull();
  });
});
