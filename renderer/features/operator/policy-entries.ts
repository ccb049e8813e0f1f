import { checkMark, type FieldProblem, parseThreshold } from '../../../shared/entry/fields.ts';
import { PRACTICE_LIVENESS_POLICY } from '../../../shared/limits.ts';
import type { OperatorSettings } from '../../../shared/settings.ts';

export type PolicyField = 'passMark' | 'reviewFrom' | 'threshold';

/** As typed. */
export interface PolicyEntries extends Readonly<Record<PolicyField, string>> {
  /** Nobody needs to choose a pass mark. */
  readonly marks: 'chosen' | 'notChosen';
}

/** In the order of the screen: the first one with a problem gets the focus. */
export const policyFields = ['passMark', 'reviewFrom', 'threshold'] as const satisfies readonly PolicyField[];

type Chosen = Pick<OperatorSettings, 'livenessPolicy' | 'matchPolicy'>;

/** Where nothing is chosen yet, the marks of practice are what one can begin with. */
export function policyEntries({ livenessPolicy, matchPolicy }: Chosen): PolicyEntries {
  const { passMark, reviewFrom } = livenessPolicy ?? PRACTICE_LIVENESS_POLICY;
  return {
    marks: livenessPolicy === null ? 'notChosen' : 'chosen',
    passMark: String(passMark),
    reviewFrom: String(reviewFrom),
    threshold: String(matchPolicy.threshold),
  };
}

export function problemsOfPolicy(entries: PolicyEntries): Readonly<Record<PolicyField, FieldProblem | null>> {
  const threshold = parseThreshold(entries.threshold);
  const matchProblem = threshold.ok ? null : threshold.error;
  if (entries.marks === 'notChosen') return { passMark: null, reviewFrom: null, threshold: matchProblem };
  const passMark = readMark(entries.passMark);
  const reviewFrom = readMark(entries.reviewFrom);
  const isAbove = typeof passMark === 'number' && typeof reviewFrom === 'number' && reviewFrom > passMark;
  return {
    passMark: typeof passMark === 'string' ? passMark : null,
    reviewFrom: isAbove ? 'aboveThePassMark' : typeof reviewFrom === 'string' ? reviewFrom : null,
    threshold: matchProblem,
  };
}

/** What is kept; null while something is wrong. */
export function policyOf(entries: PolicyEntries): Chosen | null {
  if (Object.values(problemsOfPolicy(entries)).some((problem) => problem !== null)) return null;
  const threshold = parseThreshold(entries.threshold);
  const passMark = readMark(entries.passMark);
  const reviewFrom = readMark(entries.reviewFrom);
  if (!threshold.ok) return null;
  const matchPolicy = { threshold: threshold.value };
  if (entries.marks === 'notChosen') return { livenessPolicy: null, matchPolicy };
  if (typeof passMark !== 'number' || typeof reviewFrom !== 'number') return null;
  return { livenessPolicy: { passMark, reviewFrom }, matchPolicy };
}

const decimal = /^\d+([.,]\d+)?$/;
const negative = /^-\s*\d/;

/** A confidence of 0–100, or what is wrong with it; a comma is taken for a point. */
function readMark(typed: string): number | FieldProblem {
  const text = typed.trim();
  if (text === '') return 'required';
  if (negative.test(text)) return 'thresholdOutOfRange';
  if (!decimal.test(text)) return 'notANumber';
  const mark = checkMark(Number(text.replace(',', '.')));
  return mark.ok ? mark.value : mark.error;
}
