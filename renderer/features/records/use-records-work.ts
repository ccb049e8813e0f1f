import { useEffect, useRef, useState } from 'react';
import type { CallProblem } from '../../../shared/contract/contract.ts';
import type { Result } from '../../../shared/result.ts';
import { useCall } from '../../base/form/use-call.ts';

export type RecordsWorkName = 'verify' | 'backUp' | 'restore';

/** The one piece of long work on the records that there can be at a time. */
export type RecordsWork = ReturnType<typeof useRecordsWork>;

/** Follows verifying, backing up and restoring, which all report their progress by the same announcement. */
export function useRecordsWork() {
  const call = useCall();
  const [name, setName] = useState<RecordsWorkName | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [isCancelled, setCancelled] = useState(false);
  const cancelled = useRef(false);
  const [isAccepted, setAccepted] = useState(false);
  useEffect(() => window.facedesk.records.onProgress((progress) => setShare(progress.share)), []);
  const isOver = (asked: RecordsWorkName) => asked === name && !call.isUnderWay;
  return {
    underWay: call.isUnderWay ? name : null,
    /** How far it has come, 0–1; null before it has said so. */
    share,
    /** What went wrong with it the last time. That it was cancelled is nothing wrong. */
    problemOf: (asked: RecordsWorkName) => (isOver(asked) && !isCancelled ? call.problem : null),
    /** A person ended it before anything came of it. */
    wasCancelled: (asked: RecordsWorkName) => isOver(asked) && isCancelled && !isAccepted,
    /**
     * @param accepted is told what came of it, if not cancelled; false where that is nothing, as after a change of mind
     * @param isDone what counts also where the cancelling came too late
     */
    carryOut: <Value>(
      next: RecordsWorkName,
      make: () => Promise<Result<Value, CallProblem>>,
      accepted: (value: Value) => boolean,
      isDone: (value: Value) => boolean = () => true,
    ) => {
      if (call.isUnderWay) return;
      setName(next);
      setShare(null);
      setCancelled(false);
      setAccepted(false);
      cancelled.current = false;
      void call.make(make, (value) => {
        if (!cancelled.current || isDone(value)) setAccepted(accepted(value));
      });
    },
    cancel: () => {
      cancelled.current = true;
      setCancelled(true);
      // Whatever comes of it, the work's own answer tells.
      void window.facedesk.records.cancelWork({}).catch(() => undefined);
    },
  };
}
