import type { Picture } from '../picture/picture.ts';
import type { Check, CheckStateName } from './check.ts';
import type { Vendor } from './outcome.ts';

export function vendorOf(check: Pick<Check, 'kind'>): Vendor {
  return check.kind === 'livenessLookup' ? 'instantPay' : 'cashfree';
}

/** The states in which an answer may still come without a person. */
export const movingStates = ['queued', 'sending', 'waiting'] as const satisfies readonly CheckStateName[];

/** Whether nothing moves a check on by itself any more. */
export function isSettled(state: CheckStateName): boolean {
  return !movingStates.some((moving) => moving === state);
}

/** What the vendor may have charged for without our having its answer. */
export function isInDoubt(check: Check): boolean {
  return check.kind === 'faceMatch' && check.maybeProcessed;
}

/** The pictures of a check, in the order in which a person sees them: asked about, or answered with. */
export function picturesOf(check: Check): Picture[] {
  if (check.kind === 'faceMatch') return check.first.picture ? [check.first.picture, check.second] : [check.second];
  if (check.state.name !== 'done') return [];
  const { reference, audits } = check.state.answer;
  return [reference, ...audits].flatMap((answered) => (answered?.kind === 'kept' ? [answered.picture] : []));
}
