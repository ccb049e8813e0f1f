import type { ElectronApplication, Page } from '@playwright/test';
import { openOutbox, setOffline } from '../e2e/outbox.ts';
import { pressForEachCall } from '../e2e/presses.ts';
import { openProgram } from '../e2e/program.ts';
import type { Row } from './comparison.ts';
import type { Measured } from './measured.ts';
import { watchFrames, watchTasks } from './watches.ts';

interface EnteringFigures {
  readonly kind: 'lookups' | 'matches';
  /** The screen in view meanwhile. */
  readonly screen: 'Outbox' | 'Liveness';
  readonly checks: number;
  readonly seconds: number;
  /** The most processor time that one task of the main process took, so long that nothing else had its turn. */
  readonly mainMilliseconds: number;
  /** The same of the window's page. */
  readonly pageMilliseconds: number;
  /** The longest time between two frames of the window, by the clock: on a busy machine others have their part in it. */
  readonly frameMilliseconds: number;
  /** How often the page read something again, and how much that was. */
  readonly reads: number;
  readonly kilobytesRead: number;
}

/** Enters so many checks without a connection, as fast as they are taken, and looks at both processes meanwhile. */
export async function measureEntering(checks: number): Promise<Measured> {
  const figures: EnteringFigures[] = [];
  for (const screen of ['Liveness', 'Outbox'] as const) {
    for (const kind of ['lookups', 'matches'] as const) {
      const program = await openProgram();
      try {
        const { page, electron } = program;
        await setOffline(page, true);
        if (screen === 'Outbox') await openOutbox(page);
        figures.push({ kind, screen, checks, ...(await measureOne(page, electron, kind, checks)) });
      } finally {
        await program.close();
      }
    }
  }
  return { details: { entering: figures.map(rowOfEntering) } };
}

const rowOfEntering = (figures: EnteringFigures): Row => ({
  what: `${figures.kind}, with ${figures.screen} in view`,
  took: `${figures.seconds.toFixed(1)} s`,
  main: `${figures.mainMilliseconds.toFixed(0)} ms`,
  page: `${figures.pageMilliseconds.toFixed(0)} ms`,
  frame: `${figures.frameMilliseconds.toFixed(0)} ms`,
  'read meanwhile': `${figures.kilobytesRead.toFixed(0)} kB in ${figures.reads}`,
});

async function measureOne(
  page: Page,
  electron: ElectronApplication,
  kind: EnteringFigures['kind'],
  checks: number,
): Promise<Omit<EnteringFigures, 'kind' | 'screen' | 'checks'>> {
  const endFrames = await watchFrames(page);
  const endTasks = await watchTasks(electron);
  await electron.evaluate(watchReads);
  await pressForEachCall(electron);
  const began = performance.now();
  await page.evaluate(kind === 'lookups' ? enterLookups : enterMatches, checks);
  const seconds = (performance.now() - began) / 1000;
  // What the last announcements set off is a part of it.
  await page.waitForTimeout(1000);
  const read = await electron.evaluate(() => (globalThis as unknown as WatchedMain).readsSoFar());
  const { main, page: pageTask } = await endTasks();
  const { longest } = await endFrames();
  return {
    seconds,
    mainMilliseconds: main,
    pageMilliseconds: pageTask,
    frameMilliseconds: longest,
    ...read,
  };
}

async function enterLookups(checks: number): Promise<void> {
  for (let count = 0; count < checks; count += 1) {
    const sessionId = `1ac280b1-dfe0-4e05-9127-${count.toString(16).padStart(12, '0')}`;
    const caseReference = `APP-${count}`;
    const entered = await window.facedesk.checks.lookUpLiveness({ sessionId, customerIp: '8.8.8.8', caseReference });
    if (!entered.ok) throw new Error(entered.error.message);
  }
}

async function enterMatches(checks: number): Promise<void> {
  for (let count = 0; count < checks; count += 1) {
    const { facedesk } = window;
    const [first, second] = [
      await facedesk.practice.takePortrait({ portrait: 'asha-1' }),
      await facedesk.practice.takePortrait({ portrait: 'asha-2' }),
    ];
    if (!first.ok || !second.ok) throw new Error('no portrait');
    const entered = await facedesk.checks.matchFaces({
      firstPicture: { from: 'file', picture: first.value.id },
      secondPicture: second.value.id,
      threshold: 0.75,
      verificationId: `FD-bench-${count}`,
      caseReference: `APP-${count}`,
    });
    if (!entered.ok) throw new Error(entered.error.message);
  }
}

interface WatchedMain {
  readsSoFar: () => Pick<EnteringFigures, 'reads' | 'kilobytesRead'>;
}
/** In the main process. The page's calls are counted where they come in: it can't be made to count them itself. */
function watchReads({ ipcMain }: typeof import('electron')): void {
  let [reads, bytes] = [0, 0];
  type Handler = (...given: unknown[]) => Promise<unknown>;
  const handlers = (ipcMain as unknown as { readonly _invokeHandlers: Map<string, Handler> })._invokeHandlers;
  for (const [channel, handler] of handlers) {
    if (!/\.(read|list|count|search|status|describe)$/.test(channel)) continue;
    handlers.set(channel, async (...given) => {
      const answer = await handler(...given);
      reads += 1;
      bytes += JSON.stringify(answer).length;
      return answer;
    });
  }
  (globalThis as unknown as WatchedMain).readsSoFar = () => ({ reads, kilobytesRead: bytes / 1000 });
}
