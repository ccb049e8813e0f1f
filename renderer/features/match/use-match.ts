import { useEffect, useRef } from 'react';
import { DEFAULT_MATCH_POLICY } from '../../../shared/limits.ts';
import { settled } from '../../base/call.ts';
import { type CustomerScreen, keptOf, useNamedCase } from '../../base/current-case.ts';
import { useCall } from '../../base/form/use-call.ts';
import { useEntries } from '../../base/form/use-entries.ts';
import { useMatchPolicy } from '../../base/use-settings.ts';
import type { AskedEdit } from '../check/new-check/use-asked-edit.ts';
import { useEditing } from '../check/new-check/use-editing.ts';
import { useSubmission } from '../check/new-check/use-submission.ts';
import { wellNames } from './bringing.ts';
import {
  emptyMatchEntries,
  entriesOfMatch,
  type MatchEntries,
  matchFields,
  matchRequest,
  matchStanding,
  readMatchEntries,
} from './match-form.ts';
import { useWells } from './use-wells.ts';

export type Match = ReturnType<typeof useMatch>;

const problemsOf = (typed: MatchEntries) => readMatchEntries(typed, DEFAULT_MATCH_POLICY).problems;

/**
 * @param screen where it is entered: the screen for this one check, or the step of a visit
 * @param turn what that is mounted under
 * @param asked the failed match that is to be changed
 */
export function useMatch(
  screen: Extract<CustomerScreen, 'match' | 'visitMatch'>,
  turn: number,
  asked: AskedEdit<'faceMatch'> | null,
) {
  const kept = keptOf(screen, turn);
  const entries = useEntries(emptyMatchEntries, matchFields, problemsOf, `${kept}entries`);
  const { typed, change } = entries;
  const submission = useSubmission(screen, turn, matchStanding(typed));
  const editing = useEditing(asked, { ...entries, isReady: typed.verificationId !== '' }, entriesOfMatch, kept);
  const renewal = useCall();
  const wells = useWells(kept, change);
  const renewVerificationId = () =>
    void renewal.make(
      () => window.facedesk.checks.newVerificationId({}),
      ({ verificationId }) => change({ verificationId }),
    );
  useUsualThreshold(typed.threshold, (threshold) => change({ threshold }));
  const namedCase = useNamedCase(typed.caseReference);
  useFirstVerificationId(typed.verificationId === '', (verificationId) => change({ verificationId }));

  // A picture is on its way into a well: what is in the form now may not be what a person means to send.
  const isTaking = wellNames.some((well) => wells.states[well].isTaking);
  const submit = () => {
    if (submission.isBusy || isTaking || !entries.check()) return;
    const request = matchRequest(typed);
    if (!request) return;
    const { edited } = editing;
    submission.enter(
      (decision) => {
        const { firstPicture, secondPicture, threshold } = request;
        const { checks } = window.facedesk;
        return entries.send(
          edited
            ? checks.editMatch({ id: edited.id, firstPicture, secondPicture, threshold, decision })
            : checks.matchFaces({ ...request, ...namedCase, decision }),
        );
      },
      () => {
        editing.finish();
        // An id serves one match only: the next one gets its own.
        if (!edited) renewVerificationId();
      },
    );
  };
  return { screen, entries, wells, isTaking, submission, editing, renewal, submit, renewVerificationId };
}

/** Asks for an id once, when the screen first comes into view; what has been typed meanwhile stays. @param isWanted none yet */
function useFirstVerificationId(isWanted: boolean, use: (verificationId: string) => void): void {
  const wasAsked = useRef(false);
  const latest = useRef(use);
  useEffect(() => {
    latest.current = use;
  });
  useEffect(() => {
    if (wasAsked.current || !isWanted) return;
    wasAsked.current = true;
    void settled(window.facedesk.checks.newVerificationId({})).then((result) => {
      if (result.ok) latest.current(result.value.verificationId);
    });
  }, [isWanted]);
}

/** The policy's threshold, to begin with. Where it changes, a threshold that nobody has touched follows it. */
function useUsualThreshold(typed: string, use: (threshold: string) => void): void {
  const usual = String(useMatchPolicy().threshold);
  const before = useRef(String(DEFAULT_MATCH_POLICY.threshold));
  useEffect(() => {
    if (usual === before.current) return;
    if (typed === before.current) use(usual);
    before.current = usual;
  });
}
