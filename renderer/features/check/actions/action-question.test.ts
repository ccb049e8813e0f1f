import { describe, expect, it } from 'vitest';
import type { Check } from '../../../../shared/check/check.ts';
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

  it('asks before a match is stopped on its way, wherever that is', () => {
    for (const isBrief of [true, false]) {
      for (const maybeProcessed of [true, false]) {
        expect(questionOf('stop', match(sending, maybeProcessed), isBrief)).toBe('stop');
      }
    }
    expect(questionOf('stop', match(queued, false), true)).toBeNull();
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
    expect(questionOf('consent', match({ name: 'needs', what: 'half' }, false), true)).toBe('half');
  });

  it('lets everything else go ahead', () => {
    for (const action of ['sendNow', 'tryAgain', 'release', 'resume', 'edit', 'close'] as const) {
      expect(questionOf(action, match(queued, true), true)).toBeNull();
    }
  });
});
