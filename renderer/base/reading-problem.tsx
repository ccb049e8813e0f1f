import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { problemOf } from './call.ts';
import { CallNotice } from './form/call-notice.tsx';
import styles from './reading-problem.module.css';

/** Says that something could not be read, and offers to try again. */
export function ReadingProblem({ error, readAgain }: { readonly error: Error | null; readonly readAgain: () => void }) {
  const { t } = useTranslation();
  if (!error) return null;
  return (
    <div className={styles.problem}>
      <CallNotice problem={problemOf(error)} />
      <Button onPress={readAgain}>{t('check.readAgain')}</Button>
    </div>
  );
}
