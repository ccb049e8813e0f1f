import { type FileHandle, open } from 'node:fs/promises';
import { type AcceptedCall, type Ledger, type LedgerEntry, ledgerEntrySchema } from './ledger.ts';

export type FileLedger = Ledger & { readonly close: () => Promise<void> };

/**
 * A ledger in a file, one JSON object per line, only ever appended to. Every entry is on disk before `append`
 * resolves, so neither a killed process nor a power cut loses a call that was answered.
 *
 * An unfinished last line is what a crash leaves of an entry that was never confirmed: it is cut off.
 *
 * @throws when the file can't be opened, or a whole line in it is not an entry.
 */
export async function openFileLedger(path: string): Promise<FileLedger> {
  const file = await open(path, 'a+');
  const entries = await readEntries(file).catch(async (error: unknown) => {
    await file.close();
    throw error;
  });
  let lastWrite: Promise<void> = Promise.resolve();

  async function write(call: AcceptedCall, at: string): Promise<void> {
    const entry: LedgerEntry = { sequence: entries.length + 1, at, ...call };
    await file.appendFile(`${JSON.stringify(entry)}\n`);
    await file.sync();
    entries.push(entry);
  }

  return {
    entries: () => entries,
    append: (call, at) => {
      // After a failure no more are written: half a line may be in the file.
      lastWrite = lastWrite.then(() => write(call, at));
      return lastWrite;
    },
    close: async () => {
      await lastWrite.catch(() => undefined);
      await file.close();
    },
  };
}

async function readEntries(file: FileHandle): Promise<LedgerEntry[]> {
  const text = await file.readFile('utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) await file.truncate(Buffer.byteLength(whole));
  return whole.split('\n').slice(0, -1).map(parseEntry);
}

function parseEntry(line: string, index: number): LedgerEntry {
  try {
    return ledgerEntrySchema.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`The ledger's line ${index + 1} is not an entry.`, { cause });
  }
}
