import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Program } from './program.ts';

/** No file of the folder has this text in it: as it is, in base64 at any alignment, or in UTF-16. */
export async function expectNowhereOnDisk(folder: string, text: string): Promise<void> {
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.from(' '.repeat(shift) + text)
      .toString('base64')
      .slice(4, -4),
  );
  const forms = [Buffer.from(text), Buffer.from(text, 'utf16le'), ...base64.map((form) => Buffer.from(form))];
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    // Chromium's sockets and locks are no files, and some vanish while one looks.
    const kind = await stat(path).catch(() => null);
    if (!kind?.isFile()) continue;
    const bytes = await readFile(path);
    for (const form of forms) expect(bytes.includes(form), `${text} in ${name}`).toBe(false);
  }
}

/** Neither the page's memory nor what the program has printed has any of these texts in it. */
export async function expectForgotten(program: Program, texts: readonly string[]): Promise<void> {
  const memory = await memoryOf(program.page);
  // The search is one that can find: what the page shows is there.
  expect(memory.includes('Facedesk'), 'the search finds what is shown').toBe(true);
  for (const text of texts) {
    expect(memory.includes(text), `${text} in the page's memory`).toBe(false);
    expect(program.output().includes(text), `${text} in the program's output`).toBe(false);
  }
}

/** Every string in the page's memory, once what is no longer used has been cleared away. */
async function memoryOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot');
  await session.detach();
  return chunks.join('');
}
