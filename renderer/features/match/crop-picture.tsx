import { Crop } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { CropDialog } from '../check/cropping/crop-dialog.tsx';
import styles from './crop-picture.module.css';
import type { Well } from './use-well.ts';

interface CropPictureProps extends Pick<Well, 'well' | 'cut'> {
  readonly cropping: NonNullable<Well['cropping']>;
}

/** On the picture: takes a part of it, or turns it. */
export function CropPicture({ well, cropping, cut }: CropPictureProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const name = t('crop.openFor', { well: t(`match.well.wells.${well}`) });
  return (
    <>
      <Tooltip text={name}>
        <Button look="icon" className={styles.open ?? ''} aria-label={name} onPress={() => setOpen(true)}>
          <Crop size={15} aria-hidden="true" />
        </Button>
      </Tooltip>
      {isOpen ? (
        <CropDialog
          title={t('crop.title', { well: t(`match.${well}`) })}
          {...cropping}
          onUse={cut}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
