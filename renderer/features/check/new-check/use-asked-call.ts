import { useState } from 'react';
import { type Decision, decided, type Question } from '../../../../shared/case/question.ts';
import type { AnswerOf, CallProblem } from '../../../../shared/contract/contract.ts';
import type { Result } from '../../../../shared/result.ts';
import { useCall } from '../../../base/form/use-call.ts';

type Entry = AnswerOf<'checks.matchFaces'>;
export type Entered = Extract<Entry, { result: 'entered' }>;
/** Enters a check, with what has been decided so far. */
export type EntryCall = (decision: Decision) => Promise<Result<Entry, CallProblem>>;

export type AskedCall = ReturnType<typeof useAskedCall>;

interface Asked {
  readonly question: Question;
  readonly decision: Decision;
  readonly call: EntryCall;
  readonly entered: (entry: Entered) => void;
}

const nothing: Decision = { sameCustomer: [], again: null };

/** A call that enters a check, which the main process may answer with a question instead. */
export function useAskedCall() {
  const one = useCall();
  const [asked, setAsked] = useState<Asked | null>(null);
  const make = (call: EntryCall, entered: (entry: Entered) => void, decision: Decision) =>
    void one.make(
      () => call(decision),
      (entry) => {
        if (entry.result === 'asked') setAsked({ question: entry.question, decision, call, entered });
        else entered(entry);
      },
    );
  return {
    isUnderWay: one.isUnderWay,
    problem: one.problem,
    /** What a person has to answer before the check is entered; null for nothing. */
    question: asked?.question ?? null,
    make: (call: EntryCall, entered: (entry: Entered) => void) => make(call, entered, nothing),
    /** Answers the question: enters the check after all, or not. */
    answer: (goesOn: boolean) => {
      setAsked(null);
      if (asked && goesOn) make(asked.call, asked.entered, decided(asked.decision, asked.question));
    },
  };
}
