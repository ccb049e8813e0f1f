import { afterEach, expect, it, vi } from 'vitest';
import { createCodeReader } from './code-reader.ts';

/** The thread, which answers when the test has it answer. */
class Thread {
  static now: Thread | null = null;
  readonly asked: unknown[] = [];
  onmessage: ((event: { readonly data: string | null }) => void) | null = null;
  constructor() {
    Thread.now = this;
  }
  postMessage(picture: unknown) {
    this.asked.push(picture);
  }
}

afterEach(() => vi.unstubAllGlobals());

it('reads a picture that was chosen while the camera’s is being read, instead of finding no code in it', async () => {
  vi.stubGlobal('Worker', Thread);
  vi.stubGlobal('createImageBitmap', async (source: Blob) => ({ width: 1, height: 1, of: source.type }));
  const reader = createCodeReader();
  const camera = reader.read(new Blob([], { type: 'camera' }));
  const chosen = reader.read(new Blob([], { type: 'chosen' }));
  await expect.poll(() => Thread.now?.asked).toMatchObject([{ of: 'camera' }]);
  expect(reader.isReading()).toBe(true);
  Thread.now?.onmessage?.({ data: null });
  expect(await camera).toBe(null);
  await expect.poll(() => Thread.now?.asked).toMatchObject([{ of: 'camera' }, { of: 'chosen' }]);
  Thread.now?.onmessage?.({ data: 'the code' });
  expect(await chosen).toBe('the code');
  expect(reader.isReading()).toBe(false);
});
