import clsx from 'clsx';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { turnedSize } from '../../../../shared/picture/cut.ts';
import styles from './crop-frame.module.css';
import { type Cutting, type Handle, moved } from './frame.ts';

interface CropFrameProps {
  readonly cutting: Cutting;
  readonly onChange: (cutting: Cutting) => void;
}

const corners = [
  { name: 'topLeft', x: -1, y: -1 },
  { name: 'topRight', x: 1, y: -1 },
  { name: 'bottomLeft', x: -1, y: 1 },
  { name: 'bottomRight', x: 1, y: 1 },
] as const;

/** For the pointer only: from the keyboard each side is moved by one of its corners. */
const edges = [
  { name: 'top', x: 0, y: -1 },
  { name: 'right', x: 1, y: 0 },
  { name: 'bottom', x: 0, y: 1 },
  { name: 'left', x: -1, y: 0 },
] as const;

/** What Shift with an arrow key moves of the frame. */
const END: Handle = { x: 1, y: 1 };

/** Of the longer side, by each press of a key. */
const STEP = 1 / 50;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The frame over a picture: moved by its inside, made larger and smaller by its edges and corners. */
export function CropFrame({ cutting, onChange }: CropFrameProps) {
  const { t } = useTranslation();
  const stage = useRef<HTMLDivElement>(null);
  const drag = useRef<{ readonly from: Cutting; readonly x: number; readonly y: number } | null>(null);
  const seen = turnedSize(cutting.size, cutting.turns);

  const handling = (handle: Handle | null) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { from: cutting, x: event.clientX, y: event.clientY };
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      const begun = drag.current;
      const room = stage.current?.getBoundingClientRect();
      if (!begun || !room) return;
      const by = {
        x: ((clientX - begun.x) / room.width) * seen.width,
        y: ((clientY - begun.y) / room.height) * seen.height,
      };
      onChange(moved(begun.from, handle, by));
    },
    onLostPointerCapture: () => {
      drag.current = null;
    },
    onKeyDown: (event: KeyboardEvent) => {
      const arrow = arrows[event.key];
      if (!arrow) return;
      event.preventDefault();
      event.stopPropagation();
      const step = Math.max(seen.width, seen.height) * STEP;
      onChange(moved(cutting, handle ?? (event.shiftKey ? END : null), { x: arrow[0] * step, y: arrow[1] * step }));
    },
  });

  const { left, top, width, height } = cutting.frame;
  const percent = (part: number, whole: number) => `${(part / whole) * 100}%`;
  const place = {
    left: percent(left, seen.width),
    top: percent(top, seen.height),
    width: percent(width, seen.width),
    height: percent(height, seen.height),
  };
  return (
    <div ref={stage} className={styles.stage}>
      <div className={styles.shade}>
        <span style={place} />
      </div>
      <div className={styles.frame} style={place}>
        {/* biome-ignore lint/a11y/noAutofocus: the arrow keys move it at once */}
        <button type="button" autoFocus className={styles.whole} aria-label={t('crop.frame')} {...handling(null)} />
        {edges.map(({ name, ...edge }) => (
          <span key={name} className={clsx(styles.edge, styles[name])} {...handling(edge)} />
        ))}
        {corners.map(({ name, ...corner }) => (
          <button
            key={name}
            type="button"
            className={clsx(styles.corner, styles[name])}
            aria-label={t(`crop.corner.${name}`)}
            {...handling(corner)}
          />
        ))}
      </div>
    </div>
  );
}
