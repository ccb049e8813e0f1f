import { useTranslation } from 'react-i18next';
import type { AnswerOf, LaneSummary } from '../../../shared/contract.ts';
import { Notice } from '../../ui/notice.tsx';
import settings from './settings.module.css';

interface LaneTestResultProps {
  readonly lane: LaneSummary;
  readonly answer: AnswerOf<'credentials.test'>;
}

const tones = { accepted: 'good', refused: 'problem', undecided: 'warning', noAnswer: 'warning' } as const;

/** What came of a test, and what to do now; the vendor's own words as they came. */
export function LaneTestResult({ lane, answer }: LaneTestResultProps) {
  const { t } = useTranslation();
  const vendor = t(`vendor.${lane.vendor}`);
  const hasKey = lane.credentials?.publicKeyFingerprint !== null;
  return (
    <Notice tone={tones[answer.result]}>
      <p className={settings.lead}>{t(`connectionTest.${answer.result}.title`, { vendor })}</p>
      {answer.result === 'noAnswer' ? (
        <p>
          {t(`troubleCause.${answer.cause}.happened`, { vendor })} {t(`troubleCause.${answer.cause}.next`, { vendor })}
        </p>
      ) : (
        <>
          <p>{t(`connectionTest.${answer.result}.text`, { vendor })}</p>
          {answer.result === 'refused' && hasKey ? <p>{t('connectionTest.clock')}</p> : null}
          <VendorsWords vendor={vendor} answer={answer} />
        </>
      )}
    </Notice>
  );
}

interface VendorsWordsProps {
  readonly vendor: string;
  readonly answer: Exclude<LaneTestResultProps['answer'], { result: 'noAnswer' }>;
}

function VendorsWords({ vendor, answer }: VendorsWordsProps) {
  const { t } = useTranslation();
  const message = 'message' in answer ? answer.message : null;
  const words = [answer.code, message].filter((word) => word !== null).join(': ');
  if (words === '') return null;
  return (
    <p>
      {t('connectionTest.words', { vendor })} <q>{words}</q>
    </p>
  );
}
