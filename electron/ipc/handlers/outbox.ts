import { openStates } from '../../../shared/check/check.ts';
import { success } from '../../../shared/result.ts';
import { outboxView } from '../../outbox/outbox-view.ts';
import type { HandlersOf } from '../call.ts';
import type { Services } from '../services.ts';
import { withRecords } from '../with-records.ts';

export function outboxHandlers(services: Services): HandlersOf<'outbox'> {
  const { modes, outboxSettings } = services;
  const working = withRecords(services.recordsSession);
  /** Recorded first: where that can't be, nothing changes. */
  const set = (name: string, value: number, remember: (value: number) => void) =>
    working(({ records, outbox }) => {
      records.audit.append({ event: 'setting', name, value: String(value) });
      remember(value);
      services.announceLanes();
      outbox.dispatcher.wake();
      return success({});
    });

  return {
    'outbox.read': ({ most }) =>
      working(({ records, outbox }) => {
        const limits = { atATime: outboxSettings.atATime(), matchesAMinute: outboxSettings.matchesAMinute() };
        const view = { mode: modes.mode(), ...limits, now: services.now(), most };
        return success(outboxView(records, outbox, view));
      }),
    'outbox.count': () => working(({ records }) => success(records.checks.countByMode(openStates))),
    'outbox.pause': ({ lane }) => working(({ outbox }) => outbox.pause(lane)),
    'outbox.resume': ({ lane }) => working(({ outbox }) => outbox.resume(lane)),
    'outbox.setAtATime': ({ atATime }) => set('atATime', atATime, outboxSettings.rememberAtATime),
    'outbox.setMatchesAMinute': ({ matchesAMinute }) =>
      set('matchesAMinute', matchesAMinute, outboxSettings.rememberMatchesAMinute),
    'outbox.release': () => working(({ outbox }) => success({ released: outbox.release() })),
  };
}
