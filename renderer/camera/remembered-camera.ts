import { settled } from '../base/call.ts';

export interface Camera {
  readonly id: string;
  /** As the system calls it. */
  readonly name: string;
}

/** The camera that was chosen last, while this program runs: two may have one name. */
let chosenId: string | null = null;
let name: Promise<string | null> | null = null;

/** Of those that are there the one that was chosen last, in this run or an earlier one; null where it is not among them. */
export async function rememberedAmong(cameras: readonly Camera[]): Promise<Camera | null> {
  name ??= settled(window.facedesk.program.camera({})).then((result) => (result.ok ? result.value.name : null));
  const wanted = await name;
  const named = wanted === null ? undefined : cameras.find((camera) => camera.name === wanted);
  return cameras.find(({ id }) => id === chosenId) ?? named ?? null;
}

/** By its name, as a system gives other ids from run to run. */
export function rememberCamera(camera: Camera): void {
  chosenId = camera.id;
  if (camera.name === '') return;
  name = Promise.resolve(camera.name);
  void settled(window.facedesk.program.rememberCamera({ name: camera.name }));
}
