import type { Attempt } from '../../shared/check.ts';

/** An attempt as its row holds it, without the check that it belongs to. */
export interface AttemptRow {
  readonly number: number;
  readonly vendor: Attempt['vendor'];
  readonly host: string;
  readonly client_id: string;
  readonly certificate: string | null;
  readonly started_at: string;
  readonly outcome: NonNullable<Attempt['ended']>['outcome']['kind'] | null;
  readonly cause: string | null;
  readonly request_began: number | null;
  readonly duration: number | null;
  readonly clock_offset: number | null;
  readonly http_status: number | null;
  readonly support_reference: string | null;
}

export const attemptColumns = [
  'number',
  'vendor',
  'host',
  'client_id',
  'certificate',
  'started_at',
  'outcome',
  'cause',
  'request_began',
  'duration',
  'clock_offset',
  'http_status',
  'support_reference',
] as const satisfies readonly (keyof AttemptRow)[];

export function attemptRowOf(attempt: Attempt): AttemptRow {
  const { number, vendor, host, clientId, certificate, startedAt, ended } = attempt;
  const outcome = ended?.outcome;
  return {
    number,
    vendor,
    host,
    client_id: clientId,
    certificate,
    started_at: startedAt,
    outcome: outcome?.kind ?? null,
    cause: outcome && 'cause' in outcome ? outcome.cause : null,
    request_began: outcome?.kind === 'stopped' ? Number(outcome.requestBegan) : null,
    duration: ended?.duration ?? null,
    clock_offset: ended?.clockOffset ?? null,
    http_status: ended?.httpStatus ?? null,
    support_reference: ended?.supportReference ?? null,
  };
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
    ended:
      row.outcome === null
        ? null
        : {
            duration: row.duration,
            clockOffset: row.clock_offset,
            httpStatus: row.http_status,
            supportReference: row.support_reference,
            outcome: outcomeOf(row, row.outcome),
          },
  };
}

function outcomeOf(row: AttemptRow, kind: NonNullable<AttemptRow['outcome']>) {
  if (kind === 'answered') return { kind };
  if (kind === 'stopped') return { kind, requestBegan: row.request_began === 1 };
  // Which causes go with which outcome is for the check's schema to say.
  return { kind, cause: row.cause } as NonNullable<Attempt['ended']>['outcome'];
}
