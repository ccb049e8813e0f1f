import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attempt, type Check, checkSchema } from '../../../shared/check/check.ts';
import { outboxGroups } from '../../../shared/check/outbox.ts';
import { groupOf, standingOf } from '../../../shared/status/check-status.ts';
import { runs } from '../../../tests/counts.ts';
import { anyCheck, anyLookup, anyMatch } from '../testing/checks.ts';
import { answeredLookup, newCase, newLookup, newMatch, newPicture, openTestRecords } from '../testing/records.ts';
import { CheckIsSendingError } from './checks.ts';

const words = { httpStatus: 400, type: 't', code: 'c', message: 'Mohan is not known', supportReference: null };
const attempt = (number: number, ended: Attempt['ended'] = null): Attempt => ({
  number,
  vendor: 'cashfree',
  host: 'api.example.org',
  clientId: 'CLIENT-1',
  certificate: null,
  startedAt: '2026-11-20T06:31:00.000Z',
  times: 1,
  lastAt: null,
  ended,
});
const sending = { name: 'sending', sentBytes: 0, totalBytes: 900 } as const;

describe('a check on record', () => {
  it('reads back as it was written, whatever it is', () => {
    const { checks } = openTestRecords();
    fc.assert(
      fc.property(anyCheck, (check) => {
        const entered = checks.insert(checkSchema.parse(check));
        expect(entered).toEqual({ ...check, sequence: entered.sequence });
        expect(checks.read(check.id)).toEqual(entered);
      }),
      { numRuns: runs(2000, 150) },
    );
  });

  it('reads back as its next self, whatever that is', () => {
    const { checks } = openTestRecords();
    const next = <Kind extends Check>(any: fc.Arbitrary<Kind>) => fc.tuple(any, any);
    fc.assert(
      fc.property(fc.oneof(next(anyLookup), next(anyMatch)), ([before, after]) => {
        fc.pre(before.state.name !== 'done');
        const { sequence } = checks.insert(before);
        const { id, mode, agent, enteredAt } = before;
        const changed = checkSchema.parse({ ...after, id, sequence, mode, agent, enteredAt, ...keptOf(before, after) });
        checks.replace(changed);
        expect(checks.read(before.id)).toEqual(changed);
      }),
      { numRuns: runs(2000, 150) },
    );
  });

  it('takes its place in the order in which checks were entered, and no place is given twice', () => {
    const { checks } = openTestRecords();
    const first = checks.insert(newLookup());
    const second = checks.insert(newLookup());
    checks.remove(second.id, 'mistake');
    const third = checks.insert(newLookup());
    expect(first.sequence).toBeLessThan(second.sequence);
    expect(second.sequence).toBeLessThan(third.sequence);
  });

  it('is known by its id, however many others are asked for', () => {
    const { checks } = openTestRecords();
    const { id } = checks.insert(newLookup());
    const { id: removed } = checks.insert(newMatch());
    checks.remove(removed, 'mistake');
    const others = Array.from({ length: 10_000 }, () => crypto.randomUUID());
    expect(checks.countKnown([])).toBe(0);
    expect(checks.countKnown([...others, id, removed, '', '"'])).toBe(1);
    expect(checks.countKnown([id, checks.insert(newLookup()).id])).toBe(2);
  });

  it("goes by its case's reference, as that reads now", () => {
    const { checks, cases } = openTestRecords();
    const record = newCase({ reference: 'APP-1' });
    cases.insert(record);
    const check = checks.insert(newLookup({ caseId: record.id }));
    expect(check.caseReference).toBe('APP-1');
    cases.replace({ ...record, reference: 'APP-2' });
    expect(checks.read(check.id)?.caseReference).toBe('APP-2');
  });

  it('may join a case later', () => {
    const { checks, cases } = openTestRecords();
    const record = newCase();
    cases.insert(record);
    const check = checks.insert(newLookup());
    checks.replace({ ...check, caseId: record.id });
    expect(cases.checksOf(record.id)).toEqual([{ ...check, caseId: record.id, caseReference: record.reference }]);
  });

  it('is not written again for the progress of an upload', () => {
    const { checks, database, entries } = openTestRecords();
    const check = checks.insert(newMatch({ state: sending }));
    const before = [entries.length, database.prepare('SELECT total_changes()').get()];
    checks.replace({ ...check, state: { ...sending, sentBytes: 450 } });
    expect([entries.length, database.prepare('SELECT total_changes()').get()]).toEqual(before);
    expect(checks.read(check.id)?.state).toEqual(sending);
  });
});

