import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EntryProblem } from '../../app/form/use-entries.ts';
import { useFieldText } from '../../app/form/use-field-text.ts';
import type { WellProblem } from './use-wells.ts';
import styles from './well-problem-text.module.css';

interface WellProblemTextProps {
  readonly id: string;
  /** The name of the well it is about. */
  readonly title: string;
  readonly problem: WellProblem | null;
  readonly missing: EntryProblem | null;
  /** There is still the picture from before. */
  readonly isKept: boolean;
}

/** Why the last picture was not taken, and what to do about it. */
export function WellProblemText({ id, title, problem, missing, isKept }: WellProblemTextProps) {
  const { t } = useTranslation();
  const fieldText = useFieldText();
  const sentence = () => {
    if (problem?.kind === 'picture') {
      return t('match.well.refused', { name: problem.name, problem: t(`pictureProblem.${problem.problem}`) });
    }
    if (problem?.kind === 'drop') return t(`dropProblem.${problem.problem}`, { count: problem.count });
    if (problem?.kind === 'call') return t(`callProblem.${problem.code}`);
    return fieldText('picture', missing);
  };
  return (
    <p id={id} className={styles.problem}>
      <CircleAlert size={15} aria-hidden="true" />
      <span>
        <strong>{t('match.well.problemOf', { well: title })}</strong> {sentence()}
        {problem && isKept ? ` ${t('match.well.kept')}` : null}
      </span>
    </p>
  );
}
