import { describe, expect, it } from 'vitest';
import type { FaceMatch } from '../../shared/check/check.ts';
import { accountIs, heldAsCopied, sendNow } from './machines/check-machine.ts';
import { account, lookup, match, needing, otherAccount, pictureNumber } from './testing/samples.ts';
import { allStates, inStates, matchInStates } from './testing/states.ts';

const held = { name: 'held', because: 'restored', cause: null, words: null };
const lost = { name: 'lost', because: 'otherAccount', words: null };
const doubtful = (check: FaceMatch): FaceMatch => ({ ...check, maybeProcessed: true });

describe('a check in a copy of the records', () => {
  it.each(['queued', 'sending', 'waiting', 'held', 'needs'] as const)('is held if it was %s', (name) => {
    for (const check of inStates(name)) expect(heldAsCopied(check)?.state).toEqual(held);
  });

  it('may have been processed, if it is a match: it may have been sent from elsewhere since', () => {
    for (const check of matchInStates('queued', 'sending', 'waiting', 'held', 'needs', 'failed')) {
      expect(heldAsCopied(check)).toMatchObject({ maybeProcessed: true, verificationId: check.verificationId });
    }
  });

  it('is lost if it had failed: edited, it might be charged twice without anybody’s being told', () => {
    const [failed] = matchInStates('failed');
    expect(failed && heldAsCopied(failed)?.state).toMatchObject({ name: 'lost', because: 'refusedAfterDoubt' });
    const damaged = { ...match, state: { name: 'failed', cause: 'pictureDamaged', words: null } } as const;
    expect(heldAsCopied(damaged)?.state).toMatchObject({ name: 'lost', because: 'pictureDamaged' });
  });

  it('still asks whether it is worth its price, if it did so before', () => {
    const first = { from: 'lookup', lookup: lookup.id, picture: pictureNumber(13) } as const;
    const asking: FaceMatch = { ...match, first, state: { name: 'needs', what: 'consent' } };
    expect(heldAsCopied(asking)).toEqual({ ...asking, maybeProcessed: true });
  });

  it('stays as it is if it was settled', () => {
    for (const check of inStates('done', 'cancelled', 'closed')) expect(heldAsCopied(check)).toBeNull();
    for (const check of matchInStates('lost')) expect(heldAsCopied(check)).toBeNull();
    expect(heldAsCopied({ ...lookup, state: { name: 'failed', cause: 'inputRefused', words: null } })).toBeNull();
  });

  it('goes with its old id once it is released', () => {
    const copied = heldAsCopied(match);
    const released = copied && sendNow(copied);
    expect(released).toEqual({ ...match, maybeProcessed: true, state: { name: 'queued' } });
  });
});

describe('when a lane sends as somebody else', () => {
  it('a match that can’t have been processed goes as whoever that is', () => {
    expect(accountIs(match, otherAccount)).toEqual({ ...match, account: otherAccount });
    expect(accountIs({ ...match, account: null }, account)).toEqual(match);
  });

  it.each(['queued', 'waiting', 'held', 'needs'] as const)('one in doubt is lost if it was %s', (name) => {
    for (const check of matchInStates(name).map(doubtful)) {
      expect(accountIs(check, otherAccount)).toEqual({ ...check, state: lost });
      expect(accountIs(check, { ...account, host: 'api.cashfree.com' })?.state).toEqual(lost);
      expect(accountIs({ ...check, account: null }, account)?.state).toEqual(lost);
    }
  });

  it('one in doubt goes on as long as the account is its own', () => {
    for (const check of matchInStates(...allStates).map(doubtful)) expect(accountIs(check, { ...account })).toBe(check);
  });

  it('what is settled, or being sent, stays as it is', () => {
    for (const check of matchInStates('sending', 'done', 'failed', 'lost', 'cancelled', 'closed')) {
      expect(accountIs(check, otherAccount)).toBe(check);
      expect(accountIs(doubtful(check), otherAccount)).toEqual(doubtful(check));
    }
    expect(accountIs(needing, otherAccount)).toBe(needing);
  });
});
