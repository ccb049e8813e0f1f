import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openHere } from '../records/testing/open.ts';
import { answeredLookup, answeredMatch, newCase } from '../records/testing/records.ts';
import type { Services } from './handlers.ts';
import { recordsHandlers } from './records-handlers.ts';

/** A case with a check of either kind, and one of another case. */
function open() {
  const { records } = openHere();
  const [record, other] = [newCase(), newCase()];
  for (const one of [record, other]) records.cases.insert(one);
  const lookup = records.checks.insert(answeredLookup({ caseId: record.id })).id;
  const match = records.checks.insert(answeredMatch({ caseId: record.id })).id;
  const foreign = records.checks.insert(answeredLookup({ caseId: other.id })).id;
  const services = { workplace: { current: () => ({ records }) }, announceCases: () => {} } as unknown as Services;
  const handlers = recordsHandlers(services);
  const count = async (kind: 'livenessLookup' | 'faceMatch', check: string | null) =>
    handlers['cases.count']({ id: record.id, kind, check });
  return { lookup, match, foreign, count, counted: () => records.cases.read(record.id)?.counted };
}

describe('naming the checks of a case that count', () => {
  it('changes one kind and leaves the other, so that two presses in a row both hold', async () => {
    const { lookup, match, count, counted } = open();
    expect(await Promise.all([count('livenessLookup', lookup), count('faceMatch', match)])).toMatchObject([
      { ok: true },
      { ok: true },
    ]);
    expect(counted()).toEqual({ lookup, match });
    await count('livenessLookup', null);
    expect(counted()).toEqual({ lookup: null, match });
  });

  it('refuses a check of another kind, of another case, or that is not there, and changes nothing', async () => {
    const { lookup, match, foreign, count, counted } = open();
    await count('livenessLookup', lookup);
    for (const check of [match, foreign, randomUUID()]) {
      expect(await count('livenessLookup', check)).toMatchObject({ ok: false, error: { code: 'notNow' } });
    }
    expect(counted()).toEqual({ lookup, match: null });
  });
});
