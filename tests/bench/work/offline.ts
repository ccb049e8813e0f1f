import { rm } from 'node:fs/promises';
import { expectOpen } from '../../e2e/outbox.ts';
import { pressForEachCall } from '../../e2e/presses.ts';
import { newDataFolder, openProgram } from '../../e2e/program.ts';
import { startSimulatorProcess } from '../../simulator-process.ts';
import type { Measured } from '../measured.ts';
import { databaseSize, kilobytesWritten, usedBy } from './processes.ts';

const WAITING = 50;
const BEGINNING = 30_000;
/** All of it: in the first minutes a connection is asked for most often, and a few of them would tell of another hour. */
const HOUR = 60 * 60_000;

/** A program with checks that wait for a connection beside one that has nothing to do, at the same time. */
export async function measureOffline(): Promise<Measured> {
  const simulator = await startSimulatorProcess();
  const folders = await Promise.all([newDataFolder(), newDataFolder()]);
  const [waiting, idle] = await Promise.all(folders.map((data) => openProgram({ simulator, data })));
  try {
    if (!waiting || !idle) throw new Error('Two programs were to be opened.');
    for (const vendor of ['instantPay', 'cashfree'] as const) await simulator.setListening(vendor, false);
    await pressForEachCall(waiting.electron);
    await waiting.page.evaluate(enterHalves, WAITING / 2);
    await expectOpen(waiting.page, WAITING);
    await waiting.page.waitForTimeout(BEGINNING);
    const both = [waiting, idle] as const;
    const read = () =>
      Promise.all(
        both.map(async ({ electron }, index) => ({
          ...(await usedBy(electron)),
          written: kilobytesWritten(electron),
          size: databaseSize(folders[index] ?? ''),
        })),
      );
    const before = await read();
    await waiting.page.waitForTimeout(HOUR);
    const after = await read();
    await expectOpen(waiting.page, WAITING);
    const inAnHour = (index: number, of: (one: (typeof before)[number]) => number) => {
      const [from, to] = [before[index], after[index]];
      return from && to ? of(to) - of(from) : Number.NaN;
    };
    const pair = (of: (one: (typeof before)[number]) => number) => [
      { figure: inAnHour(0, of), limit: inAnHour(1, of) },
    ];
    const what = `an hour offline with ${WAITING} checks waiting`;
    const limit = 'an hour with nothing to do';
    return {
      comparisons: [
        {
          ...{ what: `${what}: processor time`, limit, budget: { kind: 'times at most', value: 1.1 }, unit: 's' },
          pairs: pair(({ processorSeconds }) => processorSeconds),
        },
        {
          ...{ what: `${what}: written to disk`, limit, budget: { kind: 'none' }, unit: 'kB' },
          pairs: pair(({ written }) => written),
        },
        {
          ...{
            what: `${what}: growth of the database`,
            limit,
            budget: { kind: 'on top at most', value: 10 },
            unit: 'kB',
          },
          pairs: pair(({ size }) => size),
        },
      ],
    };
  } finally {
    await waiting?.close();
    await idle?.close();
    await simulator.stop();
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }
}

async function enterHalves(count: number): Promise<void> {
  const { checks, practice } = window.facedesk;
  for (let entered = 0; entered < count; entered += 1) {
    const sessionId = `1ac280b1-dfe0-4e05-9127-${entered.toString(16).padStart(12, '0')}`;
    const lookup = await checks.lookUpLiveness({ sessionId, customerIp: '8.8.8.8', caseReference: `APP-${entered}` });
    const first = await practice.takePortrait({ portrait: 'asha-1' });
    const second = await practice.takePortrait({ portrait: 'asha-2' });
    if (!lookup.ok || !first.ok || !second.ok) throw new Error('A check was not taken.');
    const match = await checks.matchFaces({
      firstPicture: { from: 'file', picture: first.value.id },
      secondPicture: second.value.id,
      threshold: 0.75,
      verificationId: `FD-bench-${entered}`,
      caseReference: `APP-${entered}`,
    });
    if (!match.ok) throw new Error(match.error.message);
  }
}
