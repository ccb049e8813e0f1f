import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../records/testing/records.ts';
import { sweepUnfinished, unfinishedBeside, writeDurably } from './durable.ts';

const now = new Date('2026-11-22T08:00:00Z');

describe('what was left half written', () => {
  const left = (folder: string, name: string, hoursAgo: number) => {
    const path = join(folder, name);
    writeFileSync(path, 'half');
    const at = new Date(now.getTime() - hoursAgo * 3_600_000);
    utimesSync(path, at, at);
  };

  it('goes after a day, and nothing else does', async () => {
    const folder = temporaryFolder();
    const ours = unfinishedBeside(join(folder, 'report.pdf')).slice(folder.length + 1);
    left(folder, ours, 25);
    const stays = [
      ['report.pdf', 500],
      ['facedesk-.part', 500],
      ['facedesk-0123456789abcdef0.part', 500],
      ['facedesk-0123456789ABCDEF01.part', 500],
      ['my facedesk-0123456789abcdef01.part', 500],
      ['facedesk-0123456789abcdef01.part.zip', 500],
      // Perhaps another computer's, which writes it just now.
      ['facedesk-0123456789abcdef01.part', 23],
    ] as const;
    for (const [name, hours] of stays) left(folder, name, hours);
    await sweepUnfinished(folder, now);
    expect(readdirSync(folder).toSorted()).toEqual(stays.map(([name]) => name).toSorted());
  });

  it('is told by the name that it was written under', async () => {
    const folder = temporaryFolder();
    let beside: readonly string[] = [];
    await writeDurably(join(folder, 'report.pdf'), Buffer.alloc(10), () => {
      beside = readdirSync(folder);
    });
    left(folder, beside[0] ?? '', 25);
    await sweepUnfinished(folder, now);
    expect(readdirSync(folder)).toEqual(['report.pdf']);
  });
});
