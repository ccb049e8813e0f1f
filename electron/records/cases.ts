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
  const listWhere = (condition: string) =>
    database.prepare<ListParameters, CaseSummary>(`
      SELECT id, mode, reference, name,
        coalesce(
          (SELECT entered_at FROM checks WHERE case_id = cases.id ORDER BY sequence DESC LIMIT 1), created_at
        ) AS changedAt,
        (SELECT count(*) FROM checks WHERE case_id = cases.id) AS checks,
        (SELECT count(*) FROM checks
          WHERE case_id = cases.id AND state IN (SELECT value FROM json_each(:open))) AS open
      FROM cases WHERE mode = :mode AND ${condition} ORDER BY sequence DESC LIMIT :limit`);
  const listAll = listWhere(':query IS NOT NULL');
  const listFound = listWhere('sequence IN (SELECT rowid FROM case_search WHERE case_search MATCH :query)');
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
