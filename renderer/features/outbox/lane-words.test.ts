import { describe, expect, it } from 'vitest';
import type { Pause } from '../../../shared/check/lane.ts';
import { laneWords } from './lane-words.ts';

const paused = (pause: Pause, stopped = false) => laneWords({ state: { name: 'paused', pause }, stopped, limit: null });
const balance: Pause = { reason: 'balance', words: null, length: 900_000 };

describe('laneWords', () => {
  it('lets a running lane be paused, and a paused one be resumed', () => {
    expect(laneWords({ state: { name: 'open' }, stopped: false, limit: null }).actions).toEqual(['pause']);
    expect(laneWords({ state: { name: 'halfOpen', failures: 1 }, stopped: false, limit: null }).actions).toEqual([
      'pause',
    ]);
    expect(laneWords({ state: { name: 'open' }, stopped: true, limit: null }).actions).toEqual(['resume']);
  });

  it('speaks of the person’s own pause first, whatever else holds the lane', () => {
    expect(paused(balance, true).status).toBe('outbox.lanes.status.stopped');
    expect(paused(balance, true).actions).toEqual(['resume']);
  });

  it('says why a lane is paused, and lets it try at once', () => {
    expect(paused(balance)).toMatchObject({
      status: 'outbox.lanes.status.balance',
      texts: ['blockCause.balance.happened', 'blockCause.balance.next'],
      actions: ['tryNow', 'pause'],
      leadsToSettings: false,
    });
  });

  it('says that our own limit holds checks back, while the lane runs', () => {
    const limit = { calls: 100, remaining: 60_000 };
    const words = laneWords({ state: { name: 'open' }, stopped: false, limit });
    expect(words).toMatchObject({ texts: ['outbox.lanes.text.limit'], values: { limit: 100 }, actions: ['pause'] });
    expect(laneWords({ state: { name: 'open' }, stopped: true, limit }).texts).toEqual(['outbox.lanes.text.stopped']);
  });

  it('leads to the settings where something is to be mended there', () => {
    expect(paused({ reason: 'credentials', words: null })).toMatchObject({
      status: 'outbox.lanes.status.noCredentials',
      leadsToSettings: true,
    });
    expect(paused({ reason: 'environment', said: 'UAT' })).toMatchObject({
      values: { said: 'UAT' },
      leadsToSettings: true,
    });
  });
});
