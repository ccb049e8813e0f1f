import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Program } from './program.ts';

/** What is looked for, and the bytes that it may be there as. */
export interface Traces {
  readonly what: string;
  readonly forms: readonly Buffer[];
}

/** A text as it is, in base64 at any alignment, and in UTF-16. */
export function tracesOf(text: string): Traces {
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.from(' '.repeat(shift) + text)
      .toString('base64')
      .slice(4, -4),
  );
  const forms = [Buffer.from(text), Buffer.from(text, 'utf16le'), ...base64.map((form) => Buffer.from(form))];
  return { what: text, forms };
}

/** No file of the folder has this text in it. */
export async function expectNowhereOnDisk(folder: string, text: string): Promise<void> {
  await expectNoTraceOnDisk(folder, [tracesOf(text)]);
}

/** No file of the folder has any of this in it. */
export async function expectNoTraceOnDisk(folder: string, traces: readonly Traces[]): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    // Chromium's sockets and locks are no files, and some vanish while one looks.
    const kind = await stat(path).catch(() => null);
    if (!kind?.isFile()) continue;
    const bytes = await readFile(path);
    for (const { what, forms } of traces) {
      if (forms.some((form) => bytes.includes(form))) throw new Error(`${what} is in ${name}`);
    }
  }
}

/** Neither the page's memory nor what the program has printed has any of these texts in it. */
export async function expectForgotten(program: Program, texts: readonly string[]): Promise<void> {
  const memory = await memoryOf(program);
  // The search is one that can find: what the page shows is there.
  expect(memory.includes('Facedesk'), 'the search finds what is shown').toBe(true);
  for (const text of texts) {
    expect(memory.includes(text), `${text} in the page's memory`).toBe(false);
    expect(program.output().includes(text), `${text} in the program's output`).toBe(false);
  }
}

/**
 * Every string in the page's memory, once what is no longer used has been cleared away. The page writes it to a file by
 * itself: piece by piece over a debugger's line it would take many times as long.
 */
async function memoryOf({ electron, page }: Program): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'facedesk-memory-'));
  const path = join(folder, 'heap.json');
  await electron.evaluate(
    async ({ BrowserWindow }, [file, url]) => {
      const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL() === url);
      if (window === undefined) throw new Error(`no window shows ${url}`);
      await window.webContents.takeHeapSnapshot(file);
    },
    [path, page.url()] as const,
  );
  const memory = await readFile(path);
  await rm(folder, { recursive: true, force: true });
  return memory;
}