describe('wrong states', () => {
  it('are not written: doubt is never cleared, and what was answered stays answered', () => {
    const { checks } = openTestRecords();
    const doubtful = checks.insert(newMatch({ maybeProcessed: true }));
    expect(() => checks.replace({ ...doubtful, maybeProcessed: false })).toThrow('doubt');
    const done = checks.insert(answeredLookup());
    expect(() => checks.replace({ ...done, state: { name: 'queued' } })).toThrow('answer');
  });

  it('are not written: a check keeps its mode and its verification id', () => {
    const { checks } = openTestRecords();
    const match = checks.insert(newMatch());
    expect(() => checks.replace({ ...match, mode: 'production' })).toThrow('for ever');
    expect(() => checks.replace({ ...match, verificationId: 'FD-2' })).toThrow('for ever');
    expect(() => checks.insert(newMatch({ verificationId: match.verificationId }))).toThrow('UNIQUE');
    expect(checks.insert(newMatch({ verificationId: match.verificationId, mode: 'sandbox' })).sequence).toBeGreaterThan(
      0,
    );
  });

  it('are not written, even past the program: the table itself refuses them', () => {
    const { checks, database } = openTestRecords();
    checks.insert(newLookup());
    const set = (what: string) => () => database.exec(`UPDATE checks SET ${what}`);
    for (const wrong of [
      "state = 'lost', state_content = '{}'",
      "state = 'needs', state_content = '{}'",
      "state = 'unheard of'",
      'maybe_processed = 1',
      "verification_id = 'FD-1'",
      "verdict = 'pass'",
      "state = 'done'",
      "state = 'waiting'",
      "state = 'waiting', state_content = '{'",
      'salt = NULL',
      'tries = -1',
    ]) {
      expect(set(wrong), wrong).toThrow(/CHECK|RAISE|for ever/);
    }
  });

  it('are not written: two attempts of one number, or a case in another mode', () => {
    const { checks, cases } = openTestRecords();
    expect(() => checks.insert(newMatch({ attempts: [attempt(1), attempt(1)] }))).toThrow('UNIQUE');
    const record = newCase({ mode: 'sandbox' });
    cases.insert(record);
    expect(() => checks.insert(newLookup({ caseId: record.id, mode: 'practice' }))).toThrow('FOREIGN KEY');
  });

  it('leave nothing behind: neither the check nor its entry', () => {
    const { checks, entries } = openTestRecords();
    const match = newMatch({ attempts: [attempt(1), attempt(1)] });
    expect(() => checks.insert(match)).toThrow();
    expect(checks.read(match.id)).toBeNull();
    expect(entries).toEqual([]);
  });
});

