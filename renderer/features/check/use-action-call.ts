import { type Check, vendorOf } from '../../../shared/check.ts';
import type { CallProblem } from '../../../shared/contract.ts';
import { useCall } from '../../app/form/use-call.ts';
import { goTo } from '../../app/use-route.ts';
import type { CheckAction } from './explanation-type.ts';

interface ActionCall {
  readonly isUnderWay: boolean;
  readonly problem: CallProblem | null;
  readonly carryOut: (action: CheckAction) => void;
  /** Of a lost match: closed, and asked again under a new id. */
  readonly askAgain: (then?: (successor: string) => void) => void;
}

/** What a person can do about a check, as calls to the main process. */
export function useActionCall(check: Check): ActionCall {
  const call = useCall();
  const { checks, outbox } = window.facedesk;
  const { id, mode } = check;
  const calls = {
    sendNow: () => checks.sendNow({ id }),
    tryAgain: () => checks.sendNow({ id }),
    release: () => checks.sendNow({ id }),
    resume: () => outbox.resume({ lane: { vendor: vendorOf(check), mode } }),
    stop: () => checks.stop({ id }),
    giveUp: () => checks.stop({ id }),
    close: () => checks.close({ id }),
    consent: () => checks.consent({ id }),
  };
  return {
    isUnderWay: call.isUnderWay,
    problem: call.problem,
    carryOut: (action) => {
      // Edited where it was entered, in the form with its fields.
      if (action === 'edit') goTo(check.kind === 'livenessLookup' ? 'liveness' : 'match', id);
      else if (action !== 'decide') void call.make(calls[action]);
    },
    askAgain: (then) =>
      void call.make(
        () => checks.askAgain({ id }),
        ({ id: successor }) => then?.(successor),
      ),
  };
}
