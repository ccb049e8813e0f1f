import { describe, expect, it } from 'vitest';
import { answeredLookup, newLookup, newMatch, openTestRecords } from '../testing/records.ts';

describe('what has arrived', () => {
  it('is there from its answer on, the newest first and counted, until it is seen', () => {
    const { checks } = openTestRecords();
    const entered = [1, 2, 3].map(() => checks.insert(newLookup()));
    expect(checks.arrived('practice', 20)).toEqual({ checks: [], total: 0 });
    for (const lookup of entered) checks.replace({ ...lookup, state: answeredLookup().state });
    const ids = entered.map(({ id }) => id);
    const arrived = checks.arrived('practice', 2);
    expect(arrived.checks.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    expect(arrived.total).toBe(3);
    expect(checks.arrived('sandbox', 20).total).toBe(0);
    checks.see(ids.slice(1));
    expect(checks.arrived('practice', 20).checks.map(({ id }) => id)).toEqual([ids[0]]);
  });

  it('is also what stands still until somebody looks at it, and no longer once it goes on', () => {
    const { checks } = openTestRecords();
    const match = checks.insert(
      newMatch({ first: { from: 'lookup', lookup: checks.insert(newLookup()).id, picture: null } }),
    );
    checks.replace({ ...match, state: { name: 'needs', what: 'consent' } });
    expect(checks.arrived('practice', 20).total).toBe(1);
    checks.replace({ ...match, state: { name: 'queued' } });
    expect(checks.arrived('practice', 20).total).toBe(0);
  });

  it('goes with its check, and is nothing that a copy of the records holds back', () => {
    const { checks } = openTestRecords();
    const [lookup, other] = [checks.insert(newLookup()), checks.insert(newLookup())];
    checks.replace({ ...lookup, state: answeredLookup().state });
    checks.replace({ ...other, state: { name: 'held', because: 'restored', cause: null, words: null } });
    expect(checks.arrived('practice', 20).total).toBe(1);
    checks.remove(lookup.id, 'trial');
    expect(checks.arrived('practice', 20).total).toBe(0);
  });
});
