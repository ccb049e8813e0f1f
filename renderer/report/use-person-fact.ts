import type { Person } from '../../shared/person.ts';
import type { Fact } from './facts.tsx';
import { useWords } from './use-words.ts';

/** People as a fact, each once and with the code where there is one; of nobody the page says so. */
export function usePersonFact(): (label: string, ...people: readonly Person[]) => Fact {
  const { t } = useWords();
  const named = ({ name, code }: Person) => (name && code ? t('report:by', { name, code }) : name || code);
  return (label, ...people) => {
    const names = [...new Set(people.map(named))].filter((name) => name !== '');
    return names.length === 0
      ? { label, value: t('report:notEntered'), isMissing: true }
      : { label, value: names.join(', ') };
  };
}
