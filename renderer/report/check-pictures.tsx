import type { CheckEvidence, EvidencePicture } from '../../shared/evidence.ts';
import styles from './check-pictures.module.css';
import section from './check-section.module.css';
import type { Drawing, Drawings } from './pictures.ts';
import { PrintedPicture } from './printed-picture.tsx';
import { useWords } from './use-words.ts';

interface CheckPicturesProps {
  readonly check: CheckEvidence;
  readonly pictures: Drawings;
  readonly withPictures: boolean;
}

export function CheckPictures({ check, pictures, withPictures }: CheckPicturesProps) {
  const { t } = useWords();
  const titles = useTitles(check.pictures);
  const isFramed = check.pictures.some(({ faceBox }) => faceBox !== null);
  return (
    <div className={section.part}>
      <h3>{t('report:check.pictures')}</h3>
      {check.pictures.length === 0 ? <p>{t('report:check.noPictures')}</p> : null}
      <div
        className={styles.pictures}
        data-columns={withPictures ? Math.min(3, Math.max(2, check.pictures.length)) : 2}
      >
        {check.pictures.map((picture, index) => (
          <Figure
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and the same file may be there twice
            key={index}
            picture={picture}
            title={titles[index] ?? ''}
            drawing={withPictures ? (pictures.get(picture.sha256) ?? { kind: 'damaged' }) : { kind: 'left out' }}
          />
        ))}
      </div>
      {withPictures && isFramed ? <p className={section.remark}>{t('report:picture.frame')}</p> : null}
    </div>
  );
}

/** Audit pictures are counted where there are several. */
function useTitles(pictures: readonly EvidencePicture[]): string[] {
  const { t } = useWords();
  const audits = pictures.filter(({ role }) => role === 'audit');
  return pictures.map((picture) =>
    picture.role === 'audit' && audits.length > 1
      ? t('report:pictureRole.auditNumbered', { number: audits.indexOf(picture) + 1 })
      : t(`report:pictureRole.${picture.role}`),
  );
}

interface FigureProps {
  readonly picture: EvidencePicture;
  readonly title: string;
  readonly drawing: Drawing;
}

function Figure({ picture, title, drawing }: FigureProps) {
  const { t, formats } = useWords();
  const { width, height, attachment } = picture;
  const facts = t('report:picture.facts', {
    format: t(`picture.format.${picture.format}`),
    width,
    height,
    bytes: formats.number(picture.byteLength),
  });
  return (
    <figure className={styles.figure}>
      {drawing.kind === 'left out' ? null : <PrintedPicture picture={picture} title={title} drawing={drawing} />}
      <figcaption>
        <span className={styles.title}>{title}</span>
        <span className={styles.line}>{picture.name}</span>
        <span className={styles.line}>
          {attachment === null ? facts : t('report:picture.attached', { facts, name: attachment })}
        </span>
        <span className={styles.hash}>
          {t('report:picture.hash')} {picture.sha256}
        </span>
      </figcaption>
    </figure>
  );
}
