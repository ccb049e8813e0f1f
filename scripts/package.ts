import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './electron/electron-vite.ts';
import { findElectron } from './electron/find-electron.ts';
import { makeInstallers } from './packaging/installers.ts';
import { makeProgram } from './packaging/make.ts';
import { targetHere, windowsTarget } from './packaging/target.ts';
import { checkedFeed } from './packaging/update-feed.ts';
import { main, Problem } from './problem.ts';
import { root } from './project.ts';

/**
 * Packs the program into dist/, for the computer that this runs on.
 *
 * `--win` makes the program for Windows on any system, and an installer of it where makensis is. `--release` marks what is made as to be given out; without it
 * the program says of itself that it is not. `--update-feed https://…` names where the program is to look for newer versions; without it
 * it looks nowhere.
 */
await main(async () => {
  const { win, release, feed } = readArguments();
  const target = win ? await windowsTarget() : targetHere(await findElectron(), release, feed);
  const folder = join(root, 'dist');
  await rm(folder, { recursive: true, force: true });
  await build();
  const program = await makeProgram(target, folder);
  const made = await makeInstallers(program, target, folder);
  console.log(`\nMade:\n${[program, ...made].map((path) => `  ${path}`).join('\n')}`);
  return 0;
});

function readArguments(): { win: boolean; release: boolean; feed: string | null } {
  try {
    const no = { type: 'boolean', default: false } as const;
    const { values } = parseArgs({ options: { win: no, release: no, 'update-feed': { type: 'string' } } });
    if (values.win && values.release) throw new Error('A release for Windows is made on Windows.');
    const { win, release, 'update-feed': feed } = values;
    if (win && feed !== undefined) throw new Error('Only what is packed on its own system has an update feed.');
    return { win, release, feed: feed === undefined ? null : checkedFeed(feed, release) };
  } catch (error) {
    throw new Problem((error as Error).message);
  }
}
