import { afterEach, expect, it } from 'vitest';
import { backupName, exportName } from './file-names.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

it('a backup and an export are named by the day on the wall, not by UTC’s', () => {
  process.env.TZ = 'Asia/Kolkata';
  const inTheNight = new Date('2026-11-21T19:10:00Z');
  expect(backupName(inTheNight)).toBe('Facedesk 2026-11-22.facedesk-backup');
  expect(exportName('csv', inTheNight)).toBe('Facedesk 2026-11-22.csv');
  expect(exportName('json', inTheNight)).toBe('Facedesk 2026-11-22.ndjson');
});
