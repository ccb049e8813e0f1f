import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPictureDrafts } from './picture-drafts.ts';

const decoded = { width: 600, height: 800, isPartial: false };
const portrait = readFileSync(join(import.meta.dirname, '../../../resources/practice/asha-1.jpg'));

function setUp() {
  const drafts = createPictureDrafts(() => crypto.randomUUID());
  function add(bytes: Uint8Array, name = 'face.jpg') {
    const added = drafts.add(name, bytes, bytes.byteLength, decoded, null);
    if (!added.ok) throw new Error(added.error);
    return added.value;
  }
  return { drafts, add };
}

/** As large as a picture may be, and each another one. */
function large(number: number): Buffer {
  return Buffer.concat([portrait, Buffer.alloc(5_000_000 - portrait.byteLength, number)]);
}

describe('a picture in a well', () => {
  it('is given back exactly as it was taken', () => {
    const { drafts, add } = setUp();
    const picture = add(portrait);
    expect(picture).toMatchObject({ name: 'face.jpg', format: 'jpeg', width: 600, height: 800 });
    expect(drafts.read(picture.id)).toEqual({ picture, bytes: new Uint8Array(portrait) });
    expect(drafts.read(crypto.randomUUID())).toBeNull();
  });

  it('has an id of its own, even where the same file is in both wells', () => {
    const { add } = setUp();
    const [one, other] = [add(portrait), add(portrait)];
    expect(one.id).not.toBe(other.id);
    expect(one.sha256).toBe(other.sha256);
  });

  it('gets its advice by what it is in a check: what was measured says the same, and another picture’s says nothing', () => {
    const { drafts, add } = setUp();
    const [picture, other] = [add(portrait), add(portrait)];
    const box = { left: 0.1, top: 0.1, width: 0.1, height: 0.1 };
    const face = { box, width: 70, eyeDistance: 25, roll: 0, yaw: 0, pitch: 0 };
    const measures = { faces: [face], brightness: 0.5, sharpness: 0.03 };
    drafts.keepMeasures(picture.id, measures);
    expect(drafts.advised(picture, 'face').advice).toEqual({ subject: 'face', advice: ['tooSmall'], measures });
    expect(drafts.advised(picture, 'document').advice).toEqual({ subject: 'document', advice: [], measures });
    expect(drafts.advised(other, 'face').advice).toBeNull();
    expect(drafts.read(picture.id)?.picture.advice).toBeNull();
    // A page may tell as many as it likes.
    for (let number = 0; number < 1000; number += 1) drafts.keepMeasures(crypto.randomUUID(), measures);
    expect(drafts.advised(picture, 'face').advice).toBeNull();
  });

  it('is not taken where it is none', () => {
    const { drafts } = setUp();
    expect(drafts.add('face.jpg', Buffer.from('no picture'), 10, decoded, null)).toEqual({
      ok: false,
      error: 'unknownFormat',
    });
  });

  it('makes room for others after 100 MB, the oldest first', () => {
    const { drafts, add } = setUp();
    const pictures = Array.from({ length: 22 }, (_, number) => add(large(number)));
    const kept = pictures.map(({ id }) => drafts.read(id) !== null);
    expect(kept).toEqual([false, false, ...Array<boolean>(20).fill(true)]);
  });
});
