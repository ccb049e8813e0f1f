import { useEffect, useRef } from 'react';
import { settled } from '../../app/call.ts';
import { type OneCall, useCall } from '../../app/form/use-call.ts';
import { type Entries, useEntries } from '../../app/form/use-entries.ts';
import { useOutsidePractice } from '../../app/use-outside-practice.ts';
import { type Submission, useSubmission } from '../check/use-submission.ts';
import {
  emptyMatchEntries,
  type MatchEntries,
  type MatchField,
  matchFields,
  matchRequest,
  readMatchEntries,
} from './match-form.ts';
import { useWells, type Wells, wellNames } from './use-wells.ts';

export interface Match {
  readonly entries: Entries<MatchEntries, MatchField>;
  readonly wells: Wells;
  readonly submission: Submission;
  readonly renewal: OneCall;
  readonly submit: () => void;
  readonly renewVerificationId: () => void;
}

const problemsOf = (typed: MatchEntries) => readMatchEntries(typed).problems;

export function useMatch(): Match {
  const entries = useEntries(emptyMatchEntries, matchFields, problemsOf);
  const submission = useSubmission();
  const renewal = useCall();
  const wells = useWells((well, picture) =>
    entries.change(well === 'first' ? { firstPicture: picture } : { secondPicture: picture }),
  );
  const renewVerificationId = () =>
    void renewal.make(
      () => window.facedesk.checks.newVerificationId({}),
      ({ verificationId }) => entries.change({ verificationId }),
    );
  useFirstVerificationId((verificationId) => entries.change({ verificationId }));
  // A made-up face is not worth a charge.
  useOutsidePractice(() => {
    for (const well of wellNames) {
      const picture = entries.typed[`${well}Picture`];
      if (picture && wells.isPortrait(picture.id)) wells.remove(well);
    }
  });

  const submit = () => {
    if (submission.isBusy || !entries.check()) return;
    const request = matchRequest(entries.typed);
    if (!request) return;
    submission.enter(
      async () => {
        const result = await window.facedesk.checks.matchFaces(request);
        if (!result.ok) entries.refuse(result.error);
        return result;
      },
      // An id serves one match only: the next one gets its own.
      renewVerificationId,
    );
  };
  return { entries, wells, submission, renewal, submit, renewVerificationId };
}

/** Asks for an id once, when the screen first comes into view; what has been typed meanwhile stays. */
function useFirstVerificationId(use: (verificationId: string) => void): void {
  const wasAsked = useRef(false);
  const latest = useRef(use);
  useEffect(() => {
    latest.current = use;
  });
  useEffect(() => {
    if (wasAsked.current) return;
    wasAsked.current = true;
    void settled(window.facedesk.checks.newVerificationId({})).then((result) => {
      if (result.ok) latest.current(result.value.verificationId);
    });
  }, []);
}
