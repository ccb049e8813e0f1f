import type { ReactNode } from 'react';
import type { CheckEvidence, EvidencePicture, MissingPicture } from '../../../shared/evidence/evidence.ts';
import { cutOf, wholeCut } from '../../../shared/picture/cut.ts';
import { changeOf } from '../../../shared/picture/sight.ts';
import { useWords } from '../words/use-words.ts';
import section from './check-page.module.css';
import styles from './check-pictures.module.css';
import printed from './picture.module.css';
import type { Drawing, Drawings } from './pictures.ts';

interface CheckPicturesProps {
  readonly check: CheckEvidence;
  readonly pictures: Drawings;
  readonly withPictures: boolean;
  /** Then a name says nothing, and the title alone what the picture shows. */
  readonly isMasked: boolean;
}

/** A reference picture and as many audit pictures as there usually are, side by side. */
const MOST_COLUMNS = 5;

export function CheckPictures({ check, pictures, withPictures, isMasked }: CheckPicturesProps) {
  const { t } = useWords();
  const titleOf = useTitles(check);
  const shown = check.pictures.length + check.missingPictures.length;
  const auditsLeftOut = check.kind === 'livenessLookup' ? (check.answer?.auditsLeftOut ?? 0) : 0;
  const isFramed = check.pictures.some(({ faceBox }) => faceBox !== null);
  return (
    <div className={section.part}>
      <h3>{t('report:check.pictures')}</h3>
      {shown === 0 ? <p>{t('report:check.noPictures')}</p> : null}
      <div className={styles.pictures} data-columns={withPictures ? Math.min(MOST_COLUMNS, Math.max(2, shown)) : 2}>
        {allInOrder(check).map((picture) =>
          'why' in picture ? (
            <figure key={keyOf(picture)} className={styles.figure}>
              {withPictures ? <EmptyRoom>{t('report:picture.missing')}</EmptyRoom> : null}
              <figcaption>
                <span className={styles.title}>{titleOf(picture)}</span>
                <span className={styles.line}>{t(`unusablePicture.${picture.why}`)}</span>
              </figcaption>
            </figure>
          ) : (
            <Figure
              key={keyOf(picture)}
              picture={picture}
              title={titleOf(picture)}
              isMasked={isMasked}
              drawing={withPictures ? (pictures.get(picture.sha256) ?? { kind: 'damaged' }) : { kind: 'left out' }}
            />
          ),
        )}
      </div>
      {auditsLeftOut > 0 ? <p>{t('report:picture.auditsLeftOut', { count: auditsLeftOut })}</p> : null}
      {withPictures && isFramed ? <p className={section.remark}>{t('report:picture.frame')}</p> : null}
    </div>
  );
}

type Place = Pick<EvidencePicture, 'role' | 'position'>;

const keyOf = ({ role, position }: Place): string => `${role} ${position}`;

/** Kept or not, each where it was in the answer. */
function allInOrder({ pictures, missingPictures }: CheckEvidence): readonly (EvidencePicture | MissingPicture)[] {
  const roles = ['first', 'second', 'reference', 'audit'];
  const placeOf = ({ role, position }: Place) => roles.indexOf(role) * 100 + position;
  return [...pictures, ...missingPictures].toSorted((left, right) => placeOf(left) - placeOf(right));
}

/** Audit pictures are counted where there are several. */
function useTitles({ pictures, missingPictures }: CheckEvidence): (place: Place) => string {
  const { t } = useWords();
  const audits = [...pictures, ...missingPictures].filter(({ role }) => role === 'audit');
  return ({ role, position }) =>
    role === 'audit' && audits.length > 1
      ? t('report:pictureRole.auditNumbered', { number: position })
      : t(`report:pictureRole.${role}`);
}

interface FigureProps {
  readonly picture: EvidencePicture;
  readonly title: string;
  readonly isMasked: boolean;
  readonly drawing: Drawing;
}

function Figure({ picture, title, isMasked, drawing }: FigureProps) {
  const { t, formats } = useWords();
  const { width, height, attachment, original, advice } = picture;
  const known = { format: t(`picture.format.${picture.format}`), bytes: formats.number(picture.byteLength) };
  const madeFrom = original && {
    format: t(`picture.format.${original.format}`),
    bytes: formats.number(original.byteLength),
  };
  const advised = advice?.advice.map((code) => t(`report:picture.advice.${code}`)) ?? [];
  const facts =
    width === null || height === null
      ? t('report:picture.factsWithoutSize', known)
      : t('report:picture.facts', { ...known, width, height });
  return (
    <figure className={styles.figure}>
      {drawing.kind === 'left out' ? null : <PrintedPicture picture={picture} title={title} drawing={drawing} />}
      <figcaption>
        <span className={styles.title}>{title}</span>
        {isMasked ? null : <span className={styles.line}>{picture.name}</span>}
        {picture.sight === 'partial' ? <span className={styles.line}>{t('report:picture.partial')}</span> : null}
        <span className={styles.line}>
          {attachment === null ? facts : t('report:picture.attached', { facts, name: attachment })}
        </span>
        {advice ? (
          <span className={styles.line}>
            {t('report:picture.advised', { advice: advised.join(', ') || t('report:picture.advice.nothing') })}
          </span>
        ) : null}
        <span className={styles.hash}>
          {t('report:picture.hash')} {picture.sha256}
        </span>
        {original ? (
          <span className={styles.hash}>
            {t('report:picture.madeFrom', { ...original, ...madeFrom })}{' '}
            {t(`report:picture.change.${changeOf(original)}`, cutWords(original))}
          </span>
        ) : null}
      </figcaption>
    </figure>
  );
}

/** Where it was cut, and how far it was turned. */
function cutWords(original: NonNullable<EvidencePicture['original']>) {
  const { left, top, width, height, turns } = cutOf(original) ?? wholeCut(original);
  return { cutLeft: left, cutTop: top, cutWidth: width, cutHeight: height, degrees: 90 * turns };
}

interface PrintedPictureProps {
  readonly picture: EvidencePicture;
  readonly title: string;
  readonly drawing: Exclude<Drawing, { kind: 'left out' }>;
}

/** Whole, as large as there is room, with the vendor's frame over it; or a word on why it is not there. */
function PrintedPicture({ picture, title, drawing }: PrintedPictureProps) {
  const { t } = useWords();
  const { faceBox } = picture;
  if (drawing.kind === 'unshown') return <EmptyRoom>{t(`pictureSight.${drawing.why}`)}</EmptyRoom>;
  if (drawing.kind !== 'drawn') return <EmptyRoom>{t(`report:picture.${drawing.kind}`)}</EmptyRoom>;
  const { width, height } = drawing;
  return (
    // As wide as the picture is, so that it fills its frame.
    <div className={printed.room} style={{ aspectRatio: `${width} / ${height}` }}>
      <img src={drawing.address} alt={title} />
      {faceBox ? (
        // Fitted by the same rule as the picture, so that it needs no measuring.
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {(['ground', 'line'] as const).map((stroke) => (
            <rect
              key={stroke}
              className={printed[stroke]}
              x={faceBox.left * width}
              y={faceBox.top * height}
              width={faceBox.width * width}
              height={faceBox.height * height}
            />
          ))}
        </svg>
      ) : null}
    </div>
  );
}

/** Where a picture would be, with the reason why it is not. */
function EmptyRoom({ children }: { readonly children: ReactNode }) {
  return (
    <div className={printed.room}>
      <p className={printed.reason}>{children}</p>
    </div>
  );
}
