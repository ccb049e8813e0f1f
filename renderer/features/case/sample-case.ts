import { goTo } from '../../base/addresses/use-route.ts';
import { useCall } from '../../base/form/use-call.ts';

/** The sample case whose checks have not been filled in yet. */
let unfilled: string | null = null;

/** Makes a case of a customer who is made up, and opens it. */
export function useSampleCase() {
  const call = useCall();
  return {
    call,
    open: () =>
      void call.make(
        () => window.facedesk.practice.makeSampleCase({}),
        ({ id }) => {
          unfilled = id;
          goTo('case', id);
        },
      ),
  };
}

/** It is filled in as soon as it is in view. */
export function isUnfilled(id: string): boolean {
  return unfilled === id;
}

/** True once for a sample case that was just made: its checks are to be filled in as well. */
export function takeUnfilled(id: string): boolean {
  if (unfilled !== id) return false;
  unfilled = null;
  return true;
}
