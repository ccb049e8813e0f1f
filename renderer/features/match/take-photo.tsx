import { Camera } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adviceOf } from '../../../shared/picture/face-advice.ts';
import type { FaceMeasures } from '../../../shared/picture/picture.ts';
import { getReadyToLook } from '../../sight/faces/faces-in.ts';
import { Button } from '../../ui/button.tsx';
import type { Well } from './use-well.ts';

const CameraDialog = lazy(async () => ({ default: (await import('../../camera/camera-dialog.tsx')).CameraDialog }));

interface TakeAnotherProps extends Pick<Well, 'well' | 'take' | 'subject' | 'isFromLookup'> {
  readonly measures: FaceMeasures;
}

/** Where a better photo is advised, and the picture at hand can't be cropped or turned into one. */
export function TakeAnother({ measures, subject, isFromLookup, ...photo }: TakeAnotherProps) {
  const isCropEnough = (code: string) => code === 'severalFaces' || code === 'tilted';
  const { advice } = adviceOf(measures, subject);
  if (isFromLookup || advice.every(isCropEnough)) return null;
  return (
    <div>
      <TakePhoto {...photo} />
    </div>
  );
}

/** The camera, in a dialog that is loaded when it is first wanted. */
export function TakePhoto({ well, take }: Pick<Well, 'well' | 'take'>) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        look="quiet"
        aria-label={t('camera.openFor', { well: t(`match.well.wells.${well}`) })}
        onPress={() => {
          getReadyToLook();
          setOpen(true);
        }}
      >
        <Camera size={15} aria-hidden="true" />
        {t('camera.open')}
      </Button>
      {isOpen ? (
        <Suspense>
          <CameraDialog
            title={t(`match.${well}`)}
            subject={well === 'first' ? 'face' : 'document'}
            onTaken={(photo) => take([photo])}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
