import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codePointsOf, rangesOf } from './font-coverage.ts';
import { installed, root } from './project.ts';
import { fontFaces, printedLetters } from './report-fonts.ts';

const plain = (text: string) => text.replace(/\s+/g, ' ');

describe('the fonts of reports', () => {
  it('are those that are installed: `node scripts/write-fonts.ts` writes them anew', () => {
    const written = readFileSync(join(root, 'renderer', 'ui', 'noto.css'), 'utf8');
    // Upper or lower case, as the formatter likes it.
    expect(plain(written).toLowerCase()).toBe(plain(fontFaces()).toLowerCase());
    expect(JSON.parse(readFileSync(join(root, 'shared', 'evidence', 'printed-letters.json'), 'utf8'))).toEqual(
      printedLetters(),
    );
  });

  it('are read by what is in them, and not by what a style sheet says of them', () => {
    const tamil = codePointsOf(
      readFileSync(installed('@fontsource', 'noto-sans-tamil', 'files', 'noto-sans-tamil-tamil-400-normal.woff2')),
    );
    // The sheet says U+0B82-0BFA; U+0B84 is no letter at all.
    expect([0x0b85, 0x0bfa, 0x0b84, 0x0985].map((point) => tamil.has(point))).toEqual([true, true, false, false]);
  });

  it('are told in runs', () => {
    expect(rangesOf([5, 1, 2, 9, 3])).toEqual([
      [1, 3],
      [5, 5],
      [9, 9],
    ]);
  });
});
