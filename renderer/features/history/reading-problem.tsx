import { useTranslation } from 'react-i18next';
import { CallFailed } from '../../app/call.ts';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './reading-problem.module.css';

interface ReadingProblemProps {
  readonly error: Error | null;
  readonly readAgain: () => void;
}

/** Says that something could not be read, and offers to try again. */
export function ReadingProblem({ error, readAgain }: ReadingProblemProps) {
  const { t } = useTranslation();
  if (!error) return null;
  const problem = error instanceof CallFailed ? error.problem : ({ code: 'unexpected', message: '' } as const);
  return (
    <div className={styles.problem}>
      <CallNotice problem={problem} />
      <Button onPress={readAgain}>{t('check.readAgain')}</Button>
    </div>
  );
}
