import { useState } from 'react';
import { forgetKept, useKeptState } from '../../base/kept.ts';
import type { CaseReading } from '../case/use-cases.ts';
import { type StepName, stepsOf } from './steps.ts';

export type Again = ReturnType<typeof useAgain>;

/** Which steps the agent is doing again: what he entered is being changed, or a check is to be entered once more. */
export function useAgain(reading: CaseReading) {
  const keptAs = `case ${reading.case.id} edited`;
  const [edited, setEdited] = useKeptState<readonly StepName[]>(`${keptAs} now`, []);
  const [redone, setRedone] = useState<ReadonlyMap<StepName, string>>(new Map());
  const { lookup, match } = stepsOf(reading);
  // Over as soon as another check has taken the place of the one that was to be done again.
  const names = new Set([
    ...edited,
    ...[...redone].flatMap(([name, id]) => (id === (name === 'liveness' ? lookup : match)?.id ? [name] : [])),
  ]);
  return {
    names: names as ReadonlySet<StepName>,
    begin: (name: StepName) => {
      const check = name === 'liveness' ? lookup : name === 'document' ? match : null;
      if (check) setRedone(new Map(redone).set(name, check.id));
      else setEdited([...edited, name]);
    },
    end: (name: StepName) => {
      setRedone(new Map([...redone].filter(([redoneName]) => redoneName !== name)));
      setEdited(edited.filter((editedName) => editedName !== name));
      forgetKept(`${keptAs} ${name}`);
    },
  };
}
