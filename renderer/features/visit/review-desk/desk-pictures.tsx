import { ImageOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Picture } from '../../../../shared/picture/picture.ts';
import type { CaseReading } from '../../case/use-cases.ts';
import { PictureFigure } from '../../check/pictures/picture-figure.tsx';
import styles from './review-desk.module.css';

/** The pictures of the checks that count, side by side at one size. */
export function DeskPictures({ reading }: { readonly reading: CaseReading }) {
  const { t } = useTranslation();
  const { fromLiveness, live, document } = picturesOf(reading);
  // A match of another picture than the liveness check's is what there is to look at.
  const isOther = fromLiveness !== null && live !== null && fromLiveness.sha256 !== live.sha256;
  return (
    <div className={styles.pictures}>
      {isOther ? <Shown picture={fromLiveness} title={t('desk.fromLiveness')} /> : null}
      <Shown picture={live ?? fromLiveness} title={t('match.first')} />
      <Shown picture={document} title={t('match.second')} />
    </div>
  );
}

function Shown({ picture, title }: { readonly picture: Picture | null; readonly title: string }) {
  const { t } = useTranslation();
  if (picture) return <PictureFigure picture={picture} title={title} />;
  return (
    <div className={styles.none}>
      <ImageOff size={20} aria-hidden="true" />
      <strong>{title}</strong>
      <span>{t('desk.noPicture')}</span>
    </div>
  );
}

function picturesOf({ checks, counting }: CaseReading) {
  const lookup = checks.find(({ id }) => id === counting.lookup);
  const match = checks.find(({ id }) => id === counting.match);
  const answer = lookup?.kind === 'livenessLookup' && lookup.state.name === 'done' ? lookup.state.answer : null;
  const isMatch = match?.kind === 'faceMatch';
  return {
    fromLiveness: answer?.reference?.kind === 'kept' ? answer.reference.picture : null,
    live: isMatch ? match.first.picture : null,
    document: isMatch ? match.second : null,
  };
}
