import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Driver from 'better-sqlite3-multiple-ciphers';
import { describe, expect, it } from 'vitest';
import { restoreBackup } from '../../electron/reader/restore-thread.ts';
import { readerScript } from '../../electron/reader/testing/reader-here.ts';
import type { Database } from '../../electron/records/database/connection.ts';
import { unlock } from '../../electron/records/database/database.ts';
import { copyName } from '../../electron/records/database/migrate.ts';
import { deriveRecordsKeys } from '../../electron/records/keys.ts';
import { databasePath } from '../../electron/records/layout.ts';
import { migrations } from '../../electron/records/migrations/in-order.ts';
import type { Records } from '../../electron/records/records.ts';
import { openHere } from '../../electron/records/testing/open.ts';
import { temporaryFolder } from '../../electron/records/testing/records.ts';
import type { Case } from '../../shared/case/case.ts';
import type { Check, CheckStateName } from '../../shared/check/check.ts';
import { modes } from '../../shared/mode.ts';
import { earlierFixture, earlierFolder, earlierPassphrase } from './earlier-records.ts';

const never = new AbortController().signal;

/** What the build that wrote them read from them. */
const expected: {
  readonly checks: readonly Check[];
  readonly cases: readonly Case[];
  readonly lanes: readonly object[];
  readonly settings: object;
  readonly notes: Readonly<Record<string, readonly object[]>>;
  readonly reviews: Readonly<Record<string, readonly object[]>>;
  /** Of the pictures, those whose files are there. */
  readonly keptPictures: readonly string[];
  readonly head: { readonly length: number; readonly hash: string };
} = JSON.parse(readFileSync(join(earlierFixture, 'expected.json'), 'utf8'));

const everyState: readonly CheckStateName[] = [
  ...(['queued', 'sending', 'waiting', 'held', 'needs', 'done', 'failed', 'lost', 'cancelled', 'closed'] as const),
];

async function expectEverything(records: Records): Promise<void> {
  // Whatever has come to be known of a check since, all that was known is still there.
  const checks = records.checks.inStates(everyState, 10_000);
  expect(checks).toHaveLength(expected.checks.length);
  for (const [index, before] of expected.checks.entries()) expect(checks[index]).toMatchObject(before);
  const query = { text: '', list: 'all', todayFrom: '2026-11-20T00:00:00.000Z' } as const;
  const cases = await Promise.all(modes.map((mode) => records.reader.cases({ ...query, mode })));
  expect(cases.flatMap(({ items }) => items)).toHaveLength(expected.cases.length);
  for (const before of expected.cases) expect(records.cases.read(before.id)).toMatchObject(before);
  for (const { id } of expected.checks) {
    expect(records.checks.notes(id)).toMatchObject(expected.notes[id] ?? []);
    expect(records.checks.reviews(id)).toMatchObject(expected.reviews[id] ?? []);
  }
  for (const id of expected.keptPictures) expect(await records.pictures.read(id)).toMatchObject({ ok: true });
  expect(records.lanes.all()).toMatchObject(expected.lanes);
  expect(records.settings.read()).toMatchObject(expected.settings);
  expect(records.audit.contains(expected.head)).toBe(true);
  const verification = await records.reader.verify(expected.head, () => {}, never);
  // What the chain says of a check was hashed by that build: today's must find the same facts in the same row.
  expect(verification).toMatchObject({ chain: { result: 'whole' }, printedHead: 'contained', disagreements: 0 });
}

describe('records of schema version 2', () => {
  it('open with every check, case and picture, and their chain is whole', async () => {
    const here = await earlierFolder();
    const { records } = openHere(here);
    await expectEverything(records);
    expect(existsSync(copyName(databasePath(here.folder), migrations.length))).toBe(false);
  });

  it('come back whole from a backup of that build', async () => {
    const key = Buffer.alloc(32, 7);
    const folder = join(temporaryFolder(), 'restored');
    const file = join(earlierFixture, 'backup.facedesk');
    const restored = await restoreBackup(
      readerScript,
      { folder, keys: deriveRecordsKeys(key) },
      { file, passphrase: earlierPassphrase },
    );
    expect(restored).toMatchObject({ ok: true, value: { checks: expected.checks.length } });
    await expectEverything(openHere({ folder, key }).records);
  });

  it('have the schema that the first two migrations still make: what people’s records were made by is never changed', async () => {
    const here = await earlierFolder();
    const earlier = new Driver(databasePath(here.folder));
    unlock(earlier, deriveRecordsKeys(here.key).database);
    expect(earlier.pragma('user_version', { simple: true })).toBe(2);
    const now = new Driver(':memory:');
    for (const migration of migrations.slice(0, 2)) migration(now);
    expect(schemaOf(now)).toEqual(schemaOf(earlier));
    earlier.close();
    now.close();
  });
});

describe('a row with a word that this build does not know', () => {
  it('is said to be another version’s, wherever it is met', async () => {
    const here = openHere(await earlierFolder());
    const { id } = expected.checks.find(({ state }) => state.name === 'held') ?? expect.fail();
    await here.records.close();
    here.tamper((database) => {
      database.prepare("UPDATE checks SET state_content = json_set(state_content, '$.because', 'whatever')").run();
      database.exec(`UPDATE lanes SET state = '{"name":"paused","pause":{"reason":"holiday"}}'`);
    });
    const { records } = await here.again();
    const otherVersion = expect.objectContaining({ code: 'RECORDS_OTHER_VERSION' });
    expect(() => records.checks.read(id)).toThrow(otherVersion);
    expect(() => records.lanes.all()).toThrow(otherVersion);
  });
});

function schemaOf(database: Database): unknown[] {
  return database
    .prepare(
      "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .all();
}
