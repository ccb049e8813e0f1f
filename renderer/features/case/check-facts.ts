import type { Check } from '../../../shared/check/check.ts';
import type { HistoryItem } from '../../../shared/check/history.ts';

/** What a row says of a check, as in History. */
export type CheckFacts = Pick<
  HistoryItem,
  'id' | 'kind' | 'mode' | 'environment' | 'subject' | 'state' | 'verdict' | 'score'
>;

export function factsOf(check: Check): CheckFacts {
  const { id, kind, mode, state } = check;
  const verdict = state.name === 'done' ? state.verdict.kind : null;
  const common = { id, kind, mode, state: state.name, verdict } as const;
  if (check.kind === 'faceMatch') {
    const score = check.state.name === 'done' ? check.state.answer.score : null;
    return { ...common, subject: check.verificationId, environment: null, score };
  }
  const answer = check.state.name === 'done' ? check.state.answer : null;
  const score = answer?.confidence.found === 'one' ? answer.confidence.value : null;
  return { ...common, subject: check.sessionId, environment: answer?.environment ?? null, score };
}

/** Whether a check may still count: one that is over without an answer can't. */
export function canCount(check: Check): boolean {
  return check.state.name !== 'cancelled' && check.state.name !== 'closed';
}

/** The checks of one kind, the newest first. */
export function checksOf(checks: readonly Check[], kind: Check['kind']): Check[] {
  return checks.filter((check) => check.kind === kind).sort((a, b) => b.sequence - a.sequence);
}
