import { createCaseTable } from './cases/case-table.ts';
import { createCases } from './cases/cases.ts';
import { createSameCustomer } from './cases/same-customer-said.ts';
import { keepStandings } from './cases/standings.ts';
import { createChecks } from './checks/checks.ts';
import { createLanes } from './lanes.ts';
import type { RecordsParts } from './parts.ts';
import type { Records } from './records.ts';
import { createSearchIndex } from './search/search-index.ts';
import { createSettings } from './settings.ts';

/** Everything that is kept in tables, but for the audit chain, on one connection. */
export function createStores(
  parts: RecordsParts,
): Pick<Records, 'step' | 'checks' | 'cases' | 'lanes' | 'settings' | 'sameCustomer'> {
  const index = createSearchIndex(parts);
  const table = createCaseTable(parts, index);
  const checks = createChecks(parts, table, index);
  keepStandings(parts, index);
  return {
    step: parts.steps.step,
    checks,
    cases: createCases(parts, table, checks, index),
    lanes: createLanes(parts),
    settings: createSettings(parts),
    sameCustomer: createSameCustomer(parts),
  };
}
