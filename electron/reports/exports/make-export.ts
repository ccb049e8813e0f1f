import { rm } from 'node:fs/promises';
import type { AnswerOf, RequestOf } from '../../../shared/contract/contract.ts';
import { takeName, unfinishedBeside } from '../../files/durable.ts';
import { placeOnRecord } from '../../records/on-record.ts';
import type { ExportFormat, Records } from '../../records/records.ts';
import { unlessEnded, type Watch } from '../../work/long-work.ts';

/** What making an export takes from outside. */
export interface ExportSurroundings {
  readonly records: Pick<Records, 'audit' | 'reader'>;
  /** Asks a person where it is to be written; null where they changed their mind. */
  readonly askExportPath: (format: ExportFormat) => Promise<{ readonly path: string; readonly name: string } | null>;
  readonly onSaved: (path: string) => Promise<void>;
}

/** The road of an export of what History shows. */
export async function makeExport(
  { format, query }: RequestOf<'reports.export'>,
  { records: { audit, reader }, askExportPath, onSaved }: ExportSurroundings,
  { onProgress, signal }: Watch,
): Promise<AnswerOf<'reports.export'>> {
  const { total } = await reader.history({ ...query, before: null, limit: 1 });
  if (total === 0) return { result: 'failed', why: 'nothing' };
  const chosen = await unlessEnded(signal, askExportPath(format));
  if (chosen === null) return { result: 'declined' };
  // The thread that writes it can't write records: it gets its name here, once it is in them.
  const unfinished = unfinishedBeside(chosen.path);
  const written = await reader.export({ path: unfinished, format, query }, onProgress, signal);
  if (!written.ok) return { result: 'failed', why: written.error };
  const { checks, bytes, hash } = written.value;
  const trouble = await placeOnRecord((beforeItsName) => takeName(unfinished, chosen.path, beforeItsName), {
    enter: () => audit.append({ event: 'exported', format, checks, hash }),
    withdraw: () => audit.append({ event: 'exportUnfinished', hash }),
  }).finally(() => rm(unfinished, { force: true }));
  if (trouble) return { result: 'failed', why: trouble };
  await onSaved(chosen.path);
  return { result: 'written', name: chosen.name, checks, bytes };
}
