import { ImageOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AnsweredPicture, LivenessAnswer } from '../../../shared/answers.ts';
import { Card } from '../../ui/card.tsx';
import { PictureFigure } from '../check/picture-figure.tsx';
import styles from './liveness-pictures.module.css';

interface LivenessPicturesProps {
  readonly answer: LivenessAnswer;
}

export function LivenessPictures({ answer }: LivenessPicturesProps) {
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