describe('the outbox finds', () => {
  it('the oldest check that is queued in a lane, past those excepted', () => {
    const { checks } = openTestRecords();
    const other = checks.insert(newMatch());
    checks.insert(newLookup({ mode: 'sandbox' }));
    checks.insert(newLookup({ state: { name: 'cancelled' } }));
    const [first, second] = [checks.insert(newLookup()), checks.insert(newLookup())];
    const lane = { vendor: 'instantPay', mode: 'practice' } as const;
    expect(checks.nextQueued(lane, new Set())).toEqual(first);
    expect(checks.nextQueued(lane, new Set([first.id]))).toEqual(second);
    expect(checks.nextQueued(lane, new Set([first.id, second.id]))).toBeNull();
    expect(checks.nextQueued({ vendor: 'cashfree', mode: 'practice' }, new Set())).toEqual(other);
  });

  it('what is in some states, in order and no more than asked for, and how much that is', () => {
    const { checks } = openTestRecords();
    const held = { name: 'held', because: 'restored', cause: null, words: null } as const;
    const first = checks.insert(newMatch({ state: held }));
    checks.insert(newMatch({ state: { name: 'cancelled' } }));
    const second = checks.insert(newLookup({ mode: 'production' }));
    const third = checks.insert(newMatch());
    expect(checks.inStates(['queued', 'held'], 9)).toEqual([first, second, third]);
    expect(checks.inStates(['queued', 'held'], 2)).toEqual([first, second]);
    expect(checks.countByMode(['queued', 'held'])).toEqual({ practice: 2, sandbox: 0, production: 1 });
    expect(checks.countByLane(['queued', 'held'])).toEqual([
      { vendor: 'cashfree', mode: 'practice', count: 2 },
      { vendor: 'instantPay', mode: 'production', count: 1 },
    ]);
  });

  it('what asks for a person, and what goes by itself, the oldest of each, and how much that is', () => {
    const { checks } = openTestRecords();
    const lookup = checks.insert(newLookup()).id;
    const awaited = { from: 'lookup', lookup, picture: null } as const;
    const restored = { name: 'held', because: 'restored', cause: null, words: null } as const;
    const waiting = checks.insert(newMatch({ first: awaited, state: { name: 'needs', what: 'answer' } })).id;
    const asking = [
      newLookup({ state: { name: 'failed', cause: 'inputRefused', words: null } }),
      newMatch({ first: { ...awaited, picture: newPicture() }, state: { name: 'needs', what: 'consent' } }),
      newMatch({ state: { name: 'lost', because: 'stopped', words: null }, maybeProcessed: true }),
      newMatch({ state: restored, mode: 'production' }),
    ].map((check) => checks.insert(check).id);
    for (const name of ['cancelled', 'queued'] as const) checks.insert(newMatch({ state: { name } }));
    const ids = (group: 'asking' | 'moving', limit: number) => checks.inGroup(group, [], limit).map(({ id }) => id);
    expect(ids('asking', 9)).toEqual(asking);
    expect(ids('asking', 2)).toEqual(asking.slice(0, 2));
    expect(ids('moving', 2)).toEqual([lookup, waiting]);
    expect([checks.countGroup('asking', []), checks.countGroup('moving', [])]).toEqual([4, 3]);
  });

  it('what stands still with its lane, the same as every screen has it', () => {
    const { checks } = openTestRecords();
    const held = { name: 'held', because: 'restored', cause: null, words: null } as const;
    const waiting = { name: 'waiting', cause: 'silence', words: null, length: 1 } as const;
    const sending = { name: 'sending', sentBytes: 0, totalBytes: 9 } as const;
    const entered = ([{ name: 'queued' }, waiting, held, sending] as const).flatMap((state) => [
      checks.insert(newLookup({ state })),
      checks.insert(newMatch({ state })),
      checks.insert(newMatch({ state, mode: 'production' })),
    ]);
    const still = [{ vendor: 'cashfree', mode: 'practice' }] as const;
    for (const group of outboxGroups) {
      const expected = entered.filter((check) => {
        const stopped = check.kind === 'faceMatch' && check.mode === 'practice';
        return groupOf(standingOf(check), { pause: null, stopped }) === group;
      });
      expect(checks.inGroup(group, still, 99).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      expect(checks.countGroup(group, still)).toBe(expected.length);
    }
    expect(checks.countGroup('paused', still)).toBe(2);
  });

  it('how many are held since the records were copied, and not for another reason', () => {
    const { checks } = openTestRecords();
    expect(checks.countRestored()).toBe(0);
    const held = { name: 'held', because: 'restored', cause: null, words: null } as const;
    checks.insert(newMatch({ state: held }));
    checks.insert(newLookup({ state: held, mode: 'production' }));
    checks.insert(newLookup({ state: { ...held, because: 'triesUsedUp', cause: 'connectionLost' } }));
    checks.insert(newMatch());
    expect(checks.countRestored()).toBe(2);
  });

  it('the matches that wait for a lookup, and whether a verification id is taken', () => {
    const { checks } = openTestRecords();
    const lookup = checks.insert(newLookup());
    const first = { from: 'lookup', lookup: lookup.id, picture: null } as const;
    const waiting = checks.insert(newMatch({ first, state: { name: 'needs', what: 'answer' } }));
    checks.insert(newMatch({ first: { ...first, picture: newPicture() } }));
    expect(checks.needing(lookup.id)).toEqual([waiting]);
    expect(checks.verificationIdUsed('practice', waiting.verificationId)).toBe(true);
    expect(checks.verificationIdUsed('sandbox', waiting.verificationId)).toBe(false);
  });

  it('a lane in a fraction of the checks, by its index', () => {
    const { database } = openTestRecords();
    const plan = database
      .prepare(
        "EXPLAIN QUERY PLAN SELECT id FROM checks WHERE state = 'queued' AND mode = ? AND kind = ? ORDER BY sequence",
      )
      .all('practice', 'faceMatch');
    expect(JSON.stringify(plan)).toContain('checks_by_state (state=? AND mode=? AND kind=?)');
    expect(JSON.stringify(plan)).not.toContain('TEMP B-TREE');
  });
});

describe('a removed check', () => {
  it('is gone with its attempts, notes and pictures; the files that nobody needs any more are told', () => {
    const { checks, database, released } = openTestRecords();
    const [shared, own] = [newPicture(), newPicture()];
    const first = { from: 'file', picture: shared } as const;
    const stays = checks.insert(newMatch({ first }));
    // The same content under another id is the same file.
    const twin = newPicture({ sha256: stays.second.sha256 });
    const goes = checks.insert(newMatch({ first: { ...first, picture: twin }, second: own, attempts: [attempt(1)] }));
    checks.addNote(goes.id, { id: own.id, at: '2026-11-20T06:30:00.000Z', text: 'Photo was blurred' });
    checks.remove(goes.id, 'mistake');
    expect(checks.read(goes.id)).toBeNull();
    expect(checks.read(stays.id)).toEqual(stays);
    expect(released).toEqual([own.sha256]);
    const count = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect(['attempts', 'notes', 'pictures', 'check_search'].map(count)).toEqual([0, 0, 2, 1]);
  });

  it('tells of no file when the removal is not kept after all', () => {
    const { checks, released, step } = openTestRecords();
    const match = checks.insert(newMatch());
    const fault = new Error('something else went wrong');
    expect(() =>
      step(() => {
        checks.remove(match.id, 'trial');
        throw fault;
      }),
    ).toThrow(fault);
    expect(released).toEqual([]);
    expect(checks.read(match.id)).toEqual(match);
  });

  it('is not removed while it is being sent', () => {
    const { checks } = openTestRecords();
    const match = checks.insert(newMatch({ state: sending }));
    expect(() => checks.remove(match.id, 'mistake')).toThrow(CheckIsSendingError);
    expect(checks.read(match.id)).toEqual(match);
  });

  it('is no longer counted by its case', () => {
    const { checks, cases, entries } = openTestRecords();
    const record = newCase();
    cases.insert(record);
    const lookup = checks.insert(newLookup({ caseId: record.id }));
    cases.replace({ ...record, counted: { lookup: lookup.id, match: null } });
    checks.remove(lookup.id, 'duplicate');
    expect(cases.read(record.id)).toEqual(record);
    expect(entries.map(({ event }) => event).slice(-2)).toEqual(['caseChanged', 'checkRemoved']);
  });
});

describe('notes', () => {
  it('stand beside their check in the order in which they were written', () => {
    const { checks } = openTestRecords();
    const { id } = checks.insert(newLookup());
    const note = (text: string, at: string) => ({ id: newPicture().id, at, text });
    const notes = [note('second thoughts', '2026-11-21T00:00:00.000Z'), note('first', '2026-11-20T00:00:00.000Z')];
    for (const one of notes) checks.addNote(id, one);
    expect(checks.notes(id)).toEqual(notes);
    expect(checks.notes(newPicture().id)).toEqual([]);
  });
});

describe('calls', () => {
  it('are counted by vendor and mode: those answered, and of matches those in doubt', () => {
    const { checks } = openTestRecords();
    const ended = (outcome: NonNullable<Attempt['ended']>['outcome']) => ({
      duration: 1,
      clockOffset: null,
      httpStatus: 200,
      supportReference: null,
      answeredBy: null,
      unread: null,
      outcome,
    });
    const answered = ended({ kind: 'answered' });
    const doubtful = ended({ kind: 'ambiguous', cause: 'silence' });
    const at = (startedAt: string, made: Attempt) => ({ ...made, startedAt });
    const [lastMonth, yesterday, now] = [
      '2026-10-31T23:00:00.000Z',
      '2026-11-19T06:00:00.000Z',
      '2026-11-20T06:00:00.000Z',
    ];
    checks.insert(
      newMatch({
        attempts: [
          at(lastMonth, attempt(1, answered)),
          at(yesterday, attempt(2, doubtful)),
          at(yesterday, attempt(3, ended({ kind: 'stopped', requestBegan: false }))),
          at(now, attempt(4, ended({ kind: 'stopped', requestBegan: true }))),
          at(now, attempt(5, answered)),
          at(now, attempt(6)),
        ],
      }),
    );
    const lookedUp = (number: number, end: Attempt['ended']) =>
      at(now, { ...attempt(number, end), vendor: 'instantPay' });
    checks.insert(newLookup({ mode: 'sandbox', attempts: [lookedUp(1, answered), lookedUp(2, doubtful)] }));
    checks.insert(newLookup({ mode: 'production', attempts: [lookedUp(1, doubtful)] }));
    expect(checks.calls(new Date('2026-11-20T00:00:00Z'), new Date('2026-11-01T00:00:00Z'))).toEqual([
      {
        vendor: 'cashfree',
        mode: 'practice',
        today: { answered: 1, inDoubt: 1 },
        month: { answered: 1, inDoubt: 2 },
      },
      {
        vendor: 'instantPay',
        mode: 'sandbox',
        today: { answered: 1, inDoubt: 0 },
        month: { answered: 1, inDoubt: 0 },
      },
    ]);
  });
});

describe('calls, once they have ended,', () => {
  const answered = {
    duration: 1,
    clockOffset: null,
    httpStatus: 200,
    supportReference: null,
    answeredBy: null,
    unread: null,
    outcome: { kind: 'answered' },
  } as const;
  const doubtful = { ...answered, outcome: { kind: 'ambiguous', cause: 'silence' } } as const;
  const since = new Date('2026-11-20T00:00:00Z');
  const counted = ({ checks }: ReturnType<typeof openTestRecords>) =>
    checks.calls(since, since).map(({ today }) => today);

  it('are counted once, however often their check is written again', () => {
    const records = openTestRecords();
    const { checks } = records;
    const match = checks.insert(newMatch({ state: sending, attempts: [attempt(1)] }));
    expect(counted(records)).toEqual([]);
    const waiting: Check = { ...match, state: { name: 'queued' }, attempts: [attempt(1, doubtful)] };
    checks.replace(waiting);
    checks.replace({ ...waiting, tries: 1 });
    expect(counted(records)).toEqual([{ answered: 0, inDoubt: 1 }]);
    checks.replace({ ...waiting, state: sending, attempts: [attempt(1, doubtful), attempt(2)] });
    checks.replace({ ...waiting, attempts: [attempt(1, doubtful), attempt(2, answered)] });
    expect(counted(records)).toEqual([{ answered: 1, inDoubt: 1 }]);
  });

  it('stay counted when their check is removed, and are not where the step was not kept', () => {
    const records = openTestRecords();
    const { checks, step } = records;
    const match = checks.insert(newMatch({ attempts: [attempt(1, answered)] }));
    checks.remove(match.id, 'mistake');
    const fail = () =>
      step(() => {
        checks.insert(newMatch({ attempts: [attempt(1, answered)] }));
        throw new Error('no room');
      });
    expect(fail).toThrow('no room');
    expect(counted(records)).toEqual([{ answered: 1, inDoubt: 0 }]);
  });

  it('take no more rows than there are quarters of an hour', () => {
    const { checks, database } = openTestRecords();
    const attempts = Array.from({ length: 200 }, (_, index) => attempt(index + 1, answered));
    checks.insert(newMatch({ attempts }));
    expect(database.prepare('SELECT * FROM calls').all()).toEqual([
      { began: '2026-11-20T06:30:00.000Z', vendor: 'cashfree', mode: 'practice', answered: 200, doubtful: 0 },
    ]);
  });
});

describe('the verification id of a removed match', () => {
  it.each([
    ['was sent', { attempts: [attempt(1)] }, true],
    ['may have been sent from a copy', { maybeProcessed: true }, true],
    ['was never sent', {}, false],
  ])('that %s: used for good is %s', (_what, details, used) => {
    const { checks, database } = openTestRecords();
    const match = checks.insert(newMatch({ verificationId: 'FD-personal', ...details }));
    checks.remove(match.id, 'mistake');
    expect(checks.verificationIdUsed('practice', 'FD-personal')).toBe(used);
    expect(checks.verificationIdUsed('sandbox', 'FD-personal')).toBe(false);
    expect(database.serialize().toString('latin1')).not.toContain('FD-personal');
  });
});

describe('the audit chain', () => {
  it('is told of every change, and of nothing else', () => {
    const { checks, entries } = openTestRecords();
    const match = checks.insert(newMatch());
    checks.replace({ ...match, state: sending, attempts: [attempt(1)] });
    checks.replace({ ...match, state: sending, attempts: [attempt(1)] });
    const failed = { name: 'failed', cause: 'inputRefused', words } as const;
    const refused = {
      duration: 5,
      clockOffset: 0,
      httpStatus: 200,
      supportReference: null,
      answeredBy: null,
      unread: null,
      outcome: { kind: 'refused', cause: 'inputRefused' },
    } as const;
    checks.replace({ ...match, state: failed, attempts: [attempt(1, refused)] });
    checks.addNote(match.id, { id: newPicture().id, at: match.enteredAt, text: 'a note' });
    checks.remove(match.id, 'customerAsked');
    expect(entries.map(({ event }) => event)).toEqual([
      'checkEntered',
      'checkChanged',
      'checkChanged',
      'noteAdded',
      'checkRemoved',
    ]);
    expect(entries[2]?.content).toMatchObject({
      from: 'sending',
      state: { name: 'failed', cause: 'inputRefused' },
      attempts: 1,
      attempt: { number: 1, host: 'api.example.org', outcome: { kind: 'refused', cause: 'inputRefused' } },
    });
  });
});

/** What a check keeps for ever of its kind's question. */
function keptOf(before: Check, after: Check) {
  if (before.kind === 'livenessLookup') return { sessionId: before.sessionId };
  const doubt = before.maybeProcessed || (after.kind === 'faceMatch' && after.maybeProcessed);
  return { verificationId: before.verificationId, maybeProcessed: doubt };
}
