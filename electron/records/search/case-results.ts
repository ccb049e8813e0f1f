import type { CaseResultRow } from '../../../shared/case/list-of-cases.ts';
import { type CaseResult, caseResult } from '../../../shared/verdicts/case-result.ts';
import { type Countable, openOf } from '../../../shared/verdicts/counting.ts';
import { createCaseReviewTable } from '../cases/case-reviews.ts';
import { caseColumns, type CaseRow as StoredCase, visitOf } from '../cases/case-row.ts';
import type { Database } from '../database/connection.ts';

/** As much of a check as its case's result follows from, and the picture that the list of cases shows. */
interface CheckOfCase extends Countable {
  readonly case_id: string;
  readonly entered_at: string;
  readonly picture: string | null;
}

const AMONG = 'IN (SELECT value FROM json_each(?))';

/** Reads them from the columns of checks, and never from their answers. */
const checksOfCases = `
  SELECT checks.id, kind, checks.sequence, state, verdict, case_id, entered_at, pictures.sha256 AS face,
    CASE WHEN first_lookup IS NOT NULL THEN json_extract(original, '$.sha256') END AS madeOf, pictures.id AS picture
  FROM checks
    LEFT JOIN check_pictures ON check_sequence = checks.sequence
      AND role = CASE kind WHEN 'faceMatch' THEN 'first' ELSE 'reference' END
    LEFT JOIN pictures ON pictures.id = picture_id
  WHERE case_id ${AMONG}`;

/** A case with what it comes to, as far as the lists tell it. */
export interface Standing {
  readonly held: StoredCase & { readonly sequence: number };
  /** When its newest check was entered, or it itself. */
  readonly changedAt: string;
  readonly checks: readonly Countable[];
  readonly result: CaseResult;
  /** The picture of the lookup that counts, by its id. */
  readonly picture: string | null;
}

export function resultRowOf({ checks, result }: Standing): CaseResultRow {
  const { verdict, decision, missing, failsBeside } = result;
  return {
    open: openOf(checks),
    missing: [...missing],
    verdict: verdict.kind,
    decision: decision && { decision: decision.decision, reviewer: decision.reviewer },
    failsBeside,
  };
}

/** Reads many cases at once, the newest first. Whoever is not there is left out. */
export function createStandingReader(database: Database): (ids: readonly string[]) => readonly Standing[] {
  const cases = database.prepare<[string], Standing['held']>(
    `SELECT sequence, ${caseColumns.join(', ')} FROM cases WHERE id ${AMONG} ORDER BY sequence DESC`,
  );
  const checksOf = database.prepare<[string], CheckOfCase>(checksOfCases);
  const reviewed = database
    .prepare<[string], string>(
      `SELECT DISTINCT cases.id FROM cases JOIN case_reviews ON cases.sequence = case_sequence WHERE cases.id ${AMONG}`,
    )
    .pluck();
  const reviews = createCaseReviewTable(database);
  return (ids) => {
    const asked = JSON.stringify(ids);
    const checksByCase = Map.groupBy(checksOf.all(asked), ({ case_id }) => case_id);
    const isReviewed = new Set(reviewed.all(asked));
    return cases.all(asked).map((held) => {
      const checks = checksByCase.get(held.id) ?? [];
      const result = caseResult(visitOf(held), checks, isReviewed.has(held.id) ? reviews.read(held.id) : []);
      return {
        held,
        changedAt: checks.reduce((newest, { entered_at: at }) => (at > newest ? at : newest), held.created_at),
        checks,
        result,
        picture: checks.find(({ id }) => id === result.counted.lookup)?.picture ?? null,
      };
    });
  };
}
