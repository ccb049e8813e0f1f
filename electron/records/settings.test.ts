import { describe, expect, it } from 'vitest';
import type { OperatorSettings } from '../../shared/settings.ts';
import { openDatabase } from './database/database.ts';
import { databasePath } from './layout.ts';
import { firstSchema } from './migrations/1-first.ts';
import { migrations } from './migrations/in-order.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import { openHere } from './testing/open.ts';
import { newLookup, opened, temporaryFolder } from './testing/records.ts';

const chosen: OperatorSettings = {
  livenessPolicy: { passMark: 85, reviewFrom: 70 },
  matchPolicy: { threshold: 0.8 },
  agent: { name: 'Asha Rao', code: 'A-17' },
  organisation: 'Example Finance',
  logo: { format: 'png', base64: 'AAAA' },
  reportLanguage: 'hi',
};

const verify = ({ records }: ReturnType<typeof openHere>) =>
  records.reader.verify(null, () => {}, new AbortController().signal);

function entriesOf(here: ReturnType<typeof openHere>) {
  let entries: { event: string; agent: string; content: string }[] = [];
  here.tamper((database) => {
    entries = database.prepare('SELECT event, agent, content FROM audit ORDER BY sequence').all() as typeof entries;
  });
  return entries;
}

describe('the operator’s settings', () => {
  it('are the usual ones until some have been chosen, and then those, also tomorrow', async () => {
    const here = openHere();
    expect(here.records.settings.read()).toEqual(DEFAULT_SETTINGS);
    expect(DEFAULT_SETTINGS).toMatchObject({ livenessPolicy: null, matchPolicy: { threshold: 0.75 } });
    here.records.settings.keep(chosen);
    expect(here.records.settings.read()).toEqual(chosen);
    expect((await here.again()).records.settings.read()).toEqual(chosen);
  });

  it('stay what they were where the step they were chosen in came to nothing', () => {
    const { records } = openHere();
    expect(() =>
      records.step(() => {
        records.settings.keep(chosen);
        throw new Error('something else went wrong');
      }),
    ).toThrow();
    expect(records.settings.read()).toEqual(DEFAULT_SETTINGS);
  });

  it('are in the audit chain: policies as they are, whom they name as hashes only', async () => {
    const here = openHere();
    here.records.settings.keep(chosen);
    here.records.settings.keep(chosen);
    here.records.settings.keep({ ...chosen, matchPolicy: { threshold: 0.9 } });
    const entries = entriesOf(here).map(({ content }) => JSON.parse(content));
    expect(entries).toMatchObject([
      { livenessPolicy: { passMark: 85 }, matchPolicy: { threshold: 0.8 } },
      { changed: ['matchPolicy'], matchPolicy: { threshold: 0.9 } },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/Asha|A-17|Example|AAAA/);
    expect((await verify(here)).disagreements).toBe(0);
  });

  it('name the agent in the audit chain from then on', () => {
    const here = openHere();
    here.records.checks.insert(newLookup());
    here.records.settings.keep(chosen);
    here.records.checks.insert(newLookup());
    expect(entriesOf(here).map(({ agent }) => agent)).toEqual(['', '', 'A-17']);
  });

  it('are missed where they were altered or removed behind the program’s back', async () => {
    for (const sql of [
      "UPDATE operator_settings SET content = json_set(content, '$.matchPolicy.threshold', 0.5)",
      'DELETE FROM operator_settings',
    ]) {
      const here = openHere();
      here.records.settings.keep(chosen);
      here.tamper((database) => database.exec(sql));
      expect((await verify(here)).disagreements).toBe(1);
    }
  });
});

describe('records of the first schema', () => {
  it('take settings and reviews once they are opened', () => {
    const path = databasePath(temporaryFolder());
    const key = Buffer.alloc(32, 1);
    const old = openDatabase({ path, key, migrations: [(database) => database.exec(firstSchema)] });
    if (!old.ok) throw new Error(old.error);
    old.value.close();
    const database = opened(path, key);
    expect(database.pragma('user_version', { simple: true })).toBe(migrations.length);
    expect(database.prepare('SELECT count(*) FROM reviews').pluck().get()).toBe(0);
    database.close();
  });
});
