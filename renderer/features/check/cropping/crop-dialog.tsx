import { RotateCcw, RotateCw, TriangleAlert } from 'lucide-react';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeBy, keepsFace, type Size, turnedSize } from '../../../../shared/picture/cut.ts';
import type { Cut, FaceBox, Picture } from '../../../../shared/picture/picture.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { PictureView } from '../pictures/picture-view.tsx';
import styles from './crop-dialog.module.css';
import { CropFrame } from './crop-frame.tsx';
import { beginning, cutBy, turned } from './frame.ts';

interface CropDialogProps {
  readonly title: string;
  readonly picture: Picture;
  /** In pixels of its file. */
  readonly size: Size;
  /** What the frame is around at first; null for all of it. */
  readonly cut: Cut | null;
  /** Of a liveness check's photo: where the vendor found the face, null where it named none. Nothing of other pictures. */
  readonly face?: FaceBox | null | undefined;
  /** @param cut null where all of it is wanted, as it came */
  readonly onUse: (cut: Cut | null) => void;
  readonly onClose: () => void;
}

/** Takes a part of a picture by hand, and turns it. Nothing is drawn anew before it is used. */
export function CropDialog({ title, picture, size, cut, face, onUse, onClose }: CropDialogProps) {
  const { t } = useTranslation();
  const [cutting, setCutting] = useState(() => beginning(size, cut));
  const seen = turnedSize(size, cutting.turns);
  const chosen = cutBy(cutting);
  const isAsItCame = changeBy(chosen, size) === null;
  const measures = {
    '--across': seen.width,
    '--down': seen.height,
    '--turn': `${cutting.turns * 90}deg`,
  } as CSSProperties;
  const isOthers = face !== undefined && !keepsFace(chosen, face, size);
  const use = () => {
    onUse(isAsItCame ? null : chosen);
    onClose();
  };
  return (
    <Dialog
      title={title}
      isOpen
      isWide
      onDismiss={onClose}
      actions={
        <>
          <span className={styles.tools}>
            <Button look="quiet" onPress={() => setCutting(turned(cutting, 'left'))}>
              <RotateCcw size={16} aria-hidden="true" />
              {t('crop.turnLeft')}
            </Button>
            <Button look="quiet" onPress={() => setCutting(turned(cutting, 'right'))}>
              <RotateCw size={16} aria-hidden="true" />
              {t('crop.turnRight')}
            </Button>
            <Button look="quiet" isDisabled={isAsItCame} onPress={() => setCutting(beginning(size, null))}>
              {t('crop.reset')}
            </Button>
          </span>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" onPress={use}>
            {t('crop.use')}
          </Button>
        </>
      }
    >
      <div className={styles.stage} style={measures} data-sideways={cutting.turns % 2 === 1 || undefined}>
        <div className={styles.clip}>
          <PictureView
            picture={picture}
            description={t('crop.picture')}
            faceBox={face ?? null}
            className={styles.picture}
          />
        </div>
        <CropFrame cutting={cutting} onChange={setCutting} />
      </div>
      <p className={styles.about}>
        <output>{t('picture.size', { ...turnedSize(chosen, chosen.turns) })}</output>
        {isOthers ? (
          <strong role="alert" className={styles.warning}>
            <TriangleAlert size={15} aria-hidden="true" />
            {t(face ? 'crop.withoutFace' : 'crop.noFace')}
          </strong>
        ) : (
          <span>{t('crop.how')}</span>
        )}
      </p>
    </Dialog>
  );
}
