import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { HistoryQuery } from '../../shared/check/history.ts';
import type { ExportTrouble } from '../../shared/evidence/reporting.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { writeWhole } from '../files/durable.ts';
import { recordsTroubleOf } from '../files/storage-trouble.ts';
import { caseOf } from '../records/cases/case-row.ts';
import { createCheckReader } from '../records/checks/check-reader.ts';
import { createNoteTable } from '../records/checks/notes.ts';
import { createReviewTable } from '../records/checks/reviews.ts';
import type { Database } from '../records/database/connection.ts';
import type { Exported, ExportToWrite } from '../records/records.ts';
import { createStandingReader } from '../records/search/case-results.ts';
import { type Asked, askHistory } from '../records/search/history-query.ts';
import type { CheckParts } from '../reports/evidence.ts';
import { exportTexts } from '../reports/exports/export-text.ts';
import type { JobContext } from '../work/job-context.ts';

export interface WantedExport extends ExportToWrite, JobContext {
  /** A connection of its own, closed afterwards: all of it is read at one moment. */
  readonly database: Database;
}

/** So many checks are found at once: each time a searched text is looked up anew. */
const PAGE = 5000;
/** So many of them are whole in memory at once. */
const BATCH = 200;

/** Writes everything that fits a query into one file, the newest first. It is there whole or not at all. */
export async function writeExport(wanted: WantedExport): Promise<Result<Exported, ExportTrouble>> {
  const { database, path, goOn } = wanted;
  database.exec('BEGIN');
  try {
    const total = countOf(database, wanted.query);
    if (total === 0) return failure('nothing');
    return success(await writeWhole(path, (file) => writeLines(wanted, total, file), goOn));
  } catch (fault) {
    const trouble = recordsTroubleOf(fault);
    if (trouble === null || trouble === 'newerVersion') throw fault;
    return failure(trouble === 'damaged' ? 'unexpected' : trouble);
  }
}

async function writeLines(wanted: WantedExport, total: number, file: FileHandle): Promise<Exported> {
  const { database, format, query, onProgress, goOn } = wanted;
  const text = exportTexts[format];
  const hash = createHash('sha256');
  let checks = 0;
  let bytes = 0;
  const write = async (written: string) => {
    const part = Buffer.from(written);
    hash.update(part);
    bytes += part.byteLength;
    await file.writeFile(part);
  };
  await write(text.beginning);
  for (const batch of batchesOf(database, query)) {
    goOn();
    await write(batch.map(text.of).join(''));
    checks += batch.length;
    onProgress(Math.min(1, checks / total));
  }
  return { checks, bytes, hash: hash.digest('hex') };
}

function countOf(database: Database, query: HistoryQuery): number {
  const count = askHistory(query)?.count;
  return count ? (database.prepare<[object], number>(count.sql).pluck().get(count.parameters) ?? 0) : 0;
}

/** Page by page, each by the place of the last check before it, so that none costs more than another. */
function* batchesOf(database: Database, query: HistoryQuery): Iterable<readonly CheckParts[]> {
  const partsOf = createPartsReader(database);
  for (let before: number | null = null; ; ) {
    const places: Asked | undefined = askHistory({ ...query, before, limit: PAGE })?.places;
    if (!places) return;
    const found: readonly number[] = database.prepare<[object], number>(places.sql).pluck().all(places.parameters);
    for (let from = 0; from < found.length; from += BATCH) yield partsOf(found.slice(from, from + BATCH));
    before = found.at(-1) ?? null;
    if (found.length < PAGE || before === null) return;
  }
}

function createPartsReader(database: Database): (sequences: readonly number[]) => readonly CheckParts[] {
  const select = createCheckReader(database).select<[string]>(
    'checks.sequence IN (SELECT value FROM json_each(?)) ORDER BY checks.sequence DESC',
  );
  const notes = createNoteTable(database);
  const reviews = createReviewTable(database);
  const standingsOf = createStandingReader(database);

  return (sequences) => {
    const checks = select(JSON.stringify(sequences));
    const notesOf = notes.readMany(sequences);
    const cases = new Set(checks.flatMap(({ caseId }) => caseId ?? []));
    const standings = new Map(standingsOf([...cases]).map((standing) => [standing.held.id, standing]));
    return checks.map((check) => {
      const { sequence, caseId } = check;
      const standing = caseId === null ? undefined : standings.get(caseId);
      return {
        ...{ check, notes: notesOf.get(sequence) ?? [], reviews: reviews.read(sequence) },
        ...{ case: standing ? caseOf(standing.held) : null, caseResult: standing?.result ?? null },
      };
    });
  };
}
