import { useTranslation } from 'react-i18next';
import { adviceOf } from '../../../shared/picture/face-advice.ts';
import type { FaceMeasures } from '../../../shared/picture/picture.ts';
import { Button } from '../../ui/button.tsx';
import type { Well } from './use-well.ts';

interface CropToFaceProps extends Pick<Well, 'subject' | 'title' | 'cropToFace'> {
  readonly measures: FaceMeasures;
}

/** One press for each face, where there are several or it is small; the whole picture is taken back where it was cropped. */
export function CropToFace({ measures, subject, title, cropToFace }: CropToFaceProps) {
  const { t } = useTranslation();
  const { advice } = adviceOf(measures, subject);
  if (!advice.includes('severalFaces') && !advice.includes('tooSmall')) return null;
  const boxes = measures.faces.map(({ box }) => box).toSorted((one, other) => one.left - other.left);
  const nameOf = (index: number) => {
    if (boxes.length === 1) return t('faceCheck.cropTo.only');
    if (boxes.length > 2) return t('faceCheck.cropTo.numbered', { number: index + 1 });
    return t(index === 0 ? 'faceCheck.cropTo.left' : 'faceCheck.cropTo.right');
  };
  return (
    <div>
      {boxes.map((box, index) => (
        <Button
          key={`${box.left} ${box.top}`}
          look="quiet"
          aria-label={t('faceCheck.cropTo.in', { crop: nameOf(index), well: title })}
          onPress={() => cropToFace(box)}
        >
          {nameOf(index)}
        </Button>
      ))}
    </div>
  );
}
