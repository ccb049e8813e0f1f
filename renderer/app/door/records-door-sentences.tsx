import { useTranslation } from 'react-i18next';
import { useFormats } from '../../base/language/use-formats.ts';
import styles from './records-door.module.css';

interface DoorSentencesProps {
  readonly happened: string;
  readonly next: string;
  readonly waiting: number | null;
}

/** What happened, what it means for the checks inside, and what to do. */
export function DoorSentences({ happened, next, waiting }: DoorSentencesProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <dl className={styles.sentences}>
      <dt>{t('records.door.happened')}</dt>
      <dd>{happened}</dd>
      <dt>{t('records.door.meaning')}</dt>
      <dd>
        {waiting ? t('records.door.waiting', formats.counted(waiting)) : null} {t('records.door.untouched')}
      </dd>
      <dt>{t('records.door.next')}</dt>
      <dd>{next}</dd>
    </dl>
  );
}
