import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PictureProblem } from '../../../shared/picture/picture.ts';
import { MAY_DECODE, type Prepared, prepareAside } from './preparing.ts';

type Job = (answer: (prepared: Prepared) => void) => void;

/** Threads that do as they are told; which of them may decode, and which have ended. */
function threads(...jobs: readonly Job[]) {
  const allowed: number[] = [];
  const ended: number[] = [];
  let begun = 0;
  vi.stubGlobal('window', { setTimeout, clearTimeout });
  vi.stubGlobal(
    'Worker',
    class {
      onmessage: ((event: { readonly data: Prepared }) => void) | null = null;
      private readonly number = begun++;
      postMessage(message: unknown) {
        if (message === MAY_DECODE) allowed.push(this.number);
        else jobs[this.number]?.((data) => this.onmessage?.({ data }));
      }
      terminate() {
        ended.push(this.number);
      }
    },
  );
  return { allowed, ended };
}

afterEach(() => vi.unstubAllGlobals());

const heic: Prepared = { kind: 'refused', problem: 'heic' };
const undecodable: Prepared = { kind: 'refused', problem: 'undecodable' };

describe('preparing pictures, one after the other', () => {
  it('goes on with the next where a picture can’t be handed to its thread', async () => {
    const { ended } = threads(
      () => {
        throw new RangeError('no memory for a copy');
      },
      (answer) => answer(heic),
    );
    const both = await Promise.all([prepareAside(new Uint8Array(1)), prepareAside(new Uint8Array(1))]);
    expect(both).toEqual([undecodable, heic]);
    expect(ended).toEqual([0, 1]);
  });

  it('decodes nothing before its size is known, and nothing that is too large', async () => {
    const size = Promise.withResolvers<PictureProblem | null>();
    const { allowed, ended } = threads(() => {});
    const prepared = prepareAside(new Uint8Array(1), null, size.promise);
    await Promise.resolve();
    expect(allowed).toEqual([]);
    size.resolve('tooManyPixels');
    expect(await prepared).toEqual({ kind: 'refused', problem: 'tooManyPixels' });
    expect([allowed, ended]).toEqual([[], [0]]);
  });

  it('ends a thread that never answers, and goes on', async () => {
    vi.useFakeTimers();
    const { ended } = threads(
      () => {},
      (answer) => answer(heic),
    );
    const both = Promise.all([prepareAside(new Uint8Array(1)), prepareAside(new Uint8Array(1))]);
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    expect(await both).toEqual([undecodable, heic]);
    expect(ended).toEqual([0, 1]);
  });
});
