import { ImageOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AnsweredPicture, LivenessAnswer, Reading } from '../../../shared/check/answers.ts';
import type { LivenessLookup } from '../../../shared/check/check.ts';
import { formatElapsed } from '../../base/language/formats.ts';
import { Card } from '../../ui/card.tsx';
import { type Detail, Details } from '../../ui/details.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RawAnswer } from '../check/answer/raw-answer.tsx';
import { VerdictCard } from '../check/answer/verdict-card.tsx';
import { PictureFigure } from '../check/pictures/picture-figure.tsx';
import { CheckProgress } from '../check/states/check-progress.tsx';
import { useElapsed } from '../check/states/elapsed.tsx';
import { mayBeAnswered } from '../check/states/is-open.ts';
import type { CheckViewProps } from '../check/use-check.ts';
import { ConfidenceGauge } from './confidence-gauge.tsx';
import styles from './liveness-pictures.module.css';
import { Countdown } from './session-clock.tsx';
import { SESSION_LIFE, useMadeAt } from './session-made.ts';

/** Everything about a lookup: its score, or the way to it, its pictures, and each attempt. */
export function LookupView({ reading, readAt, onSuccessor, onEdit }: CheckViewProps) {
  const { t } = useTranslation();
  const lookup = reading.check;
  if (lookup.kind !== 'livenessLookup') return null;
  const { state } = lookup;
  if (state.name !== 'done') {
    const age = mayBeAnswered(lookup) ? <SessionAge lookup={lookup} /> : null;
    return (
      <>
        <CheckProgress reading={reading} readAt={readAt} note={age} onSuccessor={onSuccessor} onEdit={onEdit} />
        <RawAnswer check={lookup} />
      </>
    );
  }
  const { answer, verdict } = state;
  return (
    <>
      <VerdictCard
        check={lookup}
        environment={answer.environment}
        gauge={<ConfidenceGauge policy={lookup.policy} confidence={answer.confidence} verdict={verdict} />}
        verdict={verdict}
      >
        {t(`headline.liveness.${verdict.kind}`)}
      </VerdictCard>
      <LivenessPictures answer={answer} />
      <LivenessDetails lookup={lookup} answer={answer} />
      <RawAnswer check={lookup} />
    </>
  );
}

/** How much of a session's short life is gone: since it was made, where a person has said when, else since it was entered here. */
function SessionAge({ lookup }: { readonly lookup: LivenessLookup }) {
  const { t } = useTranslation();
  const madeAt = useMadeAt(lookup.sessionId);
  const elapsed = useElapsed(lookup.enteredAt);
  if (madeAt !== null) return <Countdown madeAt={madeAt} />;
  if (elapsed >= SESSION_LIFE) return <Notice tone="warning">{t('liveness.tooLate')}</Notice>;
  return <Notice tone="calm">{t('liveness.age', { elapsed: formatElapsed(elapsed) })}</Notice>;
}

function LivenessPictures({ answer }: { readonly answer: LivenessAnswer }) {
  const { t } = useTranslation();
  const named = [
    ...(answer.reference ? [{ title: t('liveness.reference'), answered: answer.reference }] : []),
    ...answer.audits.map((answered, index) => ({ title: t('liveness.audit', { number: index + 1 }), answered })),
  ];
  return (
    <Card title={t('check.pictures')}>
      {named.length === 0 ? <p className={styles.none}>{t('liveness.noPictures')}</p> : null}
      <div className={styles.pictures}>
        {named.map(({ title, answered }) => (
          <Answered key={title} title={title} answered={answered} />
        ))}
      </div>
      {answer.auditsLeftOut > 0 ? (
        <p className={styles.none}>{t('liveness.auditsLeftOut', { count: answer.auditsLeftOut })}</p>
      ) : null}
    </Card>
  );
}

function Answered({ title, answered }: { readonly title: string; readonly answered: AnsweredPicture }) {
  const { t } = useTranslation();
  if (answered.kind === 'kept') {
    return <PictureFigure picture={answered.picture} title={title} faceBox={answered.faceBox} />;
  }
  return (
    <div className={styles.unusable}>
      <ImageOff size={20} aria-hidden="true" />
      <strong>{title}</strong>
      <span>{t(`unusablePicture.${answered.why}`)}</span>
    </div>
  );
}

/** Everything the answer says, as it came. */
function LivenessDetails({ lookup, answer }: { readonly lookup: LivenessLookup; readonly answer: LivenessAnswer }) {
  const { t } = useTranslation();
  const missing = t('detail.missing');
  const read = (reading: Reading<string | number>): string | null => {
    if (reading.found === 'nothing') return null;
    return reading.found === 'one' ? String(reading.value) : t(`detail.${reading.found}`);
  };
  const details: Detail[] = [
    { label: t('detail.sessionStatus'), value: read(answer.sessionStatus) },
    { label: t('detail.confidence'), value: read(answer.confidence) },
    { label: t('detail.statusCode'), value: answer.statusCode },
    { label: t('detail.statusMessage'), value: answer.statusMessage },
    { label: t('detail.actionCode'), value: answer.actionCode },
    { label: t('detail.environment'), value: answer.environment },
    { label: t('detail.timestamp'), value: answer.timestamp },
    { label: t('detail.orderId'), value: answer.orderId },
    ...(answer.internalCode === null ? [] : [{ label: t('detail.internalCode'), value: answer.internalCode }]),
    { label: t('detail.sessionId'), value: lookup.sessionId, isId: true },
    { label: t('detail.ipayUuid'), value: answer.ipayUuid, isId: true },
    { label: t('detail.customerIp'), value: lookup.customerIp },
    ...(lookup.caseReference === '' ? [] : [{ label: t('detail.caseReference'), value: lookup.caseReference }]),
  ];
  return (
    <Card title={t('check.details')}>
      <Details details={details.map((detail) => ({ ...detail, missing }))} />
    </Card>
  );
}
