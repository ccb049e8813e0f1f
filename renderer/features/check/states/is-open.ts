import { type Check, openStates } from '../../../../shared/check/check.ts';
import { type LaneHold, nothingHeld } from './lane-hold.ts';

/** True while nobody and nothing has to happen before the check goes on. */
export function isUnderWay(check: Check, hold: LaneHold = nothingHeld): boolean {
  return check.state.name === 'sending' || (check.state.name === 'queued' && !hold.stopped && hold.pause === null);
}

/** True while the outbox still has it: it may bring a result yet, or waits for a person's decision. */
export function isOpen(check: Check): boolean {
  return openStates.some((name) => name === check.state.name);
}

/** True while the check may still bring a result by itself or at a press, so that another one would come besides it. */
export function mayBeAnswered(check: Check): boolean {
  return isOpen(check) && check.state.name !== 'failed' && check.state.name !== 'lost';
}
