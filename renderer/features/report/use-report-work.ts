import { useEffect, useRef, useState } from 'react';
import type { CallProblem } from '../../../shared/contract/contract.ts';
import type { ExportTrouble } from '../../../shared/evidence/reporting.ts';
import type { Result } from '../../../shared/result.ts';
import { useCall } from '../../base/form/use-call.ts';

/** Nothing was written yet: the person has to know something first, and may want it all the same. */
interface Asks {
  readonly result: 'asks';
}

type Answer<Written, Asked> =
  | Written
  | Asked
  | { readonly result: 'declined' }
  | { readonly result: 'failed'; readonly why: ExportTrouble };

/** Follows the writing of a report or an export, of which there is one at a time. */
export function useReportWork<Written extends { readonly result: 'written' }, Asked extends Asks = never>() {
  const call = useCall();
  const [share, setShare] = useState<number | null>(null);
  const [isEnding, setEnding] = useState(false);
  const [trouble, setTrouble] = useState<ExportTrouble | null>(null);
  const [written, setWritten] = useState<Written | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { isUnderWay } = call;
  useEffect(() => {
    if (!isUnderWay) return;
    return window.facedesk.reports.onProgress((progress) => setShare(progress.share));
  }, [isUnderWay]);
  useEndedWithItsScreen(isUnderWay);
  const wasCancelled = call.problem?.code === 'cancelled';
  return {
    isUnderWay,
    /** How far it has come, 0–1; null before it has said so. */
    share: isUnderWay ? share : null,
    /** A person has ended it, and it is not over yet. */
    isEnding: isEnding && isUnderWay,
    /** Why nothing came of it; null while nothing is wrong. */
    trouble: wasCancelled && !isUnderWay ? 'cancelled' : trouble,
    /** Why it was not even begun. */
    problem: wasCancelled ? null : call.problem,
    written,
    /** Null while there is nothing to know first. */
    asked,
    /** Back to the choices: it is not wanted as it is. */
    goBack: () => setAsked(null),
    start: (make: () => Promise<Result<Answer<Written, Asked>, CallProblem>>) => {
      if (isUnderWay) return;
      setShare(null);
      setEnding(false);
      setTrouble(null);
      void call.make(make, (answer) => {
        // That it came too late to end it is told by the file that is there.
        setAsked(answer.result === 'asks' ? answer : null);
        if (answer.result === 'written') setWritten(answer);
        if (answer.result === 'failed') setTrouble(answer.why);
      });
    },
    end: () => {
      setEnding(true);
      void window.facedesk.reports.cancel({}).catch(() => undefined);
    },
  };
}

/** Nobody could end it any more, nor learn what came of it. */
function useEndedWithItsScreen(isUnderWay: boolean): void {
  const latest = useRef(isUnderWay);
  useEffect(() => {
    latest.current = isUnderWay;
  });
  useEffect(
    () => () => {
      if (latest.current) void window.facedesk.reports.cancel({}).catch(() => undefined);
    },
    [],
  );
}
