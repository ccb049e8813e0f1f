import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallProblem } from '../../../shared/contract.ts';
import type { OperatorSettings } from '../../../shared/settings.ts';
import { settled } from '../../app/call.ts';
import { type OneCall, useCall } from '../../app/form/use-call.ts';

export interface KeepSettings {
  readonly call: OneCall;
  /** What is kept is what was saved here last. */
  readonly isSaved: boolean;
  /** Something was changed since. */
  readonly touch: () => void;
  /** @param refuse is told what the main process found wrong */
  readonly keep: (part: Partial<OperatorSettings>, refuse: (problem: CallProblem) => void) => void;
}

/** Keeps a part of the settings; the rest stays as it is kept now, whatever other forms hold. */
export function useKeepSettings(): KeepSettings {
  const client = useQueryClient();
  const call = useCall();
  const [isSaved, setSaved] = useState(false);
  return {
    call,
    isSaved: isSaved && !call.isUnderWay && call.problem === null,
    touch: () => setSaved(false),
    keep: (part, refuse) =>
      void call.make(
        async () => {
          const current = await settled(window.facedesk.settings.read({}));
          if (!current.ok) return current;
          const result = await window.facedesk.settings.keep({ ...current.value, ...part });
          if (!result.ok) refuse(result.error);
          return result;
        },
        () => {
          setSaved(true);
          void client.invalidateQueries({ queryKey: ['settings'] });
        },
      ),
  };
}
