import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { expectOpen } from '../../e2e/outbox.ts';
import { pressForEachCall } from '../../e2e/presses.ts';
import { openProgram } from '../../e2e/program.ts';
import { answerFileDialogs } from '../../e2e/records.ts';
import { startSimulatorProcess } from '../../simulator-process.ts';
import type { Measured } from '../measured.ts';
import { usedBy } from './processes.ts';

const CHECKS = 1000;
const REPORTS = 200;
/** A check and a report before: what loads once is there. */
const AT_A_TIME = 50;
const REST = 30_000;

/** What the program holds at rest, before and after a day's work many times over. */
export async function measureMemory(): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'facedesk-bench-'));
  const simulator = await startSimulatorProcess();
  const program = await openProgram({ simulator });
  try {
    const { page, electron } = program;
    await pressForEachCall(electron);
    await answerFileDialogs(electron, join(folder, 'report.pdf'));
    const lookUp = async (count: number) => {
      const session = await simulator.createSession({ like: 'live' });
      await page.evaluate(enterLookups, { session, count });
      await expectOpen(page, 0, 120_000);
    };
    await lookUp(1);
    await page.evaluate(saveReports, 1);
    await page.waitForTimeout(REST);
    const before = await usedBy(electron);
    for (let entered = 0; entered < CHECKS; entered += AT_A_TIME) await lookUp(AT_A_TIME);
    expect(await page.evaluate(countAnswered)).toBe(CHECKS + 1);
    await page.evaluate(saveReports, REPORTS);
    await page.waitForTimeout(REST);
    const after = await usedBy(electron);
    return {
      comparisons: [
        {
          what: `memory at rest after ${CHECKS.toLocaleString('en')} checks and ${REPORTS} reports`,
          limit: 'before, after the first of each',
          budget: { kind: 'times at most', value: 1.1 },
          unit: 'MB',
          pairs: [{ figure: after.megabytes, limit: before.megabytes }],
        },
      ],
    };
  } finally {
    await program.close();
    await simulator.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function enterLookups({ session, count }: { readonly session: string; readonly count: number }): Promise<void> {
  for (let entered = 0; entered < count; entered += 1) {
    const given = { sessionId: session, customerIp: '8.8.8.8', caseReference: '' };
    const answer = await window.facedesk.checks.lookUpLiveness(given);
    if (!answer.ok) throw new Error(answer.error.message);
  }
}

async function countAnswered(): Promise<number> {
  const all = { text: '', mode: null, kind: null, caseId: null, from: null, until: null, before: null, limit: 1 };
  const found = await window.facedesk.history.search({ ...all, result: 'pass' });
  if (!found.ok) throw new Error(found.error.message);
  return found.value.total;
}

async function saveReports(count: number): Promise<void> {
  const all = { text: '', mode: null, kind: null, result: null, caseId: null, from: null, until: null, before: null };
  const found = await window.facedesk.history.search({ ...all, limit: 1 });
  const id = found.ok ? found.value.items[0]?.id : undefined;
  if (id === undefined) throw new Error('There is no check.');
  for (let saved = 0; saved < count; saved += 1) {
    const request = { withPictures: true, masked: false, language: 'en', despite: true } as const;
    const report = await window.facedesk.reports.save({ ...request, of: { kind: 'check', id } });
    if (!report.ok || report.value.result !== 'written') throw new Error(JSON.stringify(report));
  }
}
