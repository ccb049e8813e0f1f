import type { Check } from '../../shared/check/check.ts';
import type { LaneName } from '../../shared/check/lane.ts';
import type { Mode } from '../../shared/mode.ts';
import { success } from '../../shared/result.ts';
import { createChanges } from './changes.ts';
import { createCheckActions } from './check-actions.ts';
import { createDispatcher } from './dispatcher.ts';
import type { Done } from './done.ts';
import { createKnocks } from './knocks.ts';
import { createLaneClock } from './lane-clock.ts';
import { accountOf, laneNames } from './lane-names.ts';
import { accountIs } from './machines/check-machine.ts';
import type { ResumeReason } from './machines/lane-machine.ts';
import { createWaits } from './machines/timers.ts';
import { createQuestions, sharedWith } from './new-checks/ask-before-entry.ts';
import { createEntering } from './new-checks/enter.ts';
import type { OutboxParts } from './parts.ts';
import { createSights } from './sights.ts';
import { takeUp } from './start-up.ts';
import { createStepWriter } from './step-writer.ts';
import { EVERY, type Workings } from './workings.ts';

/** The one road of every check: entered, queued, sent, answered. */
export type Outbox = ReturnType<typeof createOutbox>;

export function createOutbox(given: OutboxParts) {
  const parts = withSafeNews(given);
  const { records } = parts;
  const { checks } = records;
  const wake = () => dispatcher.wake();
  const questions = createQuestions(parts);
  const waits = createWaits(parts.timers);
  const writer = createStepWriter(parts, waits, wake);
  const knocks = createKnocks(parts);
  const clock = createLaneClock(parts, writer, waits, knocks, wake);
  const sights = createSights(parts, questions, wake);
  const dispatcher = createDispatcher(parts, { writer, clock, sights, questions });
  const changes = createChanges(parts, questions, sights);
  const workings: Workings = { parts, questions, writer, clock, sights, dispatcher, changes };
  const { change, sentAnew, ...actions } = createCheckActions(workings);

  return {
    dispatcher,
    clock,
    /** What checks of one case, or one without a case, have in common with others'. */
    sharedWith: (checks: readonly Check[]) => sharedWith(parts, checks),
    ...createEntering(workings),
    ...actions,
    /** Takes up what the last run left: to be called once, before anything else. */
    start: () => takeUp(workings),
    /** Begins nothing more, and comes back when nothing is under way. */
    async quiesce() {
      writer.giveUp();
      await dispatcher.quiesce();
      await sights.idle();
      knocks.endAll();
      waits.endAll();
    },

    pause(lane: LaneName | null) {
      dispatcher.forgetHurried();
      return setStopped(lane, true);
    },

    resume(lane: LaneName | null) {
      const resumed = setStopped(lane, false);
      for (const name of lane ? [lane] : laneNames) clock.resume(name, 'person');
      dispatcher.wake();
      return resumed;
    },

    /** Every check that is held for a person, whatever for. */
    release() {
      const held = checks.inStates(['held'], EVERY);
      records.step(() => {
        for (const check of held) {
          const released = sentAnew(check);
          if (released) checks.replace(changes.followed(released));
        }
      });
      for (const { id } of held) parts.announce(id);
      parts.announceLanes();
      for (const { id } of held) changes.seeFor(id);
      dispatcher.wake();
      return held.length;
    },

    /** Something happened that may set paused lanes going. */
    resumeFor(reason: ResumeReason, lanes = laneNames) {
      writer.guarded(() => {
        for (const lane of lanes) clock.resume(lane, reason);
      });
      dispatcher.wake();
    },

    /** The credentials of a lane are others now, or gone. */
    async credentialsChanged(lane: LaneName) {
      const access = await parts.access(lane.vendor, lane.mode);
      // They are kept already: what the disk refuses now is found again before anything is sent.
      writer.guarded(() => {
        if (access.ok && lane.vendor === 'cashfree') loseOthers(lane.mode, accountOf(access.value, lane.mode));
        if (access.ok) clock.resume(lane, 'credentials');
      });
      dispatcher.wake();
    },
  };

  function setStopped(lane: LaneName | null, stopped: boolean): Done {
    records.step(() => {
      for (const name of lane ? [lane] : laneNames) {
        records.lanes.replace({ ...records.lanes.read(name), stopped });
      }
    });
    parts.announceLanes();
    return success({});
  }

  /** What may have been processed in one account must not go to another. */
  function loseOthers(mode: Mode, account: ReturnType<typeof accountOf>): void {
    for (const check of checks.inStates(['queued', 'waiting', 'held', 'needs'], EVERY)) {
      if (check.kind !== 'faceMatch' || check.mode !== mode || dispatcher.isUnderWay(check.id)) continue;
      const next = accountIs(check, account);
      if (next && next.state.name === 'lost') change(check.id, () => next);
    }
  }
}

/** Whoever is told of a change must not be able to undo it, nor to keep the next one from happening. */
function withSafeNews(parts: OutboxParts): OutboxParts {
  const safe =
    <Arguments extends unknown[]>(tell: (...news: Arguments) => void) =>
    (...news: Arguments): void => {
      try {
        tell(...news);
      } catch (error) {
        parts.reportFault('telling of a change', error);
      }
    };
  return {
    ...parts,
    announce: safe(parts.announce),
    announceLanes: safe(parts.announceLanes),
    onEnded: safe(parts.onEnded),
    onClockOffset: safe(parts.onClockOffset),
  };
}
