import type { Person } from '../../../shared/case/person.ts';
import type { Fact } from '../facts.tsx';
import { useWords } from './use-words.ts';

/** A person with the code where there is one; empty for nobody. */
export function usePersonWords(): (person: Person) => string {
  const { t } = useWords();
  return ({ name, code }) => (name && code ? t('report:by', { name, code }) : name || code);
}

/** People as a fact, each once; of nobody the page says so. */
export function usePersonFact(): (label: string, ...people: readonly Person[]) => Fact {
  const { t } = useWords();
  const personWords = usePersonWords();
  return (label, ...people) => {
    const names = [...new Set(people.map(personWords))].filter((name) => name !== '');
    return names.length === 0
      ? { label, value: t('report:notEntered'), isMissing: true }
      : { label, value: names.join(', ') };
  };
}
