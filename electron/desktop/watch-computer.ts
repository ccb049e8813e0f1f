import { networkInterfaces } from 'node:os';
import { powerMonitor } from 'electron';

export interface Awareness {
  /** Another network, or one at all: what could not be reached may be reachable now. */
  readonly onNetwork: () => void;
  /** The computer woke up, or its clock was put right by more than a minute: times told by it mean nothing. */
  readonly onJump: () => void;
}

const LOOK_EVERY = 5_000;
const SMALLEST_JUMP = 60_000;

/** Watches what Electron tells of the computer, and what it doesn't: its addresses and its clock. */
export function watchComputer({ onNetwork, onJump }: Awareness): void {
  powerMonitor.on('resume', onJump);
  powerMonitor.on('unlock-screen', onNetwork);
  let addresses = addressesNow();
  let drift = Date.now() - performance.now();
  setInterval(() => {
    const now = addressesNow();
    if (now !== addresses) {
      addresses = now;
      onNetwork();
    }
    const driftNow = Date.now() - performance.now();
    if (Math.abs(driftNow - drift) > SMALLEST_JUMP) {
      drift = driftNow;
      onJump();
    }
  }, LOOK_EVERY).unref();
}

function addressesNow(): string {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => !address.internal)
    .map((address) => address.address)
    .sort()
    .join(' ');
}
