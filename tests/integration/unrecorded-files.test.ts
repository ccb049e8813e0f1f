import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordsHandlers } from '../../electron/ipc/handlers/records.ts';
import { reportsHandlers } from '../../electron/ipc/handlers/reports.ts';
import type { Services } from '../../electron/ipc/services.ts';
import { restoreBackup } from '../../electron/reader/restore-thread.ts';
import { readerScript } from '../../electron/reader/testing/reader-here.ts';
import { deriveRecordsKeys } from '../../electron/records/keys.ts';
import { openHere } from '../../electron/records/testing/open.ts';
import { newLookup, temporaryFolder } from '../../electron/records/testing/records.ts';
import { createLongWork } from '../../electron/work/long-work.ts';
import { computer, startProgram } from './program-run.ts';
import { folderHere } from './road-here.ts';
import { canMount, type SmallDisk, smallDisk } from './small-disk.ts';

const passphrase = 'correct horse battery';
const query = {
  text: '',
  mode: null,
  kind: null,
  result: null,
  caseId: null,
  from: null,
  until: null,
  before: null,
  limit: 1,
} as const;
const noVendors = { instantPayUrl: 'http://127.0.0.1:9', cashfreeUrl: 'http://127.0.0.1:9' };

/** Records on a small disk, which fills up as soon as a file was written elsewhere. */
function open(disk: SmallDisk) {
  const { records } = openHere({ folder: join(disk.folder, 'records') });
  records.checks.insert(newLookup());
  const folder = temporaryFolder();
  const faults: string[] = [];
  const filling =
    <Asked extends readonly unknown[], Value>(work: (...asked: Asked) => Promise<Value>) =>
    async (...asked: Asked) => {
      const done = await work(...asked);
      disk.fill();
      return done;
    };
  const { reader } = records;
  const chosen = (name: string) => ({ path: join(folder, name), name });
  const services = {
    recordsSession: {
      throwAway: () => false,
      current: () => ({
        records: { ...records, reader: { ...reader, backUp: filling(reader.backUp), export: filling(reader.export) } },
      }),
    },
    now: () => new Date(),
    askBackupPath: async () => chosen('backup'),
    askExportPath: async () => chosen('export.csv'),
    savedFile: { remember: () => {} },
    recordsWork: createLongWork(() => {}),
    reportWork: createLongWork(() => {}),
    reportFault: (where: string) => faults.push(where),
  } as unknown as Services;
  return {
    folder,
    faults,
    records,
    backUp: async () => recordsHandlers(services)['records.backUp']({ passphrase }),
    export: async () => reportsHandlers(services)['reports.export']({ format: 'csv', query }),
  };
}

describe.skipIf(!canMount)(
  'a disk of the records that is full (skipped where no small disk can be mounted: it takes root on Linux)',
  () => {
    it('keeps no whole backup from being told as written, without its entry', async () => {
      const disk = smallDisk();
      const { backUp, folder, faults, records } = open(disk);
      const before = records.audit.head();
      const done = await backUp();
      expect(done).toMatchObject({
        ok: true,
        value: { result: 'written', name: 'backup', checks: 1, recorded: false },
      });
      expect(faults).toEqual(['recording backedUp']);
      expect(records.audit.head()).toEqual(before);
      disk.makeRoom();
      const into = join(temporaryFolder(), 'records');
      const restored = await restoreBackup(
        readerScript,
        { folder: into, keys: deriveRecordsKeys(Buffer.alloc(32, 1)) },
        { file: join(folder, 'backup'), passphrase },
      );
      expect(restored).toMatchObject({ ok: true, value: { checks: 1 } });
    });

    it('keeps an export from being there, and the one of that name that was there as it was', async () => {
      const disk = smallDisk();
      const { folder, export: write, records } = open(disk);
      writeFileSync(join(folder, 'export.csv'), 'of yesterday');
      expect(await write()).toEqual({ ok: true, value: { result: 'failed', why: 'recordsFull' } });
      expect(readdirSync(folder)).toEqual(['export.csv']);
      expect(readFileSync(join(folder, 'export.csv'), 'utf8')).toBe('of yesterday');
      disk.makeRoom();
      const before = records.audit.head().length;
      expect(records.audit.append({ event: 'backedUp' })).toBeUndefined();
      expect(records.audit.head().length).toBe(before + 1);
    });

    it('does not keep a restored backup from being told as restored, without its entry', async () => {
      const on = computer(folderHere(), true);
      const first = startProgram(on, noVendors);
      await first.recordsSession.open();
      await first.enter();
      const file = join(folderHere(), 'backup');
      const { signal } = new AbortController();
      await first.recordsSession.current()?.records.reader.backUp(file, passphrase, () => {}, signal);

      const disk = smallDisk();
      const faults: string[] = [];
      let opened = 0;
      const second = startProgram(computer(disk.folder, true), noVendors, () => ({
        onChange: () => {
          opened += 1;
          if (opened === 2) disk.fill();
        },
        reportFault: (where) => faults.push(where),
      }));
      await second.recordsSession.open();
      const restored = await second.recordsSession.restore(file, passphrase, { onProgress: () => {}, signal });
      expect(restored).toMatchObject({ ok: true, value: { checks: 2, held: 2, recorded: false } });
      expect(faults).toEqual(['recording restored']);
      disk.makeRoom();
    });
  },
);
