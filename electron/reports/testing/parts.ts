import { randomUUID } from 'node:crypto';
import type { Check } from '../../../shared/check/check.ts';
import type { CheckParts, ReportParts } from '../evidence.ts';

/** For tests: what a report of these checks is made of. */
export function partsOfReport(checks: readonly CheckParts[], details: Partial<ReportParts> = {}): ReportParts {
  return {
    id: randomUUID(),
    madeAt: new Date('2026-11-22T08:00:00Z'),
    clockOffset: 1500,
    programVersion: '0.1.0',
    device: { name: 'FIELD-07', system: 'Windows 11' },
    settings: { agent: { name: 'Asha Rao', code: 'A-17' }, organisation: 'Example Finance' },
    options: { withPictures: true, masked: false, language: 'en' },
    case: null,
    checksOfCase: null,
    caseResult: null,
    caseReviews: [],
    sharedWith: [],
    checks,
    chain: { length: 12, hash: '0'.repeat(64) },
    ...details,
  };
}

/** A check that nobody has written anything beside. */
export function alone(check: Check, details: Partial<CheckParts> = {}): CheckParts {
  return {
    check: { ...check, sequence: Math.max(1, check.sequence) },
    notes: [],
    reviews: [],
    case: null,
    caseResult: null,
    ...details,
  };
}
