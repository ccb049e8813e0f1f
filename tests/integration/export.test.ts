import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openHere } from '../../electron/records/testing/open.ts';
import { newLookup } from '../../electron/records/testing/records.ts';
import { canMount, smallDisk } from './small-disk.ts';

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

it.skipIf(!canMount)(
  'an export to a disk that is full says so and leaves nothing behind (needs a small disk to be mounted)',
  async () => {
    const { records } = openHere();
    records.step(() => {
      for (let count = 0; count < 200; count += 1) {
        const { id } = records.checks.insert(newLookup());
        records.checks.addNote(id, { id: randomUUID(), at: '2026-11-20T06:40:00.000Z', text: 'a note'.repeat(300) });
      }
    });
    const disk = smallDisk();
    disk.fill();
    const wanted = { path: join(disk.folder, 'export.csv'), format: 'csv', query } as const;
    const { signal } = new AbortController();
    expect(await records.reader.export(wanted, () => {}, signal)).toEqual({ ok: false, error: 'diskFull' });
    expect(readdirSync(disk.folder)).toEqual(['ballast']);
    disk.makeRoom();
    expect(await records.reader.export(wanted, () => {}, signal)).toMatchObject({ ok: true, value: { checks: 200 } });
  },
);
