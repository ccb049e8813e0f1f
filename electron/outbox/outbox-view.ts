import { type Check, openStates } from '../../shared/check.ts';
import type { AnswerOf } from '../../shared/contract.ts';
import type { Mode } from '../../shared/mode.ts';
import { MOST_OUTBOX_ITEMS, type OutboxView } from '../../shared/outbox.ts';
import type { Records } from '../records/records.ts';
import { clientIdEnding } from './client-id-ending.ts';
import type { Dispatcher } from './dispatcher.ts';
import { laneKey, laneNames, laneOf } from './lane-names.ts';

/** Everything that is not over, as the window shows it. */
export function outboxView(
  records: Records,
  dispatcher: Dispatcher,
  { mode, atATime, now }: { readonly mode: Mode; readonly atATime: number; readonly now: Date },
): OutboxView {
  const open = new Map(records.checks.countByLane(openStates).map((lane) => [laneKey(lane), lane.count]));
  const lanes = laneNames.flatMap((name) => {
    const lane = dispatcher.lane(name);
    const count = open.get(laneKey(name)) ?? 0;
    const hasNews = count > 0 || lane.stopped || lane.state.name === 'paused' || name.mode === mode;
    return hasNews ? [{ ...lane, open: count, remaining: dispatcher.laneRemaining(name) }] : [];
  });
  const items = records.checks
    .inStates(openStates, MOST_OUTBOX_ITEMS)
    .map((check) => ({ check: forWindow(check, dispatcher), remaining: dispatcher.remaining(check) }));
  return {
    items,
    count: records.checks.countByMode(openStates),
    lanes,
    calls: [...records.checks.calls(startOfDay(now), startOfMonth(now))],
    atATime,
  };
}

/** A check with everything that a window shows around it. */
export function checkView(records: Records, dispatcher: Dispatcher, check: Check): AnswerOf<'checks.read'> {
  const lane = dispatcher.lane(laneOf(check));
  const isQueued = check.state.name === 'queued';
  return {
    check: forWindow(check, dispatcher),
    remaining: dispatcher.remaining(check),
    pause: isQueued && lane.state.name === 'paused' ? lane.state.pause : null,
    stopped: isQueued && lane.stopped,
    notes: [...records.checks.notes(check.id)],
    reviews: [...records.checks.reviews(check.id)],
    successor: check.state.name === 'closed' ? check.state.successor : null,
  };
}

/** A check as the window may see it: of the client id its ending; and how much of it has been handed over. */
export function forWindow(check: Check, dispatcher: Dispatcher): Check {
  const progress = check.state.name === 'sending' ? dispatcher.progress(check.id) : null;
  const attempts = check.attempts.map((attempt) => ({ ...attempt, clientId: clientIdEnding(attempt.clientId) }));
  const shown = { ...check, attempts };
  if (shown.kind === 'faceMatch' && shown.account) {
    shown.account = { ...shown.account, clientId: clientIdEnding(shown.account.clientId) };
  }
  if (progress === null || shown.state.name !== 'sending') return shown;
  const { sentBytes, totalBytes } = progress;
  return { ...shown, state: { name: 'sending', sentBytes, totalBytes } } as Check;
}

/** By this computer's calendar. */
function startOfDay(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate());
}

function startOfMonth(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), 1);
}
