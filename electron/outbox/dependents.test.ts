import { describe, expect, it } from 'vitest';
import type { Check, FaceMatch, LivenessLookup } from '../../shared/check/check.ts';
import { caughtUp, followLookup, loseLookup } from './dependents.ts';
import { livenessAttemptEnded, lookupChanged, withReference } from './machines/check-machine.ts';
import { livenessAnswer, lookup, match, measures, needing, pictureNumber, uuid } from './testing/samples.ts';
import { inStates } from './testing/states.ts';

const reference = { kind: 'kept', picture: pictureNumber(13), faceBox: null } as const;
const missing = { name: 'failed', cause: 'referenceMissing', words: null };

function answered(confidence: number, its: Parameters<typeof livenessAnswer>[1] = reference): LivenessLookup {
  const sending = { ...lookup, state: { name: 'sending', sentBytes: 0, totalBytes: 0 } } as const;
  const answer = livenessAnswer(lookup.sessionId, its, confidence);
  const done = livenessAttemptEnded(sending, { kind: 'answered', answer }, measures, 0);
  if (!done) throw new Error('what is sent may be answered');
  return done;
}

const closed = (successor: string | null): LivenessLookup => ({
  ...lookup,
  state: { name: 'closed', was: 'failed', successor },
});
const successor: LivenessLookup = { ...answered(97), id: uuid(7) };

describe('a match that needs the picture of a lookup', () => {
  it.each([
    ['queued once that has passed', answered(97), { name: 'queued' }],
    ['a question of money if it is to be reviewed', answered(70), { name: 'needs', what: 'consent' }],
    ['a question of money if it has failed', answered(3), { name: 'needs', what: 'consent' }],
    ['failed if the answer has no picture', answered(97, null), missing],
    ['failed if the picture is of no use', answered(97, { kind: 'unusable', why: 'damaged' }), missing],
    ['failed if the lookup was cancelled', { ...lookup, state: { name: 'cancelled' } }, missing],
    ['failed if the lookup was closed for good', closed(null), missing],
  ] as const)('is %s', (_what, its, state) => {
    expect(lookupChanged(needing, its)?.state).toEqual(state);
  });

  it('has exactly the picture of the answer', () => {
    expect(lookupChanged(needing, answered(97))?.first).toEqual({ ...needing.first, picture: reference.picture });
  });

  it('follows a lookup that was edited to the one in its place', () => {
    expect(lookupChanged(needing, closed(uuid(7)))).toEqual({
      ...needing,
      first: { ...needing.first, lookup: uuid(7) },
    });
  });

  it('waits on while the lookup may still be answered', () => {
    for (const its of inStates('queued', 'sending', 'waiting', 'held', 'failed')) {
      if (its.kind === 'livenessLookup') expect(lookupChanged(needing, its)).toBeNull();
    }
  });

  it('is lost rather than failed if it may have been processed', () => {
    const doubtful = { ...needing, maybeProcessed: true };
    expect(lookupChanged(doubtful, answered(97, null))?.state.name).toBe('lost');
  });

  it('is not moved by a lookup once it has its picture, or by none at all', () => {
    const asking = withReference(needing, reference.picture, false);
    expect(asking && lookupChanged(asking, answered(97))).toBeNull();
    expect(lookupChanged(match, answered(97))).toBeNull();
    expect(withReference(match, reference.picture, true)).toBeNull();
  });
});

describe('the records', () => {
  function recordsOf(...checks: readonly Check[]) {
    const byId = new Map(checks.map((check) => [check.id, check]));
    const needs = (check: Check, id: string): check is FaceMatch =>
      check.kind === 'faceMatch' && check.first.from === 'lookup' && check.first.lookup === id;
    return {
      checks: {
        read: (id: string) => byId.get(id) ?? null,
        replace: (check: Check) => void byId.set(check.id, check),
        needing: (id: string) => [...byId.values()].filter((check) => needs(check, id)),
      },
    };
  }

  it('tell every match that waits for a lookup, and no other', () => {
    const second = { ...needing, id: uuid(8) };
    const other = { ...needing, id: uuid(9), first: { ...needing.first, lookup: uuid(7) } } as FaceMatch;
    const records = recordsOf(needing, second, other, { ...match, id: uuid(10) });
    expect(followLookup(records, answered(97), () => false).map(({ id }) => id)).toEqual([needing.id, second.id]);
    expect(records.checks.read(second.id)?.state.name).toBe('queued');
    expect(records.checks.read(other.id)).toBe(other);
  });

  it('let a match wait for a person where one has to be asked about it', () => {
    const records = recordsOf(needing);
    const asks = (match: FaceMatch) => match.first.picture?.id === reference.picture.id;
    const [told] = followLookup(records, answered(97), asks);
    expect(told).toMatchObject({ first: { picture: reference.picture }, state: { name: 'needs', what: 'question' } });
  });

  it('fail the matches of a lookup that is removed', () => {
    const records = recordsOf(needing);
    expect(loseLookup(records, lookup.id).map(({ state }) => state)).toEqual([missing]);
    expect(records.checks.read(needing.id)?.state).toEqual(missing);
  });

  it('let a match catch up with what its lookup has become meanwhile', () => {
    expect(caughtUp(recordsOf(lookup), needing)).toBe(needing);
    expect(caughtUp(recordsOf(answered(97)), needing).state).toEqual({ name: 'queued' });
    expect(caughtUp(recordsOf(answered(3)), needing).state).toEqual({ name: 'needs', what: 'consent' });
    expect(caughtUp(recordsOf(), needing).state).toEqual(missing);
    expect(caughtUp(recordsOf(answered(97)), match)).toBe(match);
  });

  it('also with a lookup that was edited, and answered since', () => {
    expect(caughtUp(recordsOf(closed(uuid(7)), successor), needing)).toEqual({
      ...needing,
      first: { from: 'lookup', lookup: uuid(7), picture: reference.picture },
      state: { name: 'queued' },
    });
  });
});
