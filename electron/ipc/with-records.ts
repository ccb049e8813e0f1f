import { failure } from '../../shared/result.ts';
import type { RecordsSession, Work } from '../records-session.ts';

export const recordsClosed = failure({ code: 'recordsClosed', message: 'the records are not open' } as const);

export const unprotected = failure({
  code: 'recordsUnprotected',
  message: 'nothing protects the records',
} as const);

/** Each call finds the records open, or says that they aren't. */
export function withRecords(recordsSession: Pick<RecordsSession, 'current'>) {
  return <Value>(work: (work: Work) => Value): Value | typeof recordsClosed => {
    const current = recordsSession.current();
    return current ? work(current) : recordsClosed;
  };
}
