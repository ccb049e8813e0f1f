import type { Check } from '../../shared/check/check.ts';
import { type StorageTrouble, storageTrouble } from '../files/storage-trouble.ts';
import type { Waits } from './machines/timers.ts';
import type { OutboxParts } from './parts.ts';

/**
 * Puts the steps of checks and lanes on record, and guards the disk: where it refuses, every lane is paused until it takes
 * something again, as nothing may be sent that could not be written down.
 */
export type StepWriter = ReturnType<typeof createStepWriter>;

/** The disk never took it. What was sent is found as interrupted at the next start. */
export class GivenUpError extends Error {}

/** Until records that could not be written are tried again, in milliseconds. */
export const STORAGE_RETRY = 5_000;
/** The wait for that, by its name. */
export const STORAGE_WAIT = 'storage';

/** @param wake sends whatever may be sent now */
export function createStepWriter(parts: OutboxParts, waits: Waits, wake: () => void) {
  const { records } = parts;
  const ending = Promise.withResolvers<void>();
  let isEnding = false;
  let refusal: StorageTrouble | null = null;

  /** Runs what reads the records; whatever can't be read now is tried again in a while. */
  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      refuse(error);
    }
  }

  /** @throws what is no trouble of the disk's */
  function refuse(error: unknown): void {
    const trouble = storageTrouble(error);
    if (trouble === null) throw error;
    refusal = trouble;
    waits.begin(STORAGE_WAIT, STORAGE_RETRY, () => {
      refusal = null;
      parts.announceLanes();
      wake();
    });
    parts.announceLanes();
  }

  /** False where the disk refused: then nothing has changed. */
  function written(work: () => void): boolean {
    try {
      records.step(work);
      return true;
    } catch (error) {
      refuse(error);
      return false;
    }
  }

  /** The same for one check's next self. */
  function keep(check: Check): boolean {
    const kept = written(() => records.checks.replace(check));
    if (kept) parts.announce(check.id);
    return kept;
  }

  /** @throws GivenUpError */
  async function aWhile(name: string): Promise<void> {
    if (isEnding) throw new GivenUpError('the disk did not take it before the end');
    await Promise.race([new Promise<void>((resolve) => waits.begin(name, STORAGE_RETRY, resolve)), ending.promise]);
  }

  return {
    written,
    keep,
    /** Tried until the disk takes it. */
    async writtenInTheEnd(name: string, work: () => void) {
      while (!written(work)) await aWhile(name);
    },
    /** The same for what is kept beside the records: a picture's file. */
    async keptInTheEnd<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
      for (;;) {
        try {
          return await work();
        } catch (error) {
          refuse(error);
        }
        await aWhile(name);
      }
    },
    guarded,
    /** How the disk refuses; null while it takes what is written. */
    refusal: () => refusal,
    /** What is being tried until the disk takes it is tried once more, and then given up. */
    giveUp() {
      isEnding = true;
      ending.resolve();
    },
  };
}
