import { useEffect, useRef } from 'react';
import { DEFAULT_MATCH_POLICY } from '../../../shared/limits.ts';
import type { Picture } from '../../../shared/picture.ts';
import { settled } from '../../app/call.ts';
import { type OneCall, useCall } from '../../app/form/use-call.ts';
import { type Entries, useEntries } from '../../app/form/use-entries.ts';
import { useOutsidePractice } from '../../app/use-outside-practice.ts';
import { useMatchPolicy } from '../../app/use-settings.ts';
import { useCaseReference } from '../check/use-case-reference.ts';
import { type Editing, useEditing } from '../check/use-editing.ts';
import { type Submission, useSubmission } from '../check/use-submission.ts';
import {
  emptyMatchEntries,
  entriesOfMatch,
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
  readonly editing: Editing<'faceMatch'>;
  readonly renewal: OneCall;
  readonly submit: () => void;
  readonly renewVerificationId: () => void;
  /** For the next customer. */
  readonly emptyForm: () => void;
}

const problemsOf = (typed: MatchEntries) => readMatchEntries(typed, DEFAULT_MATCH_POLICY).problems;

export function useMatch(): Match {
  const entries = useEntries(emptyMatchEntries, matchFields, problemsOf);
  const { typed, change } = entries;
  const submission = useSubmission([typed.firstPicture, typed.secondPicture, typed.threshold, typed.caseReference]);
  const editing = useEditing('faceMatch', entries, entriesOfMatch);
  const renewal = useCall();
  const wells = useWells((well, picture) => change(well === 'first' ? firstFile(picture) : { secondPicture: picture }));
  const renewVerificationId = () =>
    void renewal.make(
      () => window.facedesk.checks.newVerificationId({}),
      ({ verificationId }) => change({ verificationId }),
    );
  const usual = useUsualThreshold(typed.threshold, (threshold) => change({ threshold }));
  useCaseReference((caseReference) => change({ caseReference }));
  useFirstVerificationId((verificationId) => change({ verificationId }));
  // A made-up face is not worth a charge.
  useOutsidePractice(() => {
    const pictures = { first: typed.firstPicture?.picture, second: typed.secondPicture };
    for (const well of wellNames) {
      const picture = pictures[well];
      if (picture && wells.isPortrait(picture.id)) wells.remove(well);
    }
  });

  const submit = () => {
    if (submission.isBusy || !entries.check()) return;
    const request = matchRequest(typed);
    if (!request) return;
    const { edited } = editing;
    submission.enter(
      async () => {
        const { firstPicture, secondPicture, threshold } = request;
        const { checks } = window.facedesk;
        const result = edited
          ? await checks.editMatch({ id: edited.id, firstPicture, secondPicture, threshold })
          : await checks.matchFaces(request);
        if (!result.ok) entries.refuse(result.error);
        return result;
      },
      () => {
        editing.finish();
        // An id serves one match only: the next one gets its own.
        if (!edited) renewVerificationId();
      },
    );
  };
  const emptyForm = () => {
    wells.clearProblems();
    change({ ...emptyMatchEntries, threshold: usual, verificationId: typed.verificationId });
  };
  return { entries, wells, submission, editing, renewal, submit, renewVerificationId, emptyForm };
}

function firstFile(picture: Picture | null): Pick<MatchEntries, 'firstPicture'> {
  return { firstPicture: picture && { from: 'file', picture } };
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

/** The policy's threshold, to begin with. Where it changes, a threshold that nobody has touched follows it. */
function useUsualThreshold(typed: string, use: (threshold: string) => void): string {
  const usual = String(useMatchPolicy().threshold);
  const before = useRef(String(DEFAULT_MATCH_POLICY.threshold));
  useEffect(() => {
    if (usual === before.current) return;
    if (typed === before.current) use(usual);
    before.current = usual;
  });
  return usual;
}
