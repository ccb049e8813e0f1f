import { describe, expect, it } from 'vitest';
import { reportLanguages } from '../../../shared/evidence/evidence.ts';
import { disagreement } from '../../../shared/mode.ts';
import english from '../../base/language/report.en.json';
import hindi from '../../base/language/report.hi.json';
import { markOutlines, placed } from './mark-outline.ts';
import { markOf, markOfAll, marks, wordOf } from './page-marks.ts';

const live = { mode: 'production', live: true } as const;
const notLive = { mode: 'production', live: false } as const;
const practice = { mode: 'practice', live: false } as const;

function reportOf(...checks: readonly Parameters<typeof markOf>[0][]) {
  return { checks } as unknown as Parameters<typeof markOfAll>[0];
}

describe('the mark across a page', () => {
  it('is missing from live checks alone', () => {
    expect(markOf(live)).toBeNull();
    expect(markOf(notLive)).toBe('notLive');
    expect(markOf(practice)).toBe('practice');
    expect(markOf({ mode: 'sandbox', live: false })).toBe('sandbox');
  });

  it('speaks for all checks where it can', () => {
    expect(markOfAll(reportOf(live, live))).toBeNull();
    expect(markOfAll(reportOf(practice, practice))).toBe('practice');
    expect(markOfAll(reportOf(live, practice))).toBe('mixed');
    expect(markOfAll(reportOf(practice, { mode: 'sandbox', live: false }))).toBe('noneLive');
  });

  it('names the environment that does not fit the mode', () => {
    expect(disagreement('practice', 'LIVE')).toBe('LIVE');
    expect(disagreement('production', 'SANDBOX')).toBe('SANDBOX');
    expect(disagreement('production', ' live ')).toBeNull();
    expect(disagreement('production', null)).toBeNull();
  });

  it.each(reportLanguages)('is drawn as the word that the language file has for it, in %s', (language) => {
    const words = { en: english, hi: hindi }[language].mark;
    for (const mark of marks) expect(markOutlines[language][wordOf(mark)].word).toBe(words[mark]);
  });
});

describe('placed', () => {
  it('puts the middle of an outline where it belongs', () => {
    expect(placed('M0 0L500 0Z', { x: 10, y: 20, width: 100, slope: 0 })).toBe('M10 20L60 20Z');
  });

  it('slopes it', () => {
    expect(placed('M500 0', { x: 0, y: 0, width: 100, slope: -90 })).toBe('M0 -50');
  });
});
