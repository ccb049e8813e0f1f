import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { samplePortraits } from '../../../shared/practice.ts';
import { practiceFolder, practiceJpeg } from '../testing/client.ts';
import { practicePictureNames, practicePictures } from './practice-pictures.ts';

describe.each(practicePictureNames)('%s', (name) => {
  test('is a small JPEG', async () => {
    const bytes = await practiceJpeg(name);
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(bytes.length).toBeLessThan(60_000);
  });
});

test.each(samplePortraits)("%s has the box of its drawing's face", async (name) => {
  const drawing = await readFile(join(practiceFolder, 'drawings', `${name}.svg`), 'utf8');
  const face = /data-face="([^"]*)"/.exec(drawing)?.[1]?.split(' ').map(Number);
  const box = practicePictures[name].face;
  const drawn = box && [box.Left * 600, box.Top * 800, box.Width * 600, box.Height * 800].map(Math.round);
  expect(drawn ?? undefined).toEqual(face);
});
