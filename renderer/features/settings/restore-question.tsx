import { useTranslation } from 'react-i18next';
import { Question } from '../../ui/question.tsx';

interface RestoreQuestionProps {
  readonly isOpen: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** What becomes of the records that are there, and of the checks in the backup. */
export function RestoreQuestion({ isOpen, onYes, onNo }: RestoreQuestionProps) {
  const { t } = useTranslation();
  return (
    <Question
      title={t('records.restore.question.title')}
      isOpen={isOpen}
      yes={t('records.restore.question.yes')}
      onYes={onYes}
      onNo={onNo}
    >
      <ul>
        <li>
          {t('records.restore.question.aside')} {t('records.restore.question.sent')}
        </li>
        <li>{t('records.restore.question.held')}</li>
      </ul>
    </Question>
  );
}
