import { describe, expect, it } from 'vitest';
import { type CheckStateName, openStates } from '../check/check.ts';
import type { Pause } from '../check/lane.ts';
import { groupOf, type Hold, needsPerson, type Standing, statusOf, toneOfLane } from './check-status.ts';

const standing = (state: CheckStateName, more: Partial<Standing> = {}): Standing => ({
  state,
  needs: null,
  verdict: null,
  isSent: false,
  ...more,
});
const paused = (pause: Pause): Hold => ({ pause, stopped: false });
const stopped: Hold = { pause: null, stopped: true };
const offline = paused({ reason: 'offline', cause: 'hostNotFound', failures: 1, length: 1 });
const credentials = paused({ reason: 'credentials', words: null });

describe('where a check stands', () => {
  it('is its verdict, once there is one', () => {
    expect(statusOf(standing('done', { verdict: 'fail' }))).toEqual({ word: 'done', tone: 'over', verdict: 'fail' });
  });

  it('names what its lane waits for', () => {
    expect(statusOf(standing('queued'))).toMatchObject({ word: 'queued', tone: 'moving' });
    expect(statusOf(standing('queued'), offline)).toMatchObject({ word: 'offline', tone: 'moving' });
    expect(statusOf(standing('queued'), credentials)).toMatchObject({ word: 'blocked', tone: 'person' });
    expect(statusOf(standing('queued'), stopped)).toMatchObject({ word: 'paused', tone: 'person' });
    expect(statusOf(standing('waiting'), stopped)).toMatchObject({ word: 'waiting', tone: 'person' });
  });

  it('tells a match that waits for its liveness check from one that waits for a decision', () => {
    expect(statusOf(standing('needs', { needs: 'answer' }))).toMatchObject({ word: 'needs', tone: 'moving' });
    for (const needs of ['consent', 'half', 'question']) {
      expect(statusOf(standing('needs', { needs }))).toMatchObject({ word: 'consent', tone: 'person' });
    }
  });

  it('is over with what was stopped or closed, and a person’s with what came to no answer', () => {
    for (const state of ['cancelled', 'closed'] as const) expect(statusOf(standing(state)).tone).toBe('over');
    for (const state of ['failed', 'lost', 'held'] as const) expect(statusOf(standing(state)).tone).toBe('person');
  });
});

describe('where a lane stands', () => {
  it('is a person’s where only a person can move it', () => {
    const { pause } = credentials;
    if (pause === null) throw new Error('it is paused');
    expect(toneOfLane({ state: { name: 'open' }, stopped: false })).toBe('moving');
    expect(toneOfLane({ state: { name: 'open' }, stopped: true })).toBe('person');
    expect(toneOfLane({ state: { name: 'paused', pause }, stopped: false })).toBe('person');
  });
});

describe('the outbox', () => {
  it('says of nothing that it goes by itself which a person has to move', () => {
    for (const state of openStates) {
      for (const hold of [{ pause: null, stopped: false }, offline, credentials, stopped]) {
        const group = groupOf(standing(state), hold);
        expect(group === 'moving').toBe(statusOf(standing(state), hold).tone === 'moving');
        if (group === 'paused') expect(needsPerson(hold)).toBe(true);
      }
    }
  });
});
