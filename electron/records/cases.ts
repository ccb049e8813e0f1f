import { type CaseSummary, caseSummarySchema, type RemovalReason } from '../../shared/case.ts';
import { openStates } from '../../shared/check.ts';
import type { Mode } from '../../shared/mode.ts';
import { caseErased } from './audit-content.ts';
import type { CaseTable } from './case-table.ts';
import type { Checks } from './checks.ts';
import type { RecordsParts } from './parts.ts';
import type { CaseRecords } from './records.ts';
import type { SearchIndex } from './search-index.ts';
import { searchQuery } from './search-words.ts';

type ListParameters = { mode: Mode; query: string; limit: number; open: string };

/** Cases together with the checks that they hold. */
export function createCases(parts: RecordsParts, table: CaseTable, checks: Checks, index: SearchIndex): CaseRecords {
  const { database, steps, append } = parts;
  /** Which cases are listed is found first, in an index; only those are looked at. */
  const listThose = (which: string) =>
    database.prepare<ListParameters, CaseSummary>(`
      SELECT id, mode, reference, name,
        coalesce(
          (SELECT entered_at FROM checks WHERE case_id = cases.id ORDER BY sequence DESC LIMIT 1), created_at
        ) AS changedAt,
        (SELECT count(*) FROM checks WHERE case_id = cases.id) AS checks,
        (SELECT count(*) FROM checks
          WHERE case_id = cases.id AND state IN (SELECT value FROM json_each(:open))) AS open
      FROM cases WHERE sequence IN (${which} LIMIT :limit) ORDER BY sequence DESC`);
  const listAll = listThose(`
    SELECT sequence FROM cases INDEXED BY cases_in_order WHERE mode = :mode AND :query IS NOT NULL ORDER BY sequence DESC`);
  const listFound = listThose(`
    SELECT found.rowid FROM case_search AS found CROSS JOIN cases ON cases.sequence = found.rowid
    WHERE case_search MATCH :query AND cases.mode = :mode ORDER BY found.rowid DESC`);
  const countNone = database.prepare('UPDATE cases SET counted_lookup = NULL, counted_match = NULL WHERE id = ?');
  const deleteRow = database.prepare('DELETE FROM cases WHERE id = ?');

  function erase(id: string, reason: RemovalReason): void {
    if (!table.read(id)) throw new Error('no case with this id exists');
    countNone.run(id);
    for (const check of checks.ofCase(id)) checks.remove(check.id, reason);
    index.forgetCase(id);
    deleteRow.run(id);
    append(caseErased(id, reason));
    steps.leaveNoTrace();
  }

  return {
    insert: table.insert,
    replace: table.replace,
    read: table.read,
    find: table.find,
    list(mode, text, limit) {
      const open = JSON.stringify(openStates);
      const query = searchQuery(text);
      if (text.trim() !== '' && query === null) return [];
      const rows = (query === null ? listAll : listFound).all({ mode, query: query ?? '', limit, open });
      return rows.map((row) => caseSummarySchema.parse(row));
    },
    checksOf: checks.ofCase,
    erase: (id, reason) => steps.step(() => erase(id, reason)),
  };
}
