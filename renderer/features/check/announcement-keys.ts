import type { Check } from '../../../shared/check.ts';
import { explain, type TextKey } from './explanation.ts';

/**
 * The texts that are read out when a check changes. Bytes that move are not among them: the text stays the
 * same while they do, so nothing is read out.
 */
export function announcementKeys(check: Check): TextKey[] {
  const { state } = check;
  if (state.name === 'done') {
    const kind = check.kind === 'livenessLookup' ? 'liveness' : 'match';
    return [
      `verdict.${state.verdict.kind}`,
      `headline.${kind}.${state.verdict.kind}`,
      ...state.verdict.reasons.map((reason): TextKey => `verdictReason.${reason}`),
    ];
  }
  const explanation = explain(check);
  return explanation ? [explanation.title, explanation.happened] : [];
}
