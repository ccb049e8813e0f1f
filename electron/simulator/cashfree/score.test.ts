import { describe, expect, test } from 'vitest';
import type { PictureLibrary } from '../portraits/library.ts';
import type { PracticePictureName } from '../portraits/practice-pictures.ts';
import { comparePictures } from './score.ts';

const library: PictureLibrary = {
  bytes: () => Buffer.alloc(0),
  nameOf: (sha256) => (sha256.startsWith('own') ? undefined : (sha256 as PracticePictureName)),
};
const compare = (first: string, second: string, fileName = 'second.jpg') =>
  comparePictures({ sha256: first, fileName: 'first.jpg' }, { sha256: second, fileName }, library);
const score = (value: number) => ({ kind: 'score', score: value });
const severalFaces = { kind: 'severalFaces' };

describe('the practice score of', () => {
  test.each([
    ['asha-1', 'asha-2', 0.94],
    ['dev-2', 'dev-1', 0.91],
    ['meera-1', 'meera-2', 0.88],
    ['dev-1', 'dev-1-frame-3', 0.91],
  ])('one person, %s and %s, is %d', (first, second, expected) => {
    expect(compare(first, second)).toEqual(score(expected));
  });

  test.each([
    ['asha-1', 'dev-2', 0.12],
    ['meera-2', 'asha-2', 0.31],
    ['meera-1', 'dev-1', 0.17],
  ])('two people, %s and %s, is %d', (first, second, expected) => {
    expect(compare(first, second)).toEqual(score(expected));
    expect(compare(second, first)).toEqual(score(expected));
  });

  test('the same file twice is almost 1', () => {
    expect(compare('asha-1', 'asha-1')).toEqual(score(0.9998));
    expect(compare('own', 'own')).toEqual(score(0.9998));
  });

  test.each([
    ['couple', 'asha-1'],
    ['own', 'couple'],
    ['couple', 'couple'],
  ])('%s and %s does not exist: there are several faces', (first, second) => {
    expect(compare(first, second)).toEqual(severalFaces);
  });

  test("one's own pictures is always the same, in both orders, and strictly between 0 and 1", () => {
    const scores = Array.from({ length: 500 }, (_, index) => compare(`own-${index}`, 'own'));
    expect(scores).toEqual(Array.from({ length: 500 }, (_, index) => compare('own', `own-${index}`)));
    for (const each of scores) {
      expect(each.kind === 'score' && each.score >= 0.01 && each.score <= 0.99).toBe(true);
    }
    expect(new Set(scores.map((each) => JSON.stringify(each))).size).toBeGreaterThan(400);
  });
});

describe("the second picture's file name", () => {
  test.each([
    ['score-0.62.jpg', 0.62],
    ['Asha, score-0.7499.png', 0.7499],
    ['SCORE-0.jpg', 0],
    ['score-1.jpg', 1],
    ['score-1.0.jpg', 1],
  ])('%s asks for %d', (fileName, expected) => {
    expect(compare('couple', 'own', fileName)).toEqual(score(expected));
  });

  test.each(['score-2.jpg', 'score-1.5.jpg', 'score-10.jpg', 'scores.jpg', 'score-.jpg'])(
    '%s asks for nothing',
    (name) => {
      expect(compare('asha-1', 'asha-2', name)).toEqual(score(0.94));
    },
  );

  test('several-faces asks for no score at all', () => {
    expect(compare('asha-1', 'asha-2', 'me several-faces.jpg')).toEqual(severalFaces);
  });
});
