import { useEffect, useRef, useState } from 'react';
import type { CallProblem } from '../../../shared/contract.ts';
import type { Result } from '../../../shared/result.ts';
import { useCall } from '../../app/form/use-call.ts';

export type RecordsWorkName = 'verify' | 'backUp' | 'restore';

/** The one piece of long work on the records that there can be at a time. */
export interface RecordsWork {
  readonly underWay: RecordsWorkName | null;
  /** How far it has come, 0–1; null before it has said so. */
  readonly share: number | null;
  /** What went wrong with it the last time. That it was cancelled is nothing wrong. */
  readonly problemOf: (name: RecordsWorkName) => CallProblem | null;
  /** It was ended by a person, and came to nothing. */
  readonly wasCancelled: (name: RecordsWorkName) => boolean;
  readonly carryOut: <Value>(
    name: RecordsWorkName,
    call: () => Promise<Result<Value, CallProblem>>,
    /** With what came of it, if it was not cancelled; false where that is nothing, as after a change of mind. */
    accepted: (value: Value) => boolean,
    /** What counts also where the cancelling came too late. */
    isDone?: (value: Value) => boolean,
  ) => void;
  readonly cancel: () => void;
}

/** Follows verifying, backing up and restoring, which all report their progress by the same announcement. */
export function useRecordsWork(): RecordsWork {
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
    share,
    problemOf: (asked) => (isOver(asked) && !isCancelled ? call.problem : null),
    wasCancelled: (asked) => isOver(asked) && isCancelled && !isAccepted,
    carryOut: (next, make, accepted, isDone = () => true) => {
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
