import { X, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Picture } from '../../../shared/picture/picture.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { PictureView } from '../check/pictures/picture-view.tsx';
import styles from './both-faces.module.css';

interface BothFacesProps {
  readonly first: Picture;
  readonly second: Picture;
}

/** Both pictures of a match, side by side at one size, zoomed and moved together. */
export function BothFaces(pictures: BothFacesProps) {
  const { t } = useTranslation();
  return (
    <DialogTrigger>
      <Button look="quiet" className={styles.open ?? ''}>
        <ZoomIn size={15} aria-hidden="true" />
        {t('match.both.open')}
      </Button>
      <ModalOverlay className={styles.overlay ?? ''} isDismissable>
        <Modal className={styles.modal ?? ''}>
          <Faces {...pictures} />
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

const zooms = [1, 1.5, 2, 3, 4] as const;
const STEP = 10;
const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};
const within = (percent: number) => Math.min(100, Math.max(0, percent));

function Faces({ first, second }: BothFacesProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [level, setLevel] = useState(0);
  const [at, setAt] = useState({ x: 50, y: 40 });
  const zoom = zooms[level] ?? 1;
  const follow = ({ currentTarget, clientX, clientY }: PointerEvent) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    setAt({ x: within(((clientX - left) / width) * 100), y: within(((clientY - top) / height) * 100) });
  };
  const move = (event: KeyboardEvent) => {
    const [x, y] = moves[event.key] ?? [0, 0];
    if (x === 0 && y === 0) return;
    event.preventDefault();
    setAt((before) => ({ x: within(before.x + x), y: within(before.y + y) }));
  };
  const enlarged = { transform: `scale(${zoom})`, transformOrigin: `${at.x}% ${at.y}%` };
  return (
    <Dialog className={styles.dialog ?? ''}>
      <header className={styles.header}>
        <Heading slot="title" className={styles.heading ?? ''}>
          {t('match.both.title')}
        </Heading>
        <Button
          look="icon"
          aria-label={t('match.both.smaller')}
          isDisabled={level === 0}
          onPress={() => setLevel(level - 1)}
        >
          <ZoomOut size={18} aria-hidden="true" />
        </Button>
        <output className={styles.zoom}>{t('match.both.zoom', { zoom: formats.number(zoom) })}</output>
        <Button
          look="icon"
          aria-label={t('match.both.larger')}
          isDisabled={level === zooms.length - 1}
          onPress={() => setLevel(level + 1)}
        >
          <ZoomIn size={18} aria-hidden="true" />
        </Button>
        <Button slot="close" look="icon" aria-label={t('common.close')}>
          <X size={18} aria-hidden="true" />
        </Button>
      </header>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move what is enlarged */}
      <div role="group" aria-label={t('match.both.how')} tabIndex={0} className={styles.faces} onKeyDown={move}>
        {[
          { picture: first, title: t('match.first') },
          { picture: second, title: t('match.second') },
        ].map(({ picture, title }) => (
          <figure key={title} className={styles.face}>
            <div className={styles.frame} onPointerMove={follow}>
              <div style={enlarged} className={styles.moved}>
                <PictureView key={picture.id} picture={picture} description={title} className={styles.picture} />
              </div>
            </div>
            <figcaption>{title}</figcaption>
          </figure>
        ))}
      </div>
      <p className={styles.how}>{t('match.both.how')}</p>
    </Dialog>
  );
}
