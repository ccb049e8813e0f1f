import type { Update, UpdateHindrance } from '../../../shared/updates.ts';

export interface UnderWay {
  /** Being sent at this moment. */
  readonly checks: number;
  /** Reports, exports, backups. */
  readonly work: number;
}

export interface UpdatesParts {
  readonly underWay: () => UnderWay;
  /** Begins nothing more, and comes back when nothing is being sent and the records are closed. */
  readonly rest: () => Promise<unknown>;
  /** Takes everything up again. */
  readonly resume: () => Promise<unknown>;
  readonly announce: () => void;
  /** Looks again after a while. */
  readonly later: (look: () => void) => void;
  readonly reportFault: (where: string, error: unknown) => void;
}

export type Updates = ReturnType<typeof createUpdates>;

/** A match that is cut off may be charged without its answer, and a file half-written: both end first. */
export function hindranceOf({ checks, work }: UnderWay): UpdateHindrance | null {
  if (checks > 0) return 'checks';
  return work > 0 ? 'work' : null;
}

/** A newer version, from being at hand to being put in place: never by itself, and never in the middle of something. */
export function createUpdates({ underWay, rest, resume, announce, later, reportFault }: UpdatesParts) {
  let update: Update = { state: 'none' };
  let putInPlace: () => void = () => {};
  /** What puts it in place has begun: the program ends in a moment, or hears that it failed. */
  let isHandedOver = false;

  function become(next: Update): void {
    update = next;
    announce();
  }

  /** What waits in the outbox goes on in the newer version; what is being sent is waited for. */
  async function attempt(version: string): Promise<void> {
    try {
      const until = hindranceOf(underWay());
      if (until !== null) {
        become({ state: 'waiting', version, until });
        return later(() => void attempt(version));
      }
      become({ state: 'installing', version });
      await rest();
      // A report may have been begun while what was being sent came to its end: the program would stay for it, at rest.
      if (hindranceOf(underWay()) !== null) {
        await resume();
        return await attempt(version);
      }
      putInPlace();
      isHandedOver = true;
    } catch (error) {
      reportFault('installing an update', error);
      await goOn(version);
    }
  }

  async function goOn(version: string): Promise<void> {
    isHandedOver = false;
    await resume();
    become({ state: 'failed', version });
  }

  return {
    read: () => update,
    /**
     * One is at hand.
     *
     * @param install ends the program; throws where it can't be put in place
     */
    found(version: string, install: () => void): void {
      if (update.state === 'waiting' || update.state === 'installing') return;
      putInPlace = install;
      become({ state: 'ready', version });
    },
    /** Something went wrong, perhaps with putting it in place: macOS and Windows say so only after a while. */
    async failed(): Promise<void> {
      if (isHandedOver && update.state === 'installing') await goOn(update.version);
    },
    /** The person wants it. @returns whether there is one */
    install(): boolean {
      if (update.state !== 'ready' && update.state !== 'failed') return false;
      void attempt(update.version);
      return true;
    },
  };
}
