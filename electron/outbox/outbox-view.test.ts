import { expect, it } from 'vitest';
import type { Pause } from '../../shared/check/lane.ts';
import { outboxSchema } from '../../shared/check/outbox.ts';
import { openHere } from '../records/testing/open.ts';
import { answeredLookup, newLookup, newMatch } from '../records/testing/records.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { LaneClock } from './lane-clock.ts';
import { checkView, forWindow, outboxView } from './outbox-view.ts';

it.each([
  ['CF-1234567890', '…7890'],
  ['CF-123456789', '…6789'],
  ['CF-12345678', '…'],
  ['CF12', '…'],
  ['', '…'],
])('the window sees of the client id “%s” “%s” and no more', (clientId, seen) => {
  const attempt = {
    number: 1,
    vendor: 'cashfree',
    host: 'h',
    certificate: null,
    times: 1,
    lastAt: null,
    ended: null,
  } as const;
  const attempts = [{ ...attempt, clientId, startedAt: '2026-11-20T06:31:00.000Z' }];
  const shown = forWindow(newMatch({ attempts, account: { host: 'h', clientId } }), {} as Dispatcher);
  expect(shown.attempts.map((one) => one.clientId)).toEqual([seen]);
  expect(shown).toMatchObject({ account: { clientId: seen } });
});

it('the window sees no secret in an answer that an earlier build kept', () => {
  const lookup = answeredLookup();
  if (lookup.state.name !== 'done') throw new Error('it is answered');
  const answer = { ...lookup.state.answer, raw: '{\n  "data": {\n    "accessToken": "AKIA-token"\n  }\n}' };
  const shown = forWindow({ ...lookup, state: { ...lookup.state, answer } }, {} as Dispatcher);
  expect(shown).toMatchObject({ state: { answer: { raw: answer.raw.replace('AKIA-token', '[secret]') } } });
});

it('answers with as much as is shown, however much is in the outbox', () => {
  const { records } = openHere();
  const dispatcher = { limit: () => null } as unknown as Dispatcher;
  const clock = { lane: records.lanes.read, remaining: () => null, laneRemaining: () => null } as unknown as LaneClock;
  const view = { mode: 'practice', atATime: 1, matchesAMinute: 100, now: new Date() } as const;
  const shown: { items: number; bytes: number; moving: number }[] = [];
  for (let entered = 0; entered < 200; entered += 100) {
    records.step(() => {
      for (let count = 0; count < 100; count += 1) records.checks.insert(newLookup());
    });
    const answer = outboxSchema.parse(outboxView(records, { dispatcher, clock }, { ...view, most: 40 }));
    const { items, groups } = answer;
    shown.push({ items: items.length, bytes: JSON.stringify(answer).length, moving: groups.moving });
  }
  const [before, after] = shown;
  expect(before).toMatchObject({ items: 40, moving: 100 });
  expect(after).toMatchObject({ items: 40, moving: 200 });
  expect(after?.bytes).toBe(before?.bytes);
  expect(after?.bytes).toBeLessThan(40_000);
});

it('says of a check that is being sent that nothing can be kept, and of no other pause of its lane', () => {
  const { records } = openHere();
  const sending = newMatch({ state: { name: 'sending', sentBytes: 9, totalBytes: 9 } });
  const pauseOf = (pause: Pause) => {
    const dispatcher = { progress: () => null } as unknown as Dispatcher;
    const clock = {
      lane: () => ({
        ...records.lanes.read({ vendor: 'cashfree', mode: 'practice' }),
        state: { name: 'paused', pause },
      }),
      remaining: () => null,
    } as unknown as LaneClock;
    return checkView(records, { dispatcher, clock, sharedWith: () => [] }, sending).pause;
  };
  const full = { reason: 'storage', trouble: 'full', length: 5000 } as const;
  expect(pauseOf(full)).toEqual(full);
  expect(pauseOf({ reason: 'balance', words: null, length: 5000 })).toBeNull();
});
