import decodeQR from 'qr/decode.js';

/** Reads one picture after the other: the text of the code in it, or null where none was found. */
globalThis.onmessage = ({ data: picture }: MessageEvent<ImageBitmap>) => {
  globalThis.postMessage(textIn(picture));
  picture.close();
};

function textIn(picture: ImageBitmap): string | null {
  const { width, height } = picture;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('nothing to draw on');
  context.drawImage(picture, 0, 0);
  try {
    return decodeQR(context.getImageData(0, 0, width, height));
  } catch {
    // It throws where it finds no code, which most pictures don't have.
    return null;
  }
}
