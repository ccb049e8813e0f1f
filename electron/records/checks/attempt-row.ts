import type { Attempt } from '../../../shared/check/check.ts';
import { type RowOf, rowOf } from '../database/columns.ts';

const outcomeOf = ({ ended }: Attempt) => ended?.outcome;

const columns = {
  number: ({ number }: Attempt) => number,
  vendor: ({ vendor }: Attempt) => vendor,
  host: ({ host }: Attempt) => host,
  client_id: ({ clientId }: Attempt) => clientId,
  certificate: ({ certificate }: Attempt) => certificate,
  started_at: ({ startedAt }: Attempt) => startedAt,
  outcome: (attempt: Attempt) => outcomeOf(attempt)?.kind ?? null,
  cause(attempt: Attempt): string | null {
    const outcome = outcomeOf(attempt);
    return outcome && 'cause' in outcome ? outcome.cause : null;
  },
  request_began(attempt: Attempt) {
    const outcome = outcomeOf(attempt);
    return outcome?.kind === 'stopped' ? Number(outcome.requestBegan) : null;
  },
  duration: ({ ended }: Attempt) => ended?.duration ?? null,
  clock_offset: ({ ended }: Attempt) => ended?.clockOffset ?? null,
  http_status: ({ ended }: Attempt) => ended?.httpStatus ?? null,
  support_reference: ({ ended }: Attempt) => ended?.supportReference ?? null,
  times: ({ times }: Attempt) => times,
  last_at: ({ lastAt }: Attempt) => lastAt,
  answered_by: ({ ended }: Attempt) => ended?.answeredBy ?? null,
  unread_answer: ({ ended }: Attempt) => ended?.unread ?? null,
};

/** An attempt as its row holds it, without the check that it belongs to. */
export type AttemptRow = RowOf<typeof columns>;

export const attemptColumns = Object.keys(columns);

export function attemptRowOf(attempt: Attempt): AttemptRow {
  return rowOf(columns, attempt);
}

/** The members of an attempt; it is held to its schema together with its check. */
export function attemptOf(row: AttemptRow): Attempt {
  return {
    number: row.number,
    vendor: row.vendor,
    host: row.host,
    clientId: row.client_id,
    certificate: row.certificate,
    startedAt: row.started_at,
    times: row.times,
    lastAt: row.last_at,
    ended:
      row.outcome === null
        ? null
        : {
            duration: row.duration,
            clockOffset: row.clock_offset,
            httpStatus: row.http_status,
            supportReference: row.support_reference,
            answeredBy: row.answered_by,
            unread: row.unread_answer,
            outcome: outcomeIn(row, row.outcome),
          },
  };
}

function outcomeIn(row: AttemptRow, kind: NonNullable<AttemptRow['outcome']>) {
  if (kind === 'answered') return { kind };
  if (kind === 'stopped') return { kind, requestBegan: row.request_began === 1 };
  // Which causes go with which outcome is for the check's schema to say.
  return { kind, cause: row.cause } as NonNullable<Attempt['ended']>['outcome'];
}
