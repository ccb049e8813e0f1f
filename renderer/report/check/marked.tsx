import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { markOutlines, placed } from './mark-outline.ts';
import styles from './marked.module.css';
import { type Mark, wordOf } from './page-marks.ts';

/** The part of a page between its margins that the words stand on, in millimetres. */
const WIDTH = 178;
const HEIGHT = 250;
const SLOPE = -30;
const MIDDLES = [
  { x: 58, y: 60 },
  { x: 118, y: 135 },
  { x: 58, y: 212 },
] as const;
/** Neither longer nor, for a short word, higher than this. */
const LONGEST = 118;
const HIGHEST = 24;

/**
 * Pages with a large word across each of them, behind what is written there. Nothing but a table's head is repeated by
 * the browser on just the pages that a part of the report takes up, so that is what holds it. It forgets a `transform`
 * there, so the words slope by their own numbers.
 */
export function Marked({ mark, children }: { readonly mark: Mark | null; readonly children: ReactNode }) {
  if (mark === null) return <div className={styles.pages}>{children}</div>;
  return (
    // The browser would not repeat the head of a table that names its pages itself.
    <div className={styles.pages} data-mark={mark}>
      <table className={styles.sheet} role="presentation">
        <thead aria-hidden="true">
          <tr>
            <td>
              <div className={styles.anchor}>
                <Words mark={mark} />
              </div>
            </td>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{children}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Words({ mark }: { readonly mark: Mark }) {
  const { language } = useWords();
  const { outline, height } = markOutlines[language === 'hi' ? 'hi' : 'en'][wordOf(mark)];
  const width = Math.min(LONGEST, (HIGHEST * 1000) / height);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.words} aria-hidden="true">
      {MIDDLES.map((middle) => (
        <path key={middle.y} d={placed(outline, { ...middle, width, slope: SLOPE })} />
      ))}
    </svg>
  );
}
