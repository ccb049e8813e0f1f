import type { SkippableStep } from '../../../shared/case/skippable.ts';
import type { CheckEvidence, EvidencePicture, Report } from '../../../shared/evidence/evidence.ts';
import { FRAME_SHAPE, partInFrame } from '../check/framed.ts';
import type { Drawing, Drawings } from '../check/pictures.ts';
import { useWords } from '../words/use-words.ts';
import styles from './cover-faces.module.css';
import { shownFaces } from './shown-faces.ts';

interface CoverFacesProps {
  readonly report: Report;
  readonly checks: readonly CheckEvidence[];
  readonly pictures: Drawings;
}

/** Both faces that the result is about, side by side and at one size. */
export function CoverFaces({ report, checks, pictures }: CoverFacesProps) {
  const { t } = useWords();
  if (!report.withPictures) return null;
  const { live, document } = shownFaces(checks);
  const drawingOf = (picture: EvidencePicture) => pictures.get(picture.sha256) ?? { kind: 'damaged' as const };
  const missing = (step: SkippableStep) =>
    report.case && report.case.skipped[step] !== null ? t(`report:cover.skipped.${step}`) : t('report:picture.missing');
  const both = [
    { role: 'first', picture: live, step: 'liveness' },
    { role: 'second', picture: document, step: 'document' },
  ] as const;
  // A liveness check alone has no document to miss.
  const shown = both.filter(({ picture }) => picture !== null || report.caseVerdict !== null);
  return (
    <div className={styles.faces}>
      {shown.map(({ role, picture, step }) => (
        <figure key={role} className={styles.figure}>
          {picture ? (
            <Face picture={picture} title={t(`report:pictureRole.${role}`)} drawing={drawingOf(picture)} />
          ) : (
            <p className={styles.reason}>{missing(step)}</p>
          )}
          <figcaption className={styles.title}>{t(`report:pictureRole.${role}`)}</figcaption>
        </figure>
      ))}
    </div>
  );
}

interface FaceProps {
  readonly picture: EvidencePicture;
  readonly title: string;
  readonly drawing: Drawing;
}

function Face({ picture, title, drawing }: FaceProps) {
  const { t } = useWords();
  if (drawing.kind === 'left out') return null;
  if (drawing.kind === 'unshown') return <p className={styles.reason}>{t(`pictureSight.${drawing.why}`)}</p>;
  if (drawing.kind !== 'drawn') return <p className={styles.reason}>{t(`report:picture.${drawing.kind}`)}</p>;
  const { width, height, address, face } = drawing;
  if (face !== null) {
    return (
      <div className={styles.frame}>
        <img src={face} alt={title} className={styles.whole} />
      </div>
    );
  }
  const part = partInFrame({ width, height }, picture.faceBox, FRAME_SHAPE);
  const share = (length: number, of: number) => `${(100 * length) / of}%`;
  return (
    <div className={styles.frame}>
      <img
        src={address}
        alt={title}
        style={{
          left: share(-part.left, part.width),
          top: share(-part.top, part.height),
          width: share(width, part.width),
          height: share(height, part.height),
        }}
      />
    </div>
  );
}
