import { useEffect, useRef, useState } from 'react';
import type { CallProblem } from '../../../shared/contract.ts';
import type { ExportTrouble } from '../../../shared/reporting.ts';
import type { Result } from '../../../shared/result.ts';
import { useCall } from '../../app/form/use-call.ts';

type Answer<Written> =
  | Written
  | { readonly result: 'declined' }
  | { readonly result: 'failed'; readonly why: ExportTrouble };

export interface ReportWork<Written> {
  readonly isUnderWay: boolean;
  /** How far it has come, 0–1; null before it has said so. */
  readonly share: number | null;
  /** A person has ended it, and it is not over yet. */
  readonly isEnding: boolean;
  /** Why nothing came of it; null while nothing is wrong. */
  readonly trouble: ExportTrouble | null;
  /** Why it was not even begun. */
  readonly problem: CallProblem | null;
  readonly written: Written | null;
  readonly start: (call: () => Promise<Result<Answer<Written>, CallProblem>>) => void;
  readonly end: () => void;
}

/** Follows the writing of a report or an export, of which there is one at a time. */
export function useReportWork<Written extends { readonly result: 'written' }>(): ReportWork<Written> {
  const call = useCall();
  const [share, setShare] = useState<number | null>(null);
  const [isEnding, setEnding] = useState(false);
  const [trouble, setTrouble] = useState<ExportTrouble | null>(null);
  const [written, setWritten] = useState<Written | null>(null);
  const { isUnderWay } = call;
  useEffect(() => {
    if (!isUnderWay) return;
    return window.facedesk.reports.onProgress((progress) => setShare(progress.share));
  }, [isUnderWay]);
  useEndedWithItsScreen(isUnderWay);
  const wasCancelled = call.problem?.code === 'cancelled';
  return {
    isUnderWay,
    share: isUnderWay ? share : null,
    isEnding: isEnding && isUnderWay,
    trouble: wasCancelled && !isUnderWay ? 'cancelled' : trouble,
    problem: wasCancelled ? null : call.problem,
    written,
    start: (make) => {
      if (isUnderWay) return;
      setShare(null);
      setEnding(false);
      setTrouble(null);
      void call.make(make, (answer) => {
        // That it came too late to end it is told by the file that is there.
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
