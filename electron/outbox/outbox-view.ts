import { type Check, openStates } from '../../shared/check/check.ts';
import type { LaneName, Pause } from '../../shared/check/lane.ts';
import { type OutboxGroup, type OutboxView, outboxGroups } from '../../shared/check/outbox.ts';
import type { AnswerOf } from '../../shared/contract/contract.ts';
import type { Mode } from '../../shared/mode.ts';
import { holdOfLane, needsPerson } from '../../shared/status/check-status.ts';
import type { Records } from '../records/records.ts';
import { clientIdEnding } from '../vendors/client-id-ending.ts';
import { withoutKeptSecrets } from '../vendors/reading/secrets.ts';
import type { Dispatcher } from './dispatcher.ts';
import { laneKey, laneNames, laneOf } from './lane-names.ts';
import type { Outbox } from './outbox.ts';

type Limits = Pick<OutboxView, 'atATime' | 'matchesAMinute'>;

/** What is not over, as the window shows it. @param most of each group */
export function outboxView(
  records: Records,
  { dispatcher, clock }: Pick<Outbox, 'dispatcher' | 'clock'>,
  view: { readonly mode: Mode; readonly now: Date; readonly most: number } & Limits,
): OutboxView {
  const { mode, now, most, ...limits } = view;
  const open = new Map(records.checks.countByLane(openStates).map((lane) => [laneKey(lane), lane.count]));
  const queued = new Map(records.checks.countByLane(['queued']).map((lane) => [laneKey(lane), lane.count]));
  const lanes = laneNames.flatMap((name) => {
    const lane = clock.lane(name);
    const count = open.get(laneKey(name)) ?? 0;
    const hasNews = count > 0 || lane.stopped || lane.state.name === 'paused' || name.mode === mode;
    const limit = limitOf(dispatcher, name, queued.get(laneKey(name)) ?? 0);
    return hasNews ? [{ ...lane, open: count, remaining: clock.laneRemaining(name), limit }] : [];
  });
  const still = laneNames.filter((name) => needsPerson(holdOfLane(clock.lane(name))));
  const sizeOf = (group: OutboxGroup) => records.checks.countGroup(group, still);
  const items = outboxGroups
    .flatMap((group) => records.checks.inGroup(group, still, most))
    .sort((left, right) => left.sequence - right.sequence)
    .map((check) => ({ check: forWindow(check, dispatcher), remaining: clock.remaining(check) }));
  return {
    items,
    groups: { asking: sizeOf('asking'), paused: sizeOf('paused'), moving: sizeOf('moving') },
    count: records.checks.countByMode(openStates),
    held: Object.values(records.checks.countByMode(['held'])).reduce((sum, count) => sum + count, 0),
    lanes,
    calls: [...records.checks.calls(startOfDay(now), startOfMonth(now))],
    ...limits,
  };
}

function limitOf(dispatcher: Dispatcher, lane: LaneName, queued: number) {
  const limit = queued > 0 ? dispatcher.limit(lane) : null;
  return limit && { calls: limit.calls, remaining: queued * limit.spacing };
}

/** A check with everything that a window shows around it. */
export function checkView(
  records: Records,
  { dispatcher, clock, sharedWith }: Pick<Outbox, 'dispatcher' | 'clock' | 'sharedWith'>,
  check: Check,
): AnswerOf<'checks.read'> {
  const lane = clock.lane(laneOf(check));
  const isQueued = check.state.name === 'queued';
  return {
    check: forWindow(check, dispatcher),
    customer: check.caseId === null ? '' : (records.cases.read(check.caseId)?.name ?? ''),
    remaining: clock.remaining(check),
    pause: lane.state.name === 'paused' && concerns(lane.state.pause, check) ? lane.state.pause : null,
    stopped: waitsForLane(check) && lane.stopped,
    limit: isQueued ? (dispatcher.limit(laneOf(check))?.calls ?? null) : null,
    notes: [...records.checks.notes(check.id)],
    reviews: [...records.checks.reviews(check.id)],
    sharedWith: sharedWith([check]),
    successor: check.state.name === 'closed' ? check.state.successor : null,
  };
}

function waitsForLane({ state }: Check): boolean {
  return state.name === 'queued' || state.name === 'waiting';
}

/** A pause holds back what would go; where nothing can be kept, also what comes of a check that is being sent. */
function concerns(pause: Pause, check: Check): boolean {
  return waitsForLane(check) || (check.state.name === 'sending' && pause.reason === 'storage');
}

/**
 * A check as the window may see it: of the client id its ending; no secret in an answer that an earlier build kept; and how
 * much of it has been handed over.
 */
export function forWindow(check: Check, dispatcher: Dispatcher): Check {
  const progress = check.state.name === 'sending' ? dispatcher.progress(check.id) : null;
  const attempts = check.attempts.map((attempt) => ({ ...attempt, clientId: clientIdEnding(attempt.clientId) }));
  const shown = { ...check, attempts };
  if (shown.kind === 'faceMatch' && shown.account) {
    shown.account = { ...shown.account, clientId: clientIdEnding(shown.account.clientId) };
  }
  if (shown.state.name === 'done') {
    const { answer } = shown.state;
    return { ...shown, state: { ...shown.state, answer: { ...answer, raw: withoutKeptSecrets(answer.raw) } } } as Check;
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
