import { describe, expect, it } from 'vitest';
import type { Check } from '../../../shared/check.ts';
import { questionOf } from './action-question.ts';

const match = (state: Check['state'], maybeProcessed: boolean) =>
  ({ kind: 'faceMatch', maybeProcessed, state }) as Check;
const lookup = (state: Check['state']) => ({ kind: 'livenessLookup', state }) as Check;
const queued = { name: 'queued' } as const;
const sending = { name: 'sending', sentBytes: 0, totalBytes: 9 } as const;

describe('questionOf', () => {
  it('asks before what may have been processed is given up for lost', () => {
    expect(questionOf('giveUp', match(queued, true), false)).toBe('giveUp');
    expect(questionOf('stop', match(queued, true), false)).toBe('giveUp');
    expect(questionOf('giveUp', match(queued, false), true)).toBeNull();
  });

  it('asks before a match is stopped on its way, unless its cost stands beside the button', () => {
    expect(questionOf('stop', match(sending, false), true)).toBe('stop');
    expect(questionOf('stop', match(sending, true), false)).toBeNull();
  });

  it('never asks about a lookup, which only reads', () => {
    for (const action of ['stop', 'giveUp'] as const) {
      for (const state of [queued, sending]) expect(questionOf(action, lookup(state), true)).toBeNull();
    }
  });

  it('asks before a charge that is consented to where nothing explains it', () => {
    const needs = match({ name: 'needs', what: 'consent' }, false);
    expect(questionOf('consent', needs, true)).toBe('consent');
    expect(questionOf('consent', needs, false)).toBeNull();
  });

  it('lets everything else go ahead', () => {
    for (const action of ['sendNow', 'tryAgain', 'release', 'resume', 'edit', 'close'] as const) {
      expect(questionOf(action, match(queued, true), true)).toBeNull();
    }
  });
});
