import { useCallback, useEffect, useState } from 'react';
import type { CallProblem, OtherCase } from '../../../shared/contract/contract.ts';
import type { CredentialProblem } from '../../../shared/entry/credentials.ts';
import type { FieldProblem } from '../../../shared/entry/fields.ts';
import type { Result } from '../../../shared/result.ts';
import { keep, useKeptState } from '../kept.ts';
import { isSame, rebased } from './rebased.ts';

export type EntryProblem = FieldProblem | CredentialProblem;

type Problems<Field extends string> = Readonly<Record<Field, EntryProblem | null>>;

interface Refused<Field extends string> {
  readonly field: Field;
  readonly problem: EntryProblem;
  readonly otherCase: OtherCase | null;
}

export type Entries<Typed extends object, Field extends string> = ReturnType<typeof useEntries<Typed, Field>>;

/** The fields that hold what was typed as it was typed. */
type TextOf<Typed> = { [Name in keyof Typed]: Typed[Name] extends string ? Name : never }[keyof Typed];

/**
 * What a person has typed into a form, and which of its problems to show when.
 *
 * @param start what stands there at first. Where it becomes another, as other records are open, say, so does every field
 *   that nobody has typed into: what is saved must not bring back what was stored elsewhere.
 * @param keptAs under which name what is typed outlives the page's process (`kept.ts`); null for what must not, as a secret
 */
export function useEntries<Typed extends object, Field extends string>(
  start: Typed,
  fields: readonly Field[],
  problemsOf: (typed: Typed) => Problems<Field>,
  keptAs: string | null = null,
) {
  const [typed, setTyped] = useKeptState(keptAs, start);
  const [startedFrom, setStartedFrom] = useState(start);
  if (!isSame(startedFrom, start)) {
    setStartedFrom(start);
    setTyped((current) => rebased(current, startedFrom, start));
  }
  const isUntouched = isSame(typed, start);
  useEffect(() => {
    if (keptAs !== null && isUntouched) keep(keptAs, undefined);
  }, [keptAs, isUntouched]);
  const [left, setLeft] = useState<ReadonlySet<Field>>(new Set());
  const [refused, setRefused] = useState<Refused<Field> | null>(null);
  // Made once for what is kept so, so that whoever holds on to it holds on to nothing that was typed, and changes nothing of another.
  const change = useCallback(
    (changed: Partial<Typed>) => {
      setTyped((current) => ({ ...current, ...changed }));
      setRefused((current) => (current && current.field in changed ? null : current));
    },
    [setTyped],
  );
  const [inputs] = useState(() => new Map<Field, HTMLElement>());
  const problems = problemsOf(typed);
  const focus = (field: Field | undefined) => field !== undefined && inputs.get(field)?.focus();
  // An empty field that was only passed through is not worth a word yet.
  const leave = (field: Field) => {
    if (problems[field] !== 'required') setLeft((current) => new Set(current).add(field));
  };
  const refuse = (problem: CallProblem) => {
    const field = fields.find((name) => name === problem.field);
    if (problem.code !== 'field' || !problem.fieldProblem || field === undefined) return;
    setRefused({ field, problem: problem.fieldProblem, otherCase: problem.otherCase ?? null });
    focus(field);
  };
  const [inputRef] = useState(() => (field: Field) => (input: HTMLElement | null) => {
    if (input) inputs.set(field, input);
    else inputs.delete(field);
  });
  return {
    typed,
    change,
    /** What the program itself puts there: nobody has left these fields, so it is not time to speak of them. */
    put: (changed: Partial<Typed>) => {
      const next: Typed = { ...typed, ...changed };
      const stays = (field: Field) => next[field as never] === typed[field as never];
      setLeft((current) => new Set([...current].filter(stays)));
      change(changed);
    },
    /** A field's problem, once it is time to speak of it: after leaving the field, or after trying to send. */
    shownProblem: (field: Field): EntryProblem | null =>
      refused?.field === field ? refused.problem : left.has(field) ? problems[field] : null,
    /** The case that a refused reference is, or reads as, another one's; null for none. */
    otherCase: (field: Field) => (refused?.field === field ? refused.otherCase : null),
    /** Speaks of every problem from now on and puts the focus on the first; true if there is none. */
    check: () => {
      setLeft((current) => (fields.every((field) => current.has(field)) ? current : new Set(fields)));
      const wrong = fields.find((field) => problems[field] !== null);
      focus(wrong);
      return wrong === undefined;
    },
    /** Shows what the main process found wrong with a field. */
    refuse,
    /** Waits for the answer of a call, and shows at its field what the main process found wrong. */
    send: async <Value>(call: Promise<Result<Value, CallProblem>>) => {
      const result = await call;
      if (!result.ok) refuse(result.error);
      return result;
    },
    inputRef,
    /** What a box takes that a field of text is typed into. */
    box: (field: Field & TextOf<Typed>) => ({
      value: typed[field] as string,
      onChange: (text: string) => change({ [field]: text } as unknown as Partial<Typed>),
      onBlur: () => leave(field),
      inputRef: inputRef(field),
    }),
  };
}
