import { useRef, useState } from 'react';
import type { CallProblem } from '../../../shared/contract.ts';
import type { CredentialProblem } from '../../../shared/credentials.ts';
import type { FieldProblem } from '../../../shared/fields.ts';
import { isSame, rebased } from './rebased.ts';

export type EntryProblem = FieldProblem | CredentialProblem;

type Problems<Field extends string> = Readonly<Record<Field, EntryProblem | null>>;

interface Refused<Field extends string> {
  readonly field: Field;
  readonly problem: EntryProblem;
}

export interface Entries<Typed, Field extends string> {
  readonly typed: Typed;
  readonly change: (changed: Partial<Typed>) => void;
  /** A field's problem, once it is time to speak of it: after leaving the field, or after trying to send. */
  readonly shownProblem: (field: Field) => EntryProblem | null;
  readonly leave: (field: Field) => void;
  /** Speaks of every problem from now on and puts the focus on the first; true if there is none. */
  readonly check: () => boolean;
  /** Shows what the main process found wrong with a field; true if it named one of these. */
  readonly refuse: (problem: CallProblem) => boolean;
  readonly inputRef: (field: Field) => (input: HTMLElement | null) => void;
}

/**
 * What a person has typed into a form, and which of its problems to show when.
 *
 * @param start what stands there at first. Where it becomes another, as other records are open, say, so does every field
 *   that nobody has typed into: what is saved must not bring back what was stored elsewhere.
 */
export function useEntries<Typed extends object, Field extends string>(
  start: Typed,
  fields: readonly Field[],
  problemsOf: (typed: Typed) => Problems<Field>,
): Entries<Typed, Field> {
  const [typed, setTyped] = useState(start);
  const [startedFrom, setStartedFrom] = useState(start);
  if (!isSame(startedFrom, start)) {
    setStartedFrom(start);
    setTyped((current) => rebased(current, startedFrom, start));
  }
  const [left, setLeft] = useState<ReadonlySet<Field>>(new Set());
  const [refused, setRefused] = useState<Refused<Field> | null>(null);
  // Made once, so that whoever holds on to it holds on to nothing that was typed.
  const [change] = useState(() => (changed: Partial<Typed>) => {
    setTyped((current) => ({ ...current, ...changed }));
    setRefused((current) => (current && current.field in changed ? null : current));
  });
  const inputs = useRef(new Map<Field, HTMLElement>());
  const problems = problemsOf(typed);
  const focus = (field: Field | undefined) => field !== undefined && inputs.current.get(field)?.focus();
  return {
    typed,
    change,
    shownProblem: (field) => (refused?.field === field ? refused.problem : left.has(field) ? problems[field] : null),
    // An empty field that was only passed through is not worth a word yet.
    leave: (field) => {
      if (problems[field] !== 'required') setLeft((current) => new Set(current).add(field));
    },
    check: () => {
      setLeft(new Set(fields));
      const wrong = fields.find((field) => problems[field] !== null);
      focus(wrong);
      return wrong === undefined;
    },
    refuse: (problem) => {
      const field = fields.find((name) => name === problem.field);
      if (problem.code !== 'field' || !problem.fieldProblem || field === undefined) return false;
      setRefused({ field, problem: problem.fieldProblem });
      focus(field);
      return true;
    },
    inputRef: (field) => (input) => {
      if (input) inputs.current.set(field, input);
      else inputs.current.delete(field);
    },
  };
}
