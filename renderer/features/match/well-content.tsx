import { Hourglass, ImagePlus } from 'lucide-react';
import { Button, FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { PictureView } from '../check/picture-view.tsx';
import styles from './picture-well.module.css';
import type { PictureWellProps } from './picture-well.tsx';

export const pictureTypes = ['image/jpeg', 'image/png'];

/** What is in the well: the picture, or the invitation to choose one. */
export function WellContent({ title, picture, isFromLookup, state, take, chooseRef }: PictureWellProps) {
  const { t } = useTranslation();
  if (state.isTaking) {
    return (
      <span className={styles.taking} role="status">
        {t('match.well.taking')}
      </span>
    );
  }
  if (picture) {
    return <PictureView key={picture.id} picture={picture} description={title} className={styles.picture} />;
  }
  if (isFromLookup) {
    return (
      <span className={styles.awaited}>
        <Hourglass size={22} aria-hidden="true" />
        {t('match.fromLookup.awaited')}
      </span>
    );
  }
  return (
    <FileTrigger acceptedFileTypes={pictureTypes} onSelect={(files) => files && take([...files])}>
      <Button ref={chooseRef} className={styles.choose ?? ''}>
        <ImagePlus size={24} strokeWidth={1.75} aria-hidden="true" />
        <span className={styles.chooseWords}>{t('match.well.choose')}</span>
        <span className={styles.hint}>{t('match.well.hint')}</span>
      </Button>
    </FileTrigger>
  );
}
