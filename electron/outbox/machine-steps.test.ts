import { describe, expect, it } from 'vitest';
import type { Check, CheckStateName, FaceMatch } from '../../shared/check/check.ts';
import { beforeRemoval, cancel, close, consent, sendNow } from './machines/check-machine.ts';
import { lookup, match, needing, pictureNumber, uuid } from './testing/samples.ts';
import { allStates, inStates, matchInStates } from './testing/states.ts';

const doubtful = (check: FaceMatch): FaceMatch => ({ ...check, maybeProcessed: true });

/** What a person may do in each state, and where it leads. What isn't here is not allowed. */
const allowed: Readonly<
  Record<string, { step: (check: Check) => Check | null; leads: Partial<Record<CheckStateName, CheckStateName>> }>
> = {
  'send now': { step: sendNow, leads: { queued: 'queued', waiting: 'queued', held: 'queued', failed: 'queued' } },
  cancel: {
    step: cancel,
    leads: { queued: 'cancelled', waiting: 'cancelled', held: 'cancelled', needs: 'cancelled' },
  },
  close: { step: (check) => close(check, null), leads: { failed: 'closed', lost: 'closed' } },
  'close in favour of another': { step: (check) => close(check, uuid(9)), leads: { failed: 'closed', lost: 'closed' } },
  consent: { step: consent, leads: {} },
};

describe.each(Object.entries(allowed))('a person may %s', (_step, { step, leads }) => {
  it.each(allStates)('in the state %s, or is told that it can’t be', (state) => {
    for (const check of inStates(state)) expect(step(check)?.state.name ?? null).toBe(leads[state] ?? null);
  });

  it('and no doubt is cleared by it, nor the question changed', () => {
    for (const check of matchInStates(...allStates)) {
      const { state, tries, ...rest } = doubtful(check);
      const next = step(doubtful(check));
      if (next) expect(next).toMatchObject(rest);
    }
  });
});

describe('send now', () => {
  it('begins the count of tries anew', () => {
    for (const check of inStates('queued', 'waiting', 'held', 'failed')) {
      expect(sendNow({ ...check, tries: 6 })?.tries).toBe(0);
    }
  });

  it('sends a held match back to wait for the picture that it never had', () => {
    const held = { ...needing, state: { name: 'held', because: 'restored', cause: null, words: null } } as const;
    expect(sendNow(held)?.state).toEqual({ name: 'needs', what: 'answer' });
  });

  it('is no help to a match that failed for want of that picture', () => {
    const failed = { ...needing, state: { name: 'failed', cause: 'referenceMissing', words: null } } as const;
    expect(sendNow(failed)).toBeNull();
  });
});

describe('cancelling', () => {
  it('loses a match that may have been processed', () => {
    for (const check of matchInStates('queued', 'waiting', 'held', 'needs')) {
      expect(cancel(doubtful(check))?.state).toEqual({ name: 'lost', because: 'stopped', words: null });
    }
  });
});

describe('closing', () => {
  it('keeps what it was, and what took its place', () => {
    const [failed, lost] = matchInStates('failed', 'lost');
    expect(failed && close(failed, uuid(9))?.state).toEqual({ name: 'closed', was: 'failed', successor: uuid(9) });
    expect(lost && close(lost, null)?.state).toEqual({ name: 'closed', was: 'lost', successor: null });
  });
});

describe('consent to a match whose lookup did not pass', () => {
  it('queues it', () => {
    const first = { from: 'lookup', lookup: lookup.id, picture: pictureNumber(13) } as const;
    const asking = { ...match, first, state: { name: 'needs', what: 'consent' } } as const;
    expect(consent(asking)?.state).toEqual({ name: 'queued' });
  });

  it('is of no use while the lookup has no answer', () => {
    expect(consent(needing)).toBeNull();
  });
});

describe('before a check is removed', () => {
  it('one that is being sent is refused', () => {
    for (const check of inStates('sending')) expect(beforeRemoval(check)).toBeNull();
  });

  it('an open one that may have been processed is lost first', () => {
    for (const check of matchInStates('queued', 'waiting', 'held', 'needs', 'failed')) {
      expect(beforeRemoval(doubtful(check))?.state).toEqual({ name: 'lost', because: 'deleted', words: null });
    }
  });

  it('every other one stays as it is', () => {
    const rest = allStates.filter((name) => name !== 'sending');
    for (const check of inStates(...rest)) expect(beforeRemoval(check)).toBe(check);
    for (const check of matchInStates('done', 'lost', 'closed', 'cancelled').map(doubtful)) {
      expect(beforeRemoval(check)).toBe(check);
    }
  });
});
