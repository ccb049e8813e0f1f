import { Notification } from 'electron';
import type { Check } from '../../shared/check/check.ts';
import texts from '../../shared/language/main.en.json' with { type: 'json' };
import { hasArrived, standingOf } from '../../shared/status/check-status.ts';
import type { LastingWork, WorkEnd } from '../work/long-work.ts';

/** Answers that come together are told together, in milliseconds. */
const GATHER = 1_500;

/**
 * Tells by the system's own notices what has come to its end while nobody was looking. They name no customer and no
 * verdict: a notice may stand on a locked screen.
 *
 * @param isLooking whether the window is in front
 * @param show brings the window to the outbox
 */
export function createNotices(isLooking: () => boolean, show: () => void) {
  let answered = 0;
  let troubled = 0;
  let isGathering = false;

  function tell(): void {
    isGathering = false;
    const words = [...sentence(texts.notice.answered, answered), ...sentence(texts.notice.troubled, troubled)];
    answered = 0;
    troubled = 0;
    if (words.length > 0 && !isLooking()) notify(words.join(' '));
  }

  function notify(body: string): void {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title: texts.notice.title, body, silent: false });
    notification.on('click', show);
    notification.show();
  }

  return {
    /** A check has come to an answer, or to an end that somebody should look at. */
    checkEnded(check: Check) {
      if (isLooking()) return;
      const standing = standingOf(check);
      if (!hasArrived(standing)) return;
      if (standing.verdict !== null) answered += 1;
      else troubled += 1;
      if (isGathering) return;
      isGathering = true;
      setTimeout(tell, GATHER);
    },
    /** Work that went on without the window is over. */
    workEnded(name: LastingWork, end: WorkEnd) {
      if (end !== 'dropped') notify(texts.work[name][end]);
    },
  };
}

function sentence(forms: { readonly one: string; readonly other: string }, count: number): string[] {
  if (count === 0) return [];
  return [(count === 1 ? forms.one : forms.other).replace('{{count}}', String(count))];
}
