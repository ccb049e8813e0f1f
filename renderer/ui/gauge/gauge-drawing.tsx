import clsx from 'clsx';
import styles from './gauge.module.css';
import {
  angleOf,
  arcPath,
  CENTRE,
  fractionOf,
  numberSize,
  pointAt,
  RING,
  type Scale,
  tickAt,
  VIEW,
  ZONES,
} from './geometry.ts';

export interface GaugeMark {
  readonly value: number;
  readonly text: string;
}

interface GaugeDrawingProps {
  readonly scale: Scale;
  readonly value: number | null;
  readonly mark: GaugeMark | null;
  readonly reviewFrom: GaugeMark | null;
  readonly numberText: string | null;
  readonly unitText: string;
}

/** The drawing alone, without a word of what it is: whoever uses it says that. */
export function GaugeDrawing({ scale, value, mark, reviewFrom, numberText, unitText }: GaugeDrawingProps) {
  const marked = mark ? fractionOf(mark.value, scale) : null;
  const review = reviewFrom ? fractionOf(reviewFrom.value, scale) : marked;
  return (
    <svg className={styles.drawing} viewBox={`0 0 ${VIEW.width} ${VIEW.height}`} aria-hidden="true">
      <Arc
        from={0}
        to={1}
        radius={RING.radius}
        width={RING.width}
        className={clsx(styles.track, value === null && styles.empty)}
      />
      {marked !== null && review !== null ? (
        <>
          <Arc from={0} to={review} radius={ZONES.radius} width={ZONES.width} className={styles.below} />
          {/* Stripes by dashes: a pattern would come into a PDF as a picture as large as the page. */}
          {(['ground', 'stripes'] as const).map((layer) => (
            <Arc
              key={layer}
              from={review}
              to={marked}
              radius={ZONES.radius}
              width={ZONES.width}
              className={styles[layer]}
            />
          ))}
          <Arc from={marked} to={1} radius={ZONES.radius} width={ZONES.width} className={styles.above} />
        </>
      ) : null}
      {value !== null ? <Value fraction={fractionOf(value, scale)} /> : null}
      {reviewFrom && marked !== review ? <Tick mark={reviewFrom} scale={scale} isQuiet /> : null}
      {mark ? <Tick mark={mark} scale={scale} /> : null}
      {numberText !== null ? (
        <text className={styles.number} x={CENTRE.x} y={CENTRE.y + 12} fontSize={numberSize(numberText.length)}>
          {numberText}
        </text>
      ) : null}
      <text className={styles.unit} x={CENTRE.x} y={CENTRE.y + (numberText === null ? 4 : 33)}>
        {unitText}
      </text>
    </svg>
  );
}

interface ArcProps {
  readonly from: number;
  readonly to: number;
  readonly radius: number;
  readonly width: number;
  readonly className?: string | undefined;
}

function Arc({ from, to, radius, width, className }: ArcProps) {
  const path = arcPath(from, to, radius);
  return path ? <path d={path} fill="none" strokeWidth={width} className={className} /> : null;
}

/** The score's arc, with a bright end that shows where it stops even against the track. */
function Value({ fraction }: { readonly fraction: number }) {
  const end = pointAt(angleOf(fraction), RING.radius);
  return (
    <>
      <Arc from={0} to={fraction} radius={RING.radius} width={RING.width} className={styles.value} />
      <circle cx={end.x} cy={end.y} r={RING.width / 2 + 2.5} className={styles.end} />
    </>
  );
}

interface TickProps {
  readonly mark: GaugeMark;
  readonly scale: Scale;
  readonly isQuiet?: boolean;
}

function Tick({ mark, scale, isQuiet = false }: TickProps) {
  const tick = tickAt(fractionOf(mark.value, scale));
  return (
    <g className={clsx(styles.tick, isQuiet && styles.quiet)}>
      <line x1={tick.from.x} y1={tick.from.y} x2={tick.to.x} y2={tick.to.y} />
      <text x={tick.label.x} y={tick.label.y} textAnchor={tick.anchor} dominantBaseline="middle">
        {mark.text}
      </text>
    </g>
  );
}
