import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { LaneSummary } from '../../../shared/contract/credentials.ts';
import type { VaultStatus } from '../../../shared/vault.ts';
import { forget } from '../../base/form/forget.ts';
import { useCall } from '../../base/form/use-call.ts';
import { useEntries } from '../../base/form/use-entries.ts';
import {
  type KeptIn,
  keepRequest,
  type LaneEntries,
  type LaneField,
  laneEntriesOf,
  laneFields,
  laneProblems,
  type SavingQuestion,
  savingQuestion,
} from './lane-entries.ts';

export interface LaneFormProps {
  readonly lane: LaneSummary;
  /** Vendor and mode, as the card names them. */
  readonly name: string;
  readonly vault: VaultStatus;
  readonly loopbackAllowed: boolean;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}

/**
 * What is typed into a lane's form, and its way to the main process. It lives as long as the form: a look at another
 * screen or a refused save loses nothing, and after saving no secret stays behind in the window.
 */
export function useLaneForm({ lane, vault, loopbackAllowed, onSaved, onCancel }: LaneFormProps) {
  const client = useQueryClient();
  const keep = useCall();
  const [question, setQuestion] = useState<SavingQuestion | null>(null);
  const entries = useEntries<LaneEntries, LaneField>(laneEntriesOf(lane), laneFields, (typed) =>
    laneProblems(lane, typed, loopbackAllowed),
  );
  // Made once, for the reason that `change` is.
  const [chooseKeepIn] = useState(() => (keepIn: KeptIn) => entries.change({ keepIn }));
  const leave = (then: () => void) =>
    forget(() => entries.change({ clientId: '', clientSecret: '', publicKey: '' }), then);
  const save = () => {
    setQuestion(null);
    void keep.make(
      () => entries.send(window.facedesk.credentials.keep(keepRequest(lane, entries.typed, vault))),
      (lanes) => {
        leave(onSaved);
        client.setQueryData(['lanes'], lanes);
      },
    );
  };
  const submit = () => {
    if (keep.isUnderWay || !entries.check()) return;
    const asked = savingQuestion(lane, entries.typed, vault);
    if (asked) setQuestion(asked);
    else save();
  };
  return { entries, keep, question, setQuestion, submit, save, chooseKeepIn, cancel: () => leave(onCancel) };
}
