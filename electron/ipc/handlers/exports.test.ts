import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../records/records.ts';
import { openHere } from '../../records/testing/open.ts';
import { everything as query } from '../../records/testing/query.ts';
import { newLookup, temporaryFolder } from '../../records/testing/records.ts';
import { createLongWork } from '../../work/long-work.ts';
import type { Services } from '../services.ts';
import { reportsHandlers } from './reports.ts';

/** A person who chooses this file, or changes their mind. */
function open(chosen: string | null = 'export.csv') {
  const { records } = openHere();
  const folder = temporaryFolder();
  const events: AuditEvent[] = [];
  let fault: Error | null = null;
  const append = (event: AuditEvent) => {
    if (fault) throw fault;
    events.push(event);
  };
  const audit = { ...records.audit, append };
  let asked = 0;
  const services = {
    recordsSession: { current: () => ({ records: { ...records, audit } }) },
    now: () => new Date(),
    reportWork: createLongWork(() => {}),
    savedFile: { remember: () => {} },
    askExportPath: async () => {
      asked += 1;
      handlers.whenAsked();
      return chosen === null ? null : { path: join(folder, chosen), name: chosen };
    },
  } as unknown as Services;
  const handlers = { whenAsked: () => {}, ...reportsHandlers(services) };
  const failToAppend = (error: Error) => {
    fault = error;
  };
  return { records, folder, events, handlers, asked: () => asked, failToAppend };
}

describe('exporting', () => {
  it('writes the file that the person has named, and puts its hash into the audit chain', async () => {
    const { records, handlers, folder, events } = open();
    records.checks.insert(newLookup());
    const done = await handlers['reports.export']({ format: 'csv', query });
    const bytes = readFileSync(join(folder, 'export.csv'));
    expect(done).toEqual({
      ok: true,
      value: { result: 'written', name: 'export.csv', checks: 1, bytes: bytes.byteLength },
    });
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(events).toEqual([{ event: 'exported', format: 'csv', checks: 1, hash }]);
  });

  it('leaves no file that the audit chain says nothing of', async () => {
    const { records, handlers, folder, failToAppend } = open();
    records.checks.insert(newLookup());
    failToAppend(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }));
    expect(await handlers['reports.export']({ format: 'csv', query })).toEqual({
      ok: true,
      value: { result: 'failed', why: 'recordsFull' },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not ask for a file where there is nothing to write', async () => {
    const { handlers, asked, events } = open();
    expect(await handlers['reports.export']({ format: 'json', query })).toEqual({
      ok: true,
      value: { result: 'failed', why: 'nothing' },
    });
    expect([asked(), events]).toEqual([0, []]);
  });

  it('is over where the person names no file', async () => {
    const { records, handlers, folder } = open(null);
    records.checks.insert(newLookup());
    expect(await handlers['reports.export']({ format: 'csv', query })).toMatchObject({ value: { result: 'declined' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('can be ended, and only one is under way at a time', async () => {
    const { records, handlers, folder, events } = open();
    records.checks.insert(newLookup());
    handlers.whenAsked = () => void handlers['reports.cancel']({});
    const first = handlers['reports.export']({ format: 'csv', query });
    expect(await handlers['reports.export']({ format: 'csv', query })).toMatchObject({ error: { code: 'notNow' } });
    expect(await first).toEqual({ ok: true, value: { result: 'failed', why: 'cancelled' } });
    expect([readdirSync(folder), events]).toEqual([[], []]);
  });

  it('says where the disk refuses', async () => {
    const { records, handlers } = open('nowhere/export.csv');
    records.checks.insert(newLookup());
    expect(await handlers['reports.export']({ format: 'csv', query })).toMatchObject({
      value: { result: 'failed', why: 'refused' },
    });
  });
});
