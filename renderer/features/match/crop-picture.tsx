import { Crop } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { CropDialog } from '../check/cropping/crop-dialog.tsx';
import styles from './crop-picture.module.css';
import type { Well } from './use-well.ts';

interface CropPictureProps extends Pick<Well, 'well' | 'cut' | 'cropRef'> {
  readonly cropping: NonNullable<Well['cropping']>;
  /** A part is being taken. */
  readonly isBusy: boolean;
}

/** On the picture: takes a part of it, or turns it. It stays while that is done, as it has the focus. */
export function CropPicture({ well, cropping, cut, cropRef, isBusy }: CropPictureProps) {
  const { t } = useTranslation();
  // With another picture there it is over.
  const [opened, setOpened] = useState<string | null>(null);
  const name = t('crop.openFor', { well: t(`match.well.wells.${well}`) });
  return (
    <>
      <Tooltip text={name}>
        <Button
          ref={cropRef}
          look="icon"
          className={styles.open ?? ''}
          aria-label={name}
          isBusy={isBusy}
          onPress={() => setOpened(cropping.picture.id)}
        >
          <Crop size={15} aria-hidden="true" />
        </Button>
      </Tooltip>
      {opened === cropping.picture.id && !isBusy ? (
        <CropDialog
          title={t('crop.title', { well: t(`match.${well}`) })}
          {...cropping}
          onUse={cut}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </>
  );
}
