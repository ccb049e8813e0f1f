import type { LookBridge, LookTask } from '../../shared/picture/looking.ts';
import type { LookTold } from '../../shared/picture/picture.ts';
import { lookAt } from './look-at-picture.ts';
import { prepare } from './preparing/prepare.ts';
import { prepareAside } from './preparing/preparing.ts';
import { sha256Of } from './preparing/sha256.ts';

declare global {
  interface Window {
    readonly facedeskLook?: LookBridge;
  }
}

/** One picture after the other, in a hidden window that has nothing else to do. */
async function doAll(bridge: LookBridge): Promise<void> {
  for (let task = await bridge.next(); task !== null; task = await bridge.next()) bridge.tell(await done(task));
}

/** The same is done here as in the window that people see, by the same hands. */
async function done(task: LookTask): Promise<LookTold> {
  if (task.kind === 'look') return lookAt(task.bytes);
  const made = task.cut === null ? await prepare(task.bytes) : await prepareAside(task.bytes, task.cut);
  return made.kind === 'refused' ? made : { kind: 'made', sha256: await sha256Of(made.bytes) };
}

const { facedeskLook } = window;
// The page can be opened without anything to look at; then there is nothing to do.
if (facedeskLook) void doAll(facedeskLook);
