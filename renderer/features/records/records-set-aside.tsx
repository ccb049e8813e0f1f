import { useTranslation } from 'react-i18next';
import { AskingButton } from '../../base/form/asking-button.tsx';
import { useFormats } from '../../base/language/use-formats.ts';
import { Notice } from '../../ui/notice.tsx';

interface RecordsSetAsideProps {
  /** A newer version of the program would open them. */
  readonly isNewer: boolean;
  readonly waiting: number | null;
  /** With the name that the old records are kept under. */
  readonly onDone: (name: string) => void;
}

/** The last way out: begin anew, with the old records kept. */
export function RecordsSetAside({ isNewer, waiting, onDone }: RecordsSetAsideProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <AskingButton
      look="plain"
      label={t('records.setAside.open')}
      title={t('records.setAside.title')}
      yes={t('records.setAside.yes')}
      call={() => window.facedesk.records.setAside({})}
      onDone={({ name }) => onDone(name)}
    >
      {isNewer ? <Notice tone="warning">{t('records.setAside.newer')}</Notice> : null}
      <p>{t('records.setAside.what')}</p>
      <p>{waiting ? t('records.setAside.waiting', formats.counted(waiting)) : t('records.setAside.notSent')}</p>
    </AskingButton>
  );
}
