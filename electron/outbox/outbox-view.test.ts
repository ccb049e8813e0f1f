import { expect, it } from 'vitest';
import { newMatch } from '../records/testing/records.ts';
import type { Dispatcher } from './dispatcher.ts';
import { forWindow } from './outbox-view.ts';

it.each([
  ['CF-1234567890', '…7890'],
  ['CF-123456789', '…6789'],
  ['CF-12345678', '…'],
  ['CF12', '…'],
  ['', '…'],
])('the window sees of the client id “%s” “%s” and no more', (clientId, seen) => {
  const attempt = { number: 1, vendor: 'cashfree', host: 'h', certificate: null, ended: null } as const;
  const attempts = [{ ...attempt, clientId, startedAt: '2026-11-20T06:31:00.000Z' }];
  const shown = forWindow(newMatch({ attempts, account: { host: 'h', clientId } }), {} as Dispatcher);
  expect(shown.attempts.map((one) => one.clientId)).toEqual([seen]);
  expect(shown).toMatchObject({ account: { clientId: seen } });
});
