import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviceOf, limits } from './face-advice.ts';
import { type FaceMeasures, type MeasuredFace, pictureAdviceSchema, subjectSchema } from './picture.ts';

const goodFace: MeasuredFace = {
  box: { left: 0.3, top: 0.1, width: 0.4, height: 0.3 },
  width: 370,
  eyeDistance: 103,
  roll: 0,
  yaw: -1,
  pitch: 2,
};
const good: FaceMeasures = { faces: [goodFace], brightness: 0.53, sharpness: 0.03 };

const subject = fc.constantFrom(...subjectSchema.options);
const angle = fc.integer({ min: -180, max: 180 });
const face: fc.Arbitrary<MeasuredFace> = fc.record({
  box: fc.constant(goodFace.box),
  width: fc.nat(5000),
  eyeDistance: fc.nat(2000),
  roll: angle,
  yaw: fc.option(angle),
  pitch: fc.option(angle),
});
const measures: fc.Arbitrary<FaceMeasures> = fc.record({
  faces: fc.array(face, { maxLength: 5 }),
  brightness: fc.double({ min: 0, max: 1, noNaN: true }),
  sharpness: fc.double({ min: 0, max: 1, noNaN: true }),
});
const adviceFor = (changed: Partial<FaceMeasures>, as: 'face' | 'document' = 'face') =>
  adviceOf({ ...good, ...changed }, as).advice;
const faceWith = (changed: Partial<MeasuredFace>) => ({ faces: [{ ...goodFace, ...changed }] });

describe('what is advised of a picture before it is sent', () => {
  it('is nothing of one good face, in either kind of picture', () => {
    expect(adviceFor({})).toEqual([]);
    expect(adviceFor({}, 'document')).toEqual([]);
  });

  it.each([
    ['noFace', { faces: [] }],
    ['severalFaces', { faces: [goodFace, goodFace] }],
    ['tooSmall', faceWith({ eyeDistance: 11 })],
    ['tilted', faceWith({ roll: 90, yaw: null, pitch: null })],
    ['tilted', faceWith({ roll: -45, yaw: null, pitch: null })],
    ['turned', faceWith({ yaw: -40 })],
    ['turned', faceWith({ pitch: 40 })],
    ['tooDark', { brightness: 0.03 }],
    ['tooBright', { brightness: 0.97 }],
    ['blurred', { sharpness: 0.0005 }],
  ] as const)('is %s, and that alone', (code, changed) => {
    expect(adviceFor({ ...changed } as Partial<FaceMeasures>)).toEqual([code]);
  });

  it('judges a photograph of a document as one: a small face is normal there', () => {
    expect(adviceFor(faceWith({ eyeDistance: 25 }), 'document')).toEqual([]);
    expect(adviceFor(faceWith({ eyeDistance: 25 }), 'face')).toEqual(['tooSmall']);
  });

  it('says several things at once, each once, and can always be kept', () => {
    fc.assert(
      fc.property(measures, subject, (measured, as) => {
        const kept = pictureAdviceSchema.parse(adviceOf(measured, as));
        expect(new Set(kept.advice).size).toBe(kept.advice.length);
        expect(kept.measures).toEqual(measured);
      }),
    );
  });

  it('says nothing of a face where there is none', () => {
    fc.assert(
      fc.property(measures, subject, (measured, as) => {
        const { advice } = adviceOf({ ...measured, faces: [] }, as);
        expect(advice).toContain('noFace');
        expect(advice.filter((code) => !['noFace', 'tooDark'].includes(code))).toEqual([]);
      }),
    );
  });

  it('goes by the largest face, and says of more than one that there are', () => {
    fc.assert(
      fc.property(measures, face, subject, (measured, other, as) => {
        fc.pre(measured.faces.length > 0);
        const alone = adviceOf({ ...measured, faces: measured.faces.slice(0, 1) }, as).advice;
        const together = adviceOf({ ...measured, faces: [...measured.faces, other] }, as).advice;
        expect(together).toEqual(['severalFaces', ...alone]);
      }),
    );
  });

  it('is never less for a picture that is worse in one thing', () => {
    fc.assert(
      fc.property(measures, subject, fc.nat(200), (measured, as, smaller) => {
        fc.pre(measured.faces.length > 0);
        const shrunk = measured.faces.map((one) => ({ ...one, eyeDistance: Math.max(0, one.eyeDistance - smaller) }));
        const before = adviceOf(measured, as).advice;
        const after = adviceOf({ ...measured, faces: shrunk }, as).advice;
        if (before.includes('tooSmall')) expect(after).toContain('tooSmall');
      }),
    );
  });

  it('asks no more of a document than of a portrait', () => {
    const { face: portrait, document } = limits;
    expect(document.eyeDistance).toBeLessThan(portrait.eyeDistance);
    fc.assert(
      fc.property(measures, (measured) => {
        const asDocument = adviceOf(measured, 'document').advice.filter((code) => code !== 'blurred');
        expect(adviceOf(measured, 'face').advice).toEqual(expect.arrayContaining(asDocument));
      }),
    );
  });
});
