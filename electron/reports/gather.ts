import type { SharedWith } from '../../shared/case/question.ts';
import type { Check } from '../../shared/check/check.ts';
import type { ReportRequest } from '../../shared/evidence/evidence.ts';
import { caseResult } from '../../shared/verdicts/case-result.ts';
import { countable } from '../../shared/verdicts/counting.ts';
import type { Records } from '../records/records.ts';
import type { CheckParts, ReportParts } from './evidence.ts';

type Surroundings = Pick<ReportParts, 'id' | 'madeAt' | 'clockOffset' | 'programVersion' | 'device'> & {
  readonly sharedWith: (checks: readonly Check[]) => readonly SharedWith[];
};

/**
 * Finds in the records what a report is made of. Checks are in the order in which they were entered; those of a case are
 * all there, whether they count or not. Null where nothing of what was asked for is there.
 */
export function gatherReport(
  records: Pick<Records, 'checks' | 'cases' | 'settings' | 'audit'>,
  { of, ...options }: Omit<ReportRequest, 'despite'>,
  surroundings: Surroundings,
): ReportParts | null {
  const checks = checksOf(records, of).toSorted((left, right) => left.sequence - right.sequence);
  const caseIds = new Set(checks.map(({ caseId }) => caseId));
  const cases = new Map([...caseIds].map((id) => [id, id === null ? null : heldIn(records.cases, id)]));
  const [only, ...others] = cases.values();
  const held = others.length > 0 ? null : (only ?? null);
  if (checks.length === 0) return null;
  return {
    ...surroundings,
    options,
    settings: records.settings.read(),
    case: held?.case ?? null,
    checksOfCase: held?.checks ?? null,
    // A report of a single check says nothing that rests on others, which are not in it.
    sharedWith: surroundings.sharedWith(checks),
    caseResult: of.kind === 'case' ? (held?.caseResult ?? null) : null,
    caseReviews: of.kind === 'case' ? (held?.reviews ?? []) : [],
    checks: checks.map((check) => partsOf(records, check, cases.get(check.caseId) ?? null)),
    chain: records.audit.head(),
  };
}

type HeldCase = NonNullable<ReturnType<typeof heldIn>>;

function heldIn(cases: Records['cases'], id: string) {
  const found = cases.read(id);
  if (found === null) return null;
  const [checks, reviews] = [cases.checksOf(id), cases.reviews(id)];
  return { case: found, caseResult: caseResult(found, checks.map(countable), reviews), checks: checks.length, reviews };
}

function checksOf({ checks, cases }: Pick<Records, 'checks' | 'cases'>, of: ReportRequest['of']): readonly Check[] {
  if (of.kind === 'case') return cases.checksOf(of.id);
  const ids = of.kind === 'check' ? [of.id] : [...new Set(of.ids)];
  return ids.map(checks.read).filter((check) => check !== null);
}

function partsOf({ checks }: Pick<Records, 'checks'>, check: Check, held: HeldCase | null): CheckParts {
  const [notes, reviews] = [checks.notes(check.id), checks.reviews(check.id)];
  return { check, notes, reviews, case: held?.case ?? null, caseResult: held?.caseResult ?? null };
}
