import clsx from 'clsx';
import { Maximize2, X } from 'lucide-react';
import { Button as AriaButton, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { FaceBox, Picture } from '../../../../shared/picture/picture.ts';
import { whyUnshown } from '../../../../shared/picture/sight.ts';
import { useFormats } from '../../../base/language/use-formats.ts';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { type Detail, Details } from '../../../ui/details.tsx';
import styles from './picture-figure.module.css';
import { madeFrom, pictureSize, whatWasAdvised } from './picture-size.ts';
import { PictureView } from './picture-view.tsx';

interface PictureFigureProps {
  readonly picture: Picture;
  readonly title: string;
  /** Undefined where no vendor was asked for one. */
  readonly faceBox?: FaceBox | null;
}

/** A picture of a result: what it is, its measures and hash, and a press on one that can be shown shows it large. */
export function PictureFigure({ picture, title, faceBox }: PictureFigureProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const size = pictureSize(t, picture);
  const made = madeFrom(t, formats, picture.original);
  const small = (
    <PictureView
      key={picture.id}
      picture={picture}
      description={title}
      faceBox={faceBox ?? null}
      className={styles.small}
    />
  );
  return (
    <figure className={styles.figure}>
      {whyUnshown(picture) === null ? (
        <DialogTrigger>
          <AriaButton className={clsx(styles.frame, styles.open)} aria-label={t('picture.enlarge', { name: title })}>
            {small}
            <span className={styles.enlarge} aria-hidden="true">
              <Maximize2 size={14} />
            </span>
          </AriaButton>
          <ModalOverlay className={styles.overlay ?? ''} isDismissable>
            <Modal className={styles.modal ?? ''}>
              <Large picture={picture} title={title} faceBox={faceBox} />
            </Modal>
          </ModalOverlay>
        </DialogTrigger>
      ) : (
        <div className={styles.frame}>{small}</div>
      )}
      <figcaption className={styles.caption}>
        <span className={styles.title}>{title}</span>
        <span className={styles.measures}>
          {size ? <span>{size}</span> : null} <span>{formats.byteLength(picture.byteLength)}</span>
        </span>
        {made === null ? null : <span>{made}</span>}
        {picture.sight === 'partial' ? <span className={styles.partial}>{t('pictureSight.partial')}</span> : null}
        <span className={styles.hash}>
          <abbr title={picture.sha256}>{t('picture.hash')}</abbr> <code>{picture.sha256.slice(0, 8)}…</code>
          <CopyButton text={picture.sha256} what={t('picture.hashCopied', { name: title })} />
        </span>
      </figcaption>
    </figure>
  );
}

function Large({ picture, title, faceBox }: { picture: Picture; title: string; faceBox: FaceBox | null | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { original } = picture;
  const advised = whatWasAdvised(t, picture.advice);
  const originalDetails: Detail[] =
    original === null
      ? []
      : [
          { label: t('picture.original'), value: madeFrom(t, formats, original) },
          { label: t('picture.originalHash'), value: original.sha256, isId: true },
        ];
  const details: Detail[] = [
    { label: t('picture.measures'), value: pictureSize(t, picture), missing: t('picture.unmeasured') },
    {
      label: t('picture.file'),
      value: `${t(`picture.format.${picture.format}`)}, ${formats.byteLength(picture.byteLength)}`,
    },
    { label: t('picture.hash'), value: picture.sha256, isId: true },
    ...originalDetails,
    ...(advised === null ? [] : [{ label: t('picture.advised'), value: advised }]),
  ];
  return (
    <Dialog className={styles.dialog ?? ''}>
      <header className={styles.header}>
        <Heading slot="title" className={styles.heading ?? ''}>
          {title}
        </Heading>
        <Button slot="close" look="icon" aria-label={t('common.close')}>
          <X size={18} aria-hidden="true" />
        </Button>
      </header>
      <PictureView picture={picture} description={title} faceBox={faceBox ?? null} className={styles.large} />
      {faceBox === undefined ? null : (
        <p className={styles.note}>{faceBox ? t('picture.faceBox') : t('picture.noFaceBox')}</p>
      )}
      <Details details={details} />
    </Dialog>
  );
}
