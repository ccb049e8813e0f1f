import { lookup, match, words } from '../../electron/outbox/testing/samples.ts';
import english from '../../renderer/base/language/en.json' with { type: 'json' };
import { explain } from '../../renderer/features/check/states/explanation.ts';
import type { Explanation } from '../../renderer/features/check/states/explanation-type.ts';
import type { LaneHold } from '../../renderer/features/check/states/lane-hold.ts';
import type { Check } from '../../shared/check/check.ts';
import type { Pause } from '../../shared/check/lane.ts';
import type { Vendor } from '../../shared/check/outcome.ts';
import type { End, Lane } from './fault-table.ts';

/** What a person reads on the screen, in English: a heading, and up to three sentences. */
export interface Screen {
  readonly title: string;
  readonly text: string;
}

/** What the window shows of a check, by its own rules and texts. */
export function screenOf(check: Check, hold: LaneHold): Screen {
  const explanation = explain(check, hold);
  if (!explanation) return { title: 'The result', text: 'The score, its verdict, and the reasons for it.' };
  const vendor = english.vendor[check.kind === 'faceMatch' ? 'cashfree' : 'instantPay'];
  const sentences = [explanation.happened, explanation.meaning, explanation.next].filter((key) => key !== null);
  const text = sentences.map((key) => filledIn(key, { vendor, ...explanation.values })).join(' ');
  return { title: filledIn(explanation.title, { vendor }), text };
}

/** The same for an end that the table promises. */
export function screenOfEnd(vendor: Vendor, end: End): Screen {
  const { check } = end;
  const doubt = vendor === 'cashfree' ? { maybeProcessed: end.inDoubt } : {};
  const state = (): object => {
    switch (check.becomes) {
      case 'done':
      case 'queued':
        return { name: check.becomes };
      case 'waiting':
        return { name: 'waiting', cause: check.cause, words, length: 0 };
      case 'failed':
        return { name: 'failed', cause: check.cause, words };
      case 'lost':
        return { name: 'lost', because: 'refusedAfterDoubt', words };
    }
  };
  const question = vendor === 'cashfree' ? match : lookup;
  return screenOf({ ...question, ...doubt, state: state() } as Check, { pause: pauseOf(end.lane), stopped: false });
}

function pauseOf(lane: Lane): Pause | null {
  if (lane === 'open') return null;
  if (typeof lane === 'object') return { reason: 'offline', cause: lane.offline, failures: 1, length: 0 };
  return { reason: lane, words, failures: 1, length: 0 } as Pause;
}

function filledIn(key: Explanation['title'], values: Readonly<Record<string, string | number>>): string {
  const found = key.split('.').reduce<unknown>((texts, name) => (texts as Record<string, unknown>)?.[name], english);
  if (typeof found !== 'string') throw new Error(`there is no text ${key}`);
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
}
