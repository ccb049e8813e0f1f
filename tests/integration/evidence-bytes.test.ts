import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../electron/records/testing/records.ts';
import { buildReport } from '../../electron/reports/evidence.ts';
import { gatherReport } from '../../electron/reports/gather.ts';
import { earlierRecords } from './earlier-records.ts';

const fixture = (name: string) => join(import.meta.dirname, '../fixtures/evidence', name);
// A CSV tells local times too.
process.env.TZ = 'Asia/Kolkata';

const never = new AbortController().signal;

/** What people's own programs read is the same, byte for byte, whatever becomes of the code that writes it. */
describe('evidence of the same records', () => {
  it.each([
    ['a case', { kind: 'case', id: '5ac97ecc-dc5d-427c-afb2-8b70291272fc' }, false, 'case-twin.json'],
    ['a case, masked', { kind: 'case', id: '5ac97ecc-dc5d-427c-afb2-8b70291272fc' }, true, 'case-twin-masked.json'],
    ['a case in Hindi', { kind: 'case', id: '1b9bbddf-ac2e-49e5-a4df-4953c7b4dccd' }, false, 'hindi-case-twin.json'],
  ] as const)('has the same twin: %s', async (_, of, masked, file) => {
    const { records } = await earlierRecords();
    const parts = gatherReport(
      records,
      { of, withPictures: true, masked, language: 'en' },
      {
        id: '01a23183-2594-7249-aa1d-75c2f832f46d',
        madeAt: new Date('2026-11-21T10:00:00.000Z'),
        clockOffset: -1200,
        programVersion: '9.9.9',
        device: { name: 'field-laptop', system: 'Linux 6.1' },
        sharedWith: () => [],
      },
    );
    const twin = buildReport(parts ?? expect.fail());
    await expect(`${JSON.stringify(twin, null, 2)}\n`).toMatchFileSnapshot(fixture(file));
  });

  it.each([
    ['csv', 'case-export.csv'],
    ['json', 'case-export.json'],
  ] as const)('is exported the same: %s', async (format, file) => {
    const { records } = await earlierRecords();
    const write = async (caseId: string | null) => {
      const path = join(temporaryFolder(), 'export');
      const query = {
        text: '',
        mode: null,
        kind: null,
        result: null,
        caseId,
        from: null,
        until: null,
        before: null,
        limit: 1,
      };
      expect(await records.reader.export({ path, format, query }, () => {}, never)).toMatchObject({ ok: true });
      return readFileSync(path, 'utf8');
    };
    await expect(await write('1b9bbddf-ac2e-49e5-a4df-4953c7b4dccd')).toMatchFileSnapshot(fixture(file));
    const hash = createHash('sha256')
      .update(await write(null))
      .digest('hex');
    await expect(`${hash}\n`).toMatchFileSnapshot(fixture(`everything-${format}.sha256`));
  });
});
