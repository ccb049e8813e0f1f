import type { Case, CaseVerdict } from '../../shared/case.ts';
import type { Check } from '../../shared/check.ts';
import type { ReportRequest } from '../../shared/evidence.ts';
import { caseVerdict } from '../../shared/verdicts/case.ts';
import type { Records } from '../records/records.ts';
import type { CheckParts, ReportParts } from './evidence.ts';

type Surroundings = Pick<ReportParts, 'id' | 'madeAt' | 'clockOffset' | 'programVersion' | 'device'>;

/**
 * Finds in the records what a report is made of. Checks are in the order in which they were entered; those of a case are
 * all there, whether they count or not. Null where nothing of what was asked for is there.
 */
export function gatherReport(
  records: Pick<Records, 'checks' | 'cases' | 'settings' | 'audit'>,
  { of, ...options }: ReportRequest,
  surroundings: Surroundings,
): ReportParts | null {
  const checks = checksOf(records, of).toSorted((left, right) => left.sequence - right.sequence);
  const cases = new Map(
    checks.flatMap(({ caseId }) => (caseId === null ? [] : [[caseId, records.cases.read(caseId)]])),
  );
  const [only = null, ...others] = new Set(checks.map(({ caseId }) => caseId));
  const its = only === null || others.length > 0 ? null : (cases.get(only) ?? null);
  if (checks.length === 0) return null;
  return {
    ...surroundings,
    options,
    settings: records.settings.read(),
    case: its,
    checksOfCase: its && records.cases.checksOf(its.id).length,
    // Of a single check nothing is told that rests on others, which are not there.
    caseVerdict: of.kind === 'case' && its ? verdictOf(its, checks) : null,
    checks: checks.map((check) => partsOf(records, check, cases.get(check.caseId ?? '') ?? null)),
    chain: records.audit.head(),
  };
}

function checksOf({ checks, cases }: Pick<Records, 'checks' | 'cases'>, of: ReportRequest['of']): readonly Check[] {
  if (of.kind === 'case') return cases.checksOf(of.id);
  const ids = of.kind === 'check' ? [of.id] : [...new Set(of.ids)];
  return ids.map(checks.read).filter((check) => check !== null);
}

function partsOf({ checks }: Pick<Records, 'checks'>, check: Check, its: Case | null): CheckParts {
  return { check, notes: checks.notes(check.id), reviews: checks.reviews(check.id), case: its };
}

/** What the checks that the agent named come to. */
function verdictOf({ counted }: Case, checks: readonly Check[]): CaseVerdict {
  const lookup = checks.find((check) => check.id === counted.lookup);
  const match = checks.find((check) => check.id === counted.match);
  return caseVerdict(lookup?.kind === 'livenessLookup' ? lookup : null, match?.kind === 'faceMatch' ? match : null);
}
