import type { CaseRow } from '../../../../shared/case/list-of-cases.ts';
import { parseRequiredCaseReference } from '../../../../shared/entry/fields.ts';

/** A case that can be chosen. */
type Choosable = Pick<CaseRow, 'id' | 'reference' | 'name'>;

export interface FoundCases {
  readonly cases: readonly Choosable[];
  /** All that fit what is typed now are among them. */
  readonly isWhole: boolean;
}

const MOST_CHOICES = 8;

/**
 * Which cases are offered for what is typed. The one of that very reference comes first, however many newer ones fit too, and
 * a new one is offered only where there is none for certain: a check that is meant for it would be put into that case.
 */
export function caseChoices(text: string, { cases, isWhole }: FoundCases) {
  const wanted = text.trim().toLowerCase();
  const same = cases.find(({ reference }) => reference.toLowerCase() === wanted) ?? null;
  const others = cases.filter((one) => one !== same);
  return {
    offered: [...(same ? [same] : []), ...others].slice(0, MOST_CHOICES),
    same,
    mayBeNew: isWhole && same === null && parseRequiredCaseReference(text).ok,
  };
}
