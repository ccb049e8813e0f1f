import { useTranslation } from 'react-i18next';
import { AskingButton } from '../../base/form/asking-button.tsx';
import { Notice } from '../../ui/notice.tsx';

interface SetAsideProps {
  readonly isRecoverable: boolean;
  /** With the name that the old file is kept under. */
  readonly onDone: (name: string) => void;
}

/** The last way out: begin anew, with the old file kept. */
export function SetAside({ isRecoverable, onDone }: SetAsideProps) {
  const { t } = useTranslation();
  return (
    <AskingButton
      label={t('vault.action.setAside')}
      title={t('vault.setAside.title')}
      yes={t('vault.setAside.yes')}
      call={() => window.facedesk.vault.setAside({})}
      onDone={({ name }) => onDone(name)}
    >
      <p>{t('vault.setAside.what')}</p>
      <Notice tone="warning">{t('vault.setAside.records')}</Notice>
      {isRecoverable ? <p>{t('vault.setAside.recover')}</p> : null}
      <p>{t('vault.setAside.kept')}</p>
    </AskingButton>
  );
}
