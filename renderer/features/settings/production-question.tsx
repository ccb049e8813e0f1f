import { useTranslation } from 'react-i18next';
import type { CallProblem } from '../../../shared/contract.ts';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { Question } from '../../ui/question.tsx';

interface ProductionQuestionProps {
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly problem: CallProblem | null;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asked once: what production means. */
export function ProductionQuestion({ isOpen, isBusy, problem, onYes, onNo }: ProductionQuestionProps) {
  const { t } = useTranslation();
  return (
    <Question
      title={t('mode.agreement.title')}
      isOpen={isOpen}
      yes={t('mode.agreement.yes')}
      onYes={onYes}
      onNo={onNo}
      isBusy={isBusy}
    >
      <p>{t('mode.agreement.intro')}</p>
      <ul>
        <li>{t('mode.agreement.faces')}</li>
        <li>{t('mode.agreement.money')}</li>
        <li>{t('mode.agreement.people')}</li>
      </ul>
      <p>{t('mode.agreement.end')}</p>
      <CallNotice problem={problem} />
    </Question>
  );
}
