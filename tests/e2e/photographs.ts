import type { Page } from '@playwright/test';

/** What a camera of so many pixels makes: noise, so that it is as large as a photograph at least. */
export async function madePhotograph(
  page: Page,
  width: number,
  height: number,
  type: string,
  quality = 0.8,
): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([across, down, kind, share]) => {
      const canvas = new OffscreenCanvas(across, down);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('nothing to draw on');
      const tile = context.createImageData(256, 256);
      for (let at = 0; at < tile.data.length; at += 65_536) crypto.getRandomValues(tile.data.subarray(at, at + 65_536));
      for (let at = 3; at < tile.data.length; at += 4) tile.data[at] = 255;
      for (let x = 0; x < across; x += 256) for (let y = 0; y < down; y += 256) context.putImageData(tile, x, y);
      const blob = await canvas.convertToBlob({ type: kind, quality: share });
      return new Uint8Array(await blob.arrayBuffer()).toBase64();
    },
    [width, height, type, quality] as const,
  );
  return Buffer.from(base64, 'base64');
}
