// Makes of a photograph what can be sent, in a window that does nothing else: `electron main.cjs FILE LONGEST-SIDE MOST-BYTES TIMES`. Says the milliseconds of each.
const { app, BrowserWindow } = require('electron');
const { readFileSync } = require('node:fs');

const [path, longest, most, times] = process.argv.slice(-4);

app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false, webPreferences: { backgroundThrottling: false } });
  await window.loadURL('about:blank');
  const file = readFileSync(path).toString('base64');
  // In pieces: a message between processes has a longest length.
  await window.webContents.executeJavaScript(`globalThis.file = ''; null`);
  for (let at = 0; at < file.length; at += 1_000_000) {
    await window.webContents.executeJavaScript(`file += '${file.slice(at, at + 1_000_000)}'; null`);
  }
  const took = await window.webContents.executeJavaScript(`(${inPage})(${['file', longest, most, times]})`);
  process.stdout.write(`\nprepared ${JSON.stringify(took)}\n`, () => app.exit(0));
});

/** Decoded, turned, shrunk and encoded, at the sides and qualities of renderer/sight/preparing/redrawn.ts. */
async function inPage(base64, longestSide, mostBytes, times) {
  const file = new Blob([Uint8Array.fromBase64(base64)], { type: 'image/jpeg' });
  const took = [];
  for (let count = 0; count < times; count += 1) {
    const began = performance.now();
    await prepared();
    took.push(performance.now() - began);
  }
  return took;

  async function prepared() {
    const bitmap = await createImageBitmap(file);
    const whole = Math.max(bitmap.width, bitmap.height);
    for (let longest = Math.min(longestSide, whole); ; longest *= 0.75) {
      const [width, height] = [bitmap.width, bitmap.height].map((length) => Math.round((length * longest) / whole));
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d', { alpha: false });
      context.imageSmoothingQuality = 'high';
      context.drawImage(bitmap, 0, 0, width, height);
      for (const quality of [0.92, 0.85, 0.75]) {
        const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
        if (blob.size <= mostBytes) return blob;
      }
    }
  }
}
