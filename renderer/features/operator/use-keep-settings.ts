import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallProblem } from '../../../shared/contract/contract.ts';
import type { OperatorSettings } from '../../../shared/settings.ts';
import { settled } from '../../base/call.ts';
import { useCall } from '../../base/form/use-call.ts';

export type KeepSettings = ReturnType<typeof useKeepSettings>;

/** Keeps a part of the settings; the rest stays as it is kept now, whatever other forms hold. */
export function useKeepSettings() {
  const client = useQueryClient();
  const call = useCall();
  const [isSaved, setSaved] = useState(false);
  return {
    call,
    /** What is kept is what was saved here last. */
    isSaved: isSaved && !call.isUnderWay && call.problem === null,
    /** Something was changed since. */
    touch: () => setSaved(false),
    /** @param refuse is told what the main process found wrong */
    keep: (part: Partial<OperatorSettings>, refuse: (problem: CallProblem) => void) =>
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
