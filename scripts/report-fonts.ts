import { readFileSync } from 'node:fs';
import { codePointsOf, type Range, rangesOf } from './font-coverage.ts';
import { installed } from './project.ts';

/**
 * What reports are printed with, and what the window has beside Inter: Latin and Devanagari of one design, and the other scripts of India's languages. Each file
 * is loaded only where a letter of it is.
 */
const packed = [
  ['noto-sans-devanagari', ['latin', 'latin-ext', 'devanagari']],
  ['noto-sans-bengali', ['bengali']],
  ['noto-sans-gujarati', ['gujarati']],
  ['noto-sans-gurmukhi', ['gurmukhi']],
  ['noto-sans-kannada', ['kannada']],
  ['noto-sans-malayalam', ['malayalam']],
  ['noto-sans-oriya', ['oriya']],
  ['noto-sans-tamil', ['tamil']],
  ['noto-sans-telugu', ['telugu']],
  ['noto-sans-arabic', ['arabic']],
  ['noto-sans-ol-chiki', ['ol-chiki']],
  ['noto-sans-meetei-mayek', ['meetei-mayek']],
] as const;

/*
 * One weight each: a variable font comes out of the browser's PDF as drawings of letters (Type 3), which are larger and
 * which some readers show poorly.
 */
const weights = [400, 600] as const;

/** These stand inside a word of any of the scripts, and so have to be in the same file as its letters. */
const withinWords = [0x200b, 0x200c, 0x200d, 0x25cc];

/**
 * Each with the points that it has in every weight. What several files have, such as blanks and the danda, is the first
 * one's: it must load none of the others.
 */
function subsets() {
  const taken = new Set<number>();
  return packed.flatMap(([of, names]) =>
    names.map((name) => {
      const [first, ...others] = weights.map((weight) =>
        codePointsOf(readFileSync(installed(...pathOf(of, name, weight)))),
      );
      const has = [...(first ?? [])].filter((point) => others.every((other) => other.has(point)));
      const points = has.filter((point) => withinWords.includes(point) || !taken.has(point));
      for (const point of points) taken.add(point);
      return { of, name, points };
    }),
  );
}

const pathOf = (of: string, name: string, weight: number) =>
  ['@fontsource', of, 'files', `${of}-${name}-${weight}-normal.woff2`] as const;

/** The code points that every weight of some file has a letter for. */
export function printedLetters(): readonly Range[] {
  return rangesOf(new Set(subsets().flatMap(({ points }) => points)));
}

/** Faces of one family. Their ranges are what the files have, and not what their makers' style sheets say: those say more. */
export function fontFaces(): string {
  const faces = subsets().flatMap(({ of, name, points }) =>
    weights.map((weight) => {
      const ranges = rangesOf(points).map(([first, last]) =>
        first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`,
      );
      return `@font-face {
  font-family: "Facedesk Noto";
  font-weight: ${weight};
  src: url("${pathOf(of, name, weight).join('/')}") format("woff2");
  unicode-range: ${ranges.join(', ')};
}
`;
    }),
  );
  return `/* Written by scripts/write-fonts.ts from what is in the fonts' own files. */\n${faces.join('\n')}`;
}

const hex = (point: number): string => point.toString(16).padStart(4, '0').toUpperCase();
