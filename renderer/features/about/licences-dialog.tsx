import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf } from '../../base/call.ts';
import { ReadingProblem } from '../../base/reading-problem.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Fold } from '../../ui/fold.tsx';
import styles from './about.module.css';

/** What the program is made of, each with its licence. */
export function LicencesDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['licences'],
    queryFn: () => answerOf(window.facedesk.support.licences({})),
  });
  return (
    <Dialog
      title={t('about.licences.title')}
      isOpen
      onDismiss={onClose}
      actions={<Button onPress={onClose}>{t('about.close')}</Button>}
    >
      <p>{t(data === null ? 'about.licences.checkout' : 'about.licences.intro')}</p>
      <ReadingProblem error={error} readAgain={() => void refetch()} />
      <div>
        {data?.map(({ name, version, licence, text }) => (
          <Fold key={`${name} ${version}`} title={`${name} ${version} · ${licence}`}>
            <pre className={styles.text}>{text === '' ? t('about.licences.noText', { licence }) : text}</pre>
          </Fold>
        ))}
      </div>
    </Dialog>
  );
}
