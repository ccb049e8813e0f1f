import { randomBytes, randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginSending } from '../../../../electron/outbox/machines/check-machine.ts';
import { readerHere } from '../../../../electron/reader/testing/reader-here.ts';
import { deriveRecordsKeys } from '../../../../electron/records/keys.ts';
import { databasePath } from '../../../../electron/records/layout.ts';
import { openRecords } from '../../../../electron/records/open-records.ts';
import type { Records } from '../../../../electron/records/records.ts';
import { newMatch } from '../../../../electron/records/testing/records.ts';
import type { Attempt } from '../../../../shared/check/check.ts';
import { fillWithChecks } from '../../../filled/many-checks.ts';
import type { Pair } from '../../comparison.ts';
import { commitByShell, decrypt } from './shell.ts';
import { whatIsWritten } from './written.ts';

/** Answered ones beside them, so that there are indexes to keep. */
const OTHERS = 2000;
const TRANSITIONS = 100;

const attempt: Attempt = {
  ...{ number: 1, vendor: 'cashfree', host: '127.0.0.1:8080', clientId: 'PRACTICE-CLIENT-ONE', certificate: null },
  ...{ startedAt: '2026-11-22T08:00:00.000Z', times: 1, lastAt: null, ended: null },
};

const pairs = Number(process.argv[2]);
const folder = await mkdtemp(join(tmpdir(), 'facedesk-bench-'));
try {
  console.log(JSON.stringify(await measured()));
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Milliseconds: a queued match begins to be sent, in a step of its own; and the same rows by the shell. */
async function measured(): Promise<readonly Pair[]> {
  const [filled, told, plain, ours, theirs] = ['filled', 'told', 'plain', 'ours', 'theirs'].map((name) =>
    join(folder, name),
  );
  if (!filled || !told || !plain || !ours || !theirs) throw new Error('no folder');
  const key = randomBytes(32);
  const ids = await withRecords(filled, key, (records) => {
    fillWithChecks(records, OTHERS);
    return Array.from({ length: TRANSITIONS }, () => records.checks.insert(newMatch()).id);
  });
  await cp(filled, told, { recursive: true });
  const statements = await withRecords(told, key, (records) =>
    ids.map((id) => whatIsWritten(() => beginToSend(records, id))),
  );
  await cp(filled, plain, { recursive: true });
  decrypt(databasePath(plain), deriveRecordsKeys(key).database);
  const measured: Pair[] = [];
  for (let count = 0; count < pairs; count += 1) {
    await cp(filled, ours, { recursive: true });
    await cp(plain, theirs, { recursive: true });
    const figure = await withRecords(ours, key, (records) => {
      const began = performance.now();
      for (const id of ids) beginToSend(records, id);
      return (performance.now() - began) / ids.length;
    });
    measured.push({ figure, limit: commitByShell(databasePath(theirs), statements) });
    for (const path of [ours, theirs]) await rm(path, { recursive: true });
  }
  return measured;
}

function beginToSend(records: Records, id: string): void {
  const check = records.checks.read(id);
  const sending = check && beginSending(check, attempt, 1000);
  if (!sending) throw new Error('It is not queued.');
  records.step(() => records.checks.replace(sending));
}

async function withRecords<Value>(folder: string, key: Buffer, work: (records: Records) => Value): Promise<Value> {
  const account = 'bench';
  const parts = { folder, key, throwAway: false, now: () => new Date(), newId: randomUUID, account };
  const opened = openRecords({ ...parts, openReader: readerHere });
  if (!opened.ok) throw new Error(opened.error.why);
  try {
    return work(opened.value);
  } finally {
    await opened.value.close();
  }
}
