// Looks for faces in two pictures, in a window that does nothing else: `electron main.cjs MODULES TIMES PICTURE PICTURE`. Says the milliseconds of the first look
// after its page was loaded and of the next one, for each time it was loaded.
const { app, BrowserWindow, protocol } = require('electron');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const [modules, times, ...pictures] = process.argv.slice(-4);
const library = join(modules, '@vladmandic/human');
const files = {
  '/library.js': join(library, 'dist/human.esm.js'),
  ...Object.fromEntries(
    ['blazeface', 'facemesh'].flatMap((model) =>
      ['json', 'bin'].map((end) => [`/${model}.${end}`, join(library, 'models', `${model}.${end}`)]),
    ),
  ),
  '/tfjs-backend-wasm-simd.wasm': join(modules, '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm'),
  '/picture-0': pictures[0],
  '/picture-1': pictures[1],
};
const types = { js: 'text/javascript', json: 'application/json', wasm: 'application/wasm' };

protocol.registerSchemesAsPrivileged([
  { scheme: 'bare', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);
app.whenReady().then(async () => {
  protocol.registerBufferProtocol('bare', ({ url }, answer) => {
    const { pathname } = new URL(url);
    if (pathname === '/') return answer({ mimeType: 'text/html', data: Buffer.from('<!doctype html>') });
    const mimeType = types[pathname.split('.').at(-1)] ?? 'application/octet-stream';
    answer(files[pathname] ? { mimeType, data: readFileSync(files[pathname]) } : { statusCode: 404 });
  });
  const window = new BrowserWindow({ show: false, webPreferences: { backgroundThrottling: false } });
  const took = [];
  for (let count = 0; count < Number(times); count += 1) {
    await window.loadURL('bare://page/');
    took.push(await window.webContents.executeJavaScript(`(${inPage})()`));
  }
  process.stdout.write(`\nlooked ${JSON.stringify(took)}\n`, () => app.exit(0));
});

/** The two models of renderer/sight/faces/face-worker.ts, on a square of the same size. */
async function inPage() {
  const files = await Promise.all([0, 1].map(async (index) => (await fetch(`/picture-${index}`)).blob()));
  let human = null;
  const took = [];
  for (const file of files) {
    const began = performance.now();
    human ??= await load();
    await look(await createImageBitmap(file));
    took.push(performance.now() - began);
  }
  return took;

  async function load() {
    const { Human } = await import('/library.js');
    const off = { enabled: false };
    const [detector, mesh] = ['blazeface', 'facemesh'].map((model) => ({ enabled: true, modelPath: `${model}.json` }));
    const others = {
      attention: off,
      iris: off,
      description: off,
      emotion: off,
      antispoof: off,
      liveness: off,
      gear: off,
    };
    const loading = new Human({
      ...{
        backend: 'wasm',
        wasmPath: '/',
        modelBasePath: '/',
        warmup: 'none',
        cacheModels: false,
        cacheSensitivity: 0,
      },
      ...{
        async: false,
        debug: false,
        filter: off,
        gesture: off,
        body: off,
        hand: off,
        object: off,
        segmentation: off,
      },
      face: { enabled: true, detector: { ...detector, rotation: true, skipFrames: 0, skipTime: 0 }, mesh, ...others },
    });
    await loading.load();
    return loading;
  }

  async function look(bitmap) {
    const context = new OffscreenCanvas(512, 512).getContext('2d', { willReadFrequently: true });
    const scale = Math.min(1, 512 / Math.max(bitmap.width, bitmap.height));
    context.drawImage(bitmap, 0, 0, bitmap.width * scale, bitmap.height * scale);
    const pixels = human.tf.browser.fromPixels(context.getImageData(0, 0, 512, 512), 3);
    const { face } = await human.detect(human.tf.expandDims(pixels, 0));
    if (face.length === 0) throw new Error('no face');
  }
}
