import { describe, expect, it } from 'vitest';
import { quoted } from './running-heads.ts';

describe('a text in a style sheet', () => {
  it('can’t end its string', () => {
    expect(quoted('a"b\\c\nd')).toBe('"a\\22 b\\5c c\\a d"');
    expect(quoted('</style>')).toBe('"\\3c /style\\3e "');
  });

  it('stays on its line', () => {
    expect(quoted('x'.repeat(200))).toBe(`"${'x'.repeat(79)}…"`);
  });

  it('keeps Devanagari', () => {
    expect(quoted('पृष्ठ')).toBe('"पृष्ठ"');
  });
});
