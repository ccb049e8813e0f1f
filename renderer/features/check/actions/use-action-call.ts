import type { Check } from '../../../../shared/check/check.ts';
import { vendorOf } from '../../../../shared/check/of-a-check.ts';
import { goTo } from '../../../base/addresses/use-route.ts';
import { useCall } from '../../../base/form/use-call.ts';
import { useAskedCall } from '../new-check/use-asked-call.ts';
import type { CheckAction } from '../states/explanation-type.ts';

/** What a person can do about a check, as calls to the main process. */
export function useActionCall(check: Check) {
  const call = useCall();
  const asked = useAskedCall();
  const { checks, outbox } = window.facedesk;
  const { id, mode } = check;
  const calls = (wasAsked: boolean) => ({
    sendNow: () => checks.sendNow({ id }),
    tryAgain: () => checks.sendNow({ id }),
    release: () => checks.sendNow({ id }),
    resume: () => outbox.resume({ lane: { vendor: vendorOf(check), mode } }),
    stop: () => checks.stop({ id, evenIfSending: wasAsked || check.kind === 'livenessLookup' }),
    giveUp: () => checks.stop({ id, evenIfSending: wasAsked || check.kind === 'livenessLookup' }),
    close: () => checks.close({ id }),
  });
  return {
    isUnderWay: call.isUnderWay || asked.isUnderWay,
    problem: call.problem ?? asked.problem,
    /** What is asked before a match goes. */
    asking: asked,
    /** @param wasAsked the person knows what stopping it now may cost */
    carryOut: (action: CheckAction, wasAsked: boolean) => {
      // Edited where it was entered, in the form with its fields.
      if (action === 'edit') goTo(check.kind === 'livenessLookup' ? 'liveness' : 'match', id);
      else if (action === 'consent')
        asked.make(
          (decision) => checks.consent({ id, decision }),
          () => undefined,
        );
      else if (action !== 'decide') void call.make(calls(wasAsked)[action]);
    },
    /** Of a lost match: closed, and asked again under a new id. */
    askAgain: (then?: (successor: string) => void) =>
      asked.make(
        (decision) => checks.askAgain({ id, decision }),
        ({ id: successor }) => then?.(successor),
      ),
  };
}
