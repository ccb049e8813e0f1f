import type { Case } from '../../../shared/case.ts';
import { type Report, reportSchema } from '../../../shared/evidence.ts';
import { createMask } from './mask-text.ts';

/**
 * What a machine reads: codes, ids, times and hashes. They are no text and must stay what they are; everything else in a
 * report is masked, also what is added to it one day.
 */
const untouched: ReadonlySet<string> = new Set([
  'schema',
  'id',
  'kind',
  'mode',
  'predecessor',
  'successor',
  'firstLookup',
  'state',
  'stateReason',
  'verdict',
  'caseVerdict',
  'role',
  'why',
  'format',
  'sha256',
  'attachment',
  'faceBox',
  'certificate',
  'vendor',
  'outcome',
  'found',
  'decision',
  'language',
  'program',
  'counted',
  'chain',
  'consent',
  'at',
  'madeAt',
  'createdAt',
  'visitedAt',
  'enteredAt',
  'startedAt',
]);

/**
 * A report that no longer tells whom it is about: of these cases' names and references no more than the last four
 * characters are left, wherever they were; pure.
 */
export function maskReport(report: Report, cases: readonly Pick<Case, 'name' | 'reference'>[]): Report {
  const mask = createMask(cases);
  return reportSchema.parse(masked(report, mask));
}

function masked(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((one) => masked(one, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, untouched.has(name) ? member : masked(member, mask)]),
  );
}
