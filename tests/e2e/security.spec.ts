// Longer than a file should be, so that Electron's checklist stands whole, in its order, and asks one program.
import { createSocket } from 'node:dgram';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { officialVersion } from '../../scripts/electron/official-build.ts';
import { stockVersion } from '../../scripts/electron/stock-build.ts';
import { fuses } from '../../scripts/packaging/fuses.ts';
import { targetHere } from '../../scripts/packaging/target.ts';
import { CHANNEL_PREFIX } from '../../shared/contract/channels.ts';
import { announcements, contract } from '../../shared/contract/contract.ts';
import { sampleSessions } from '../../shared/practice.ts';
import { runs } from '../counts.ts';
import { openCheck, openHistory } from './history.ts';
import { callMalformed } from './malformed-calls.ts';
import { openProgram, type Program } from './program.ts';
import { openSection, saveAsPdf } from './reports.ts';
import { headline, lookUp } from './screens.ts';
import { intrude, type PagePreferences, type SeenWindows, watchWindows } from './windows.ts';

let program: Program;
/** What the program itself opened, before the tests open windows of their own. */
let seen: SeenWindows;
let folder: string;

/** One program for all: with a camera, and after some work for which it has opened each kind of window that it has. */
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facedesk-security-'));
  program = await openProgram({ args: ['--use-fake-device-for-media-stream=device-count=1'] });
  const { page, electron } = program;
  const readWindows = await watchWindows(electron);
  await page.reload();
  const [live] = sampleSessions;
  await lookUp(page, live.sessionId);
  await expect(headline(page)).toHaveText('A live person');
  await openHistory(page);
  await openCheck(page, '97.31');
  await saveAsPdf(program, join(folder, 'report.pdf'));
  seen = await readWindows();
});
test.afterAll(async () => {
  await program.close();
  await rm(folder, { recursive: true, force: true });
});

/** Every kind of page, with what Electron was told that it may do. */
function eachPage(): PagePreferences[] {
  const kinds = new Set(seen.pages.map(({ address }) => new URL(address).pathname));
  expect([...kinds].sort()).toEqual(['/', '/look.html', '/report.html']);
  return seen.pages.map(({ preferences }) => preferences);
}

/** What Chromium was started with. */
const hasSwitch = (name: string) =>
  program.electron.evaluate(({ app }, asked) => app.commandLine.hasSwitch(asked), name);

test.describe('Electron’s security checklist', () => {
  test('1. Only load secure content', async () => {
    expect(seen.requests.length).toBeGreaterThan(10);
    expect(seen.requests.filter((address) => !/^(blob:)?app:\/\/facedesk\//.test(address))).toEqual([]);
  });

  test('2. Do not enable Node.js integration for remote content', async () => {
    for (const preferences of eachPage()) {
      expect(preferences.nodeIntegration).toBe(false);
      expect(preferences.nodeIntegrationInWorker ?? false).toBe(false);
      expect(preferences.nodeIntegrationInSubFrames ?? false).toBe(false);
    }
    const nodes = ['require', 'process', 'module', 'Buffer', 'global'];
    expect(await program.page.evaluate((names) => names.filter((name) => name in window), nodes)).toEqual([]);
  });

  test('3. Enable context isolation', async () => {
    for (const preferences of eachPage()) expect(preferences.contextIsolation).toBe(true);
  });

  // That the sandbox works is seen in the installed program, which an ordinary user runs: packaged/installed.spec.
  test('4. Enable process sandboxing', async () => {
    for (const preferences of eachPage()) expect(preferences.sandbox).toBe(true);
  });

  test('5. Handle session permission requests from remote content', async () => {
    const ask = `(async () => {
      const tried = (attempt) => attempt().then(() => 'granted', (error) => error.name);
      const media = (wanted) => tried(() => navigator.mediaDevices.getUserMedia(wanted));
      const place = (resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, () => reject(new Error()));
      return {
        picture: await media({ video: true }),
        microphone: await media({ audio: true }),
        both: await media({ audio: true, video: true }),
        screen: await tried(() => navigator.mediaDevices.getDisplayMedia()),
        place: await tried(() => new Promise(place)),
        notices: await Notification.requestPermission(),
        clipboard: await tried(() => navigator.clipboard.readText()),
        usb: await tried(() => navigator.usb.requestDevice({ filters: [] })),
        keys: await tried(() => navigator.requestMIDIAccess({ sysex: true })),
      };
    })()`;
    const refused = {
      microphone: 'NotAllowedError',
      both: 'NotAllowedError',
      screen: expect.stringMatching(/Error$/),
      place: 'Error',
      notices: 'denied',
      clipboard: 'NotAllowedError',
      usb: expect.stringMatching(/Error$/),
      keys: expect.stringMatching(/Error$/),
    };
    expect(await program.page.evaluate(ask)).toEqual({ ...refused, picture: 'granted' });
    const hidden = { address: 'app://facedesk/report.html', preload: 'report-preload', script: ask } as const;
    expect(await intrude(program.electron, hidden)).toEqual({ ...refused, picture: 'NotAllowedError' });
  });

  test('6. Do not disable webSecurity', async () => {
    for (const preferences of eachPage()) expect(preferences.webSecurity).toBe(true);
    expect(await hasSwitch('disable-web-security')).toBe(false);
  });

  test('7. Define a Content Security Policy', async () => {
    const { page } = program;
    const policies = await page.evaluate(() =>
      Promise.all(
        ['/', '/look.html', '/report.html'].map(async (path) =>
          (await fetch(path)).headers.get('content-security-policy'),
        ),
      ),
    );
    for (const policy of policies) {
      expect(policy).toMatch(/default-src 'none'; script-src 'self';/);
      expect(policy).not.toMatch(/unsafe|https?:|data:|\*/);
    }
    const met = await page.evaluate(async () => {
      const refused: string[] = [];
      const allRefused = new Promise<void>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          refused.push(effectiveDirective);
          if (new Set(refused).size === 5) resolve();
        });
      });
      const fetched = await fetch('https://example.com/').then(
        () => true,
        () => false,
      );
      const image = new Image();
      image.src = 'https://example.com/a.png';
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      const frame = document.createElement('iframe');
      frame.src = 'https://example.com/';
      document.body.append(script, frame);
      // By a timer: what a test evaluates may compile more.
      setTimeout('window.compiled = true');
      // Without one of them the test ends by its time limit.
      await allRefused;
      frame.remove();
      script.remove();
      const done = ['injected', 'compiled'].filter((name) => name in window);
      return { refused: [...new Set(refused)].sort(), fetched, done };
    });
    const refused = ['connect-src', 'frame-src', 'img-src', 'script-src', 'script-src-elem'];
    expect(met).toEqual({ refused, fetched: false, done: [] });
  });

  test('8. Do not enable allowRunningInsecureContent', async () => {
    for (const preferences of eachPage()) expect(preferences.allowRunningInsecureContent ?? false).toBe(false);
    expect(await hasSwitch('allow-running-insecure-content')).toBe(false);
  });

  test('9. Do not enable experimental features', async () => {
    for (const preferences of eachPage()) expect(preferences.experimentalFeatures ?? false).toBe(false);
    expect(await hasSwitch('enable-experimental-web-platform-features')).toBe(false);
  });

  test('10. Do not use enableBlinkFeatures', async () => {
    for (const preferences of eachPage()) expect(preferences.enableBlinkFeatures ?? '').toBe('');
    expect(await hasSwitch('enable-blink-features')).toBe(false);
  });

  test('11. Do not use allowpopups for WebViews', async () => {
    for (const preferences of eachPage()) expect(preferences.webviewTag).toBe(false);
    const isKnown = await program.page.evaluate(() => 'loadURL' in document.createElement('webview'));
    expect(isKnown).toBe(false);
  });

  test('12. Verify WebView options before creation', async () => {
    const attached = await program.electron.evaluate(async ({ BrowserWindow, webContents }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } });
      try {
        const asked = new Promise<boolean>((resolve) => {
          window.webContents.on('will-attach-webview', ({ defaultPrevented }) => resolve(!defaultPrevented));
        });
        await window.loadURL('data:text/html,<webview src="https://example.com/" allowpopups></webview>');
        const isAllowed = await asked;
        return {
          isAllowed,
          guests: webContents.getAllWebContents().filter((each) => each.getType() === 'webview').length,
        };
      } finally {
        window.destroy();
      }
    });
    expect(attached).toEqual({ isAllowed: false, guests: 0 });
  });

  test('13. Disable or limit navigation', async () => {
    const { page, electron } = program;
    const led = await electron.evaluateHandle(({ webContents }) => {
      const asked: { url: string; isRefused: boolean }[] = [];
      for (const contents of webContents.getAllWebContents()) {
        contents.on('will-frame-navigate', ({ url, defaultPrevented }) =>
          asked.push({ url, isRefused: defaultPrevented }),
        );
      }
      return asked;
    });
    await page.evaluate(() => {
      location.href = 'https://example.com/by-address';
      const link = document.createElement('a');
      link.href = 'https://example.com/by-link';
      document.body.append(link);
      link.click();
      link.remove();
    });
    const refused = ['by-address', 'by-link'].map((by) => ({ url: `https://example.com/${by}`, isRefused: true }));
    await expect.poll(() => led.evaluate((asked) => asked)).toEqual(refused);
    // Chromium itself leads no page to these.
    await page.evaluate(() => {
      for (const address of ['file:///etc/hostname', 'data:text/html,elsewhere', 'chrome://version'])
        location.href = address;
    });
    expect(await page.evaluate(() => fetch('/').then(() => location.origin))).toBe('app://facedesk');
    const hidden = { address: 'app://facedesk/look.html', preload: 'look-preload' } as const;
    const script = "location.href = 'https://example.com/'; fetch('/').then(() => location.href)";
    expect(await intrude(electron, { ...hidden, script })).toBe(hidden.address);
  });

  test('14. Disable or limit creation of new windows', async () => {
    const { page, electron } = program;
    const before = await electron.evaluate(({ webContents }) => webContents.getAllWebContents().length);
    const opened = await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.com/';
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.remove();
      return ['https://example.com/', 'about:blank', 'app://facedesk/', 'file:///etc/hostname'].map(
        (address) => window.open(address) !== null,
      );
    });
    expect(opened).toEqual([false, false, false, false]);
    expect(await electron.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(before);
  });

  test('15. Do not use shell.openExternal with untrusted content', async () => {
    const { page, electron } = program;
    const opened = await electron.evaluateHandle(({ shell }) => {
      const addresses: string[] = [];
      shell.openExternal = async (address) => void addresses.push(address);
      return addresses;
    });
    const names = contract['links.open'].request.shape.link.options;
    const asked = [...names, 'https://example.com/', 'file:///etc/hostname', 'smb://example.com/share', 'calc:'];
    const answers = await page.evaluate(
      (links) => Promise.all(links.map(async (link) => (await window.facedesk.links.open({ link: link as never })).ok)),
      asked,
    );
    expect(answers).toEqual(asked.map((_, index) => index < names.length));
    const hosts = await opened.evaluate((addresses) => addresses.map((address) => new URL(address).origin));
    expect(hosts).toEqual(['https://developers.instantpay.in', 'https://www.cashfree.com']);
  });

  /** What is the newest only the network knows. The repackaged older build is run where the official one can't be had, and never given out. */
  test('16. Use a current version of Electron', async () => {
    const description = JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8'));
    expect(description.devDependencies.electron).toBe(officialVersion);
    const running = await program.electron.evaluate(() => process.versions.electron);
    expect([officialVersion, stockVersion]).toContain(running);
    const build = { executable: '', folder: '', source: 'stock', version: stockVersion } as const;
    expect(() => targetHere(build, true)).toThrow('A release is made of the official Electron alone');
  });

  test('17. Validate the sender of all IPC messages', async () => {
    const { electron } = program;
    const callAll = `Promise.all(Object.entries(window.facedesk).flatMap(([domain, methods]) =>
      Object.entries(methods).filter(([name]) => !name.startsWith('on')).map(async ([name, method]) => {
        const answer = await method(name === 'add' ? new File(['x'], 'x') : {});
        return [domain + '.' + name, answer.ok ? 'answered' : answer.error.code];
      })))`;
    const refused = Object.fromEntries(Object.keys(contract).map((name) => [name, 'notAllowed']));
    const inside = 'data:text/html,<iframe srcdoc="<p>inside"></iframe>';
    for (const from of [
      { address: 'data:text/html,<p>elsewhere' },
      { address: 'about:blank' },
      // Our own page, in a window that is not the program's.
      { address: 'app://facedesk/' },
      { address: inside, inFrame: true },
    ]) {
      const answers = await intrude(electron, { ...from, script: callAll });
      expect(Object.fromEntries(answers as [string, string][]), from.address).toEqual(refused);
    }
    for (const [preload, script] of [
      ['report-preload', 'window.facedeskReport.take()'],
      ['look-preload', 'window.facedeskLook.next()'],
    ] as const) {
      const call = intrude(electron, { address: 'app://facedesk/', preload, script });
      await expect(call, preload).rejects.toThrow('No handler registered');
    }

    const made = await electron.evaluate(async ({ BrowserWindow, ipcMain }, channel) => {
      const window = BrowserWindow.getAllWindows()[0];
      if (!window) throw new Error('no window');
      // Electron keeps its handlers here; the gate's own is called with events such as a real call brings.
      type Handler = (event: unknown, argument: unknown) => Promise<unknown>;
      const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
      const call = handlers.get(channel);
      if (!call) throw new Error('no such channel');
      const ours = window.webContents.mainFrame;
      const event = (senderFrame: unknown) => ({ sender: window.webContents, senderFrame });
      const like = (changes: object) => ({ url: ours.url, origin: ours.origin, parent: null, ...changes });
      const frames = [null, like({ parent: ours }), like({ origin: 'https://example.com' }), ours];
      return {
        channels: [...handlers.keys()],
        // What is sent without waiting for an answer passes no gate: there is nothing but Electron's own.
        unasked: ipcMain.eventNames(),
        answers: await Promise.all(frames.map((frame) => call(event(frame), {}))),
      };
    }, `${CHANNEL_PREFIX}program.describe`);
    const channels = Object.keys(contract).map((name) => CHANNEL_PREFIX + name);
    // The last one is Electron's own.
    expect(made.channels.sort()).toEqual([...channels, 'IMPORT_SHARED_TEXTURE_RELEASE_RENDERER_TO_MAIN'].sort());
    expect(made.unasked).toEqual(['error']);
    const no = { ok: false, error: { code: 'notAllowed' } };
    // A frame that is gone, a frame within ours, another origin; and ours.
    expect(made.answers).toMatchObject([no, no, no, { ok: true }]);
  });

  test('18. Avoid usage of the file:// protocol and prefer usage of custom protocols', async () => {
    for (const { address } of seen.pages) expect(address).toMatch(/^app:\/\/facedesk\//);
    const addresses = [
      '/%2e%2e/main/main.js',
      '/..%2f..%2fpackage.json',
      '/nothing.js',
      'file:///etc/hostname',
      '/index.html',
    ];
    const statuses = await program.page.evaluate(
      (wanted) =>
        Promise.all(
          wanted.map((address) =>
            fetch(address).then(
              ({ status }) => status,
              () => 'refused',
            ),
          ),
        ),
      addresses,
    );
    expect(statuses).toEqual([404, 404, 404, 'refused', 200]);
  });

  // They are set at packing and read back from what is packed: packaged/installed.spec, packaged/windows.spec.
  test('19. Check which fuses you can change', async () => {
    const there = Object.keys(await getCurrentFuseWire(process.env.FACEDESK_ELECTRON ?? '')).filter((key) =>
      /^\d+$/.test(key),
    );
    expect(there.length).toBeGreaterThan(7);
    for (const fuse of there) expect(fuses, FuseV1Options[Number(fuse)]).toHaveProperty(fuse);
    expect(fuses.strictlyRequireAllFuses).toBe(true);
  });

  test('20. Do not expose Electron APIs to untrusted web content', async () => {
    const { page, electron } = program;
    const surface = await page.evaluate(() =>
      Object.entries(window.facedesk).flatMap(([domain, methods]) =>
        Object.entries(methods).map(([name, method]) => [`${domain}.${name}`, typeof method]),
      ),
    );
    // `checks.changed` becomes `checks.onChanged`.
    const announced = Object.keys(announcements).map((name) =>
      name.replace(/\.(\w)/, (_, first: string) => `.on${first.toUpperCase()}`),
    );
    const methods = [...Object.keys(contract), ...announced];
    expect(Object.fromEntries(surface)).toEqual(Object.fromEntries(methods.map((name) => [name, 'function'])));
    const others = ['electron', 'ipcRenderer', 'facedeskReport', 'facedeskLook'];
    expect(await page.evaluate((names) => names.filter((name) => name in window), others)).toEqual([]);
    // Of what is announced a page gets the content, never Electron's event, which has the sender.
    const heard = await page.evaluateHandle(() => {
      const calls: unknown[][] = [];
      window.facedesk.program.onChanged((...given: unknown[]) => calls.push(given));
      return calls;
    });
    await electron.evaluate(({ BrowserWindow }, channel) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send(channel, {});
    }, `${CHANNEL_PREFIX}program.changed`);
    await expect.poll(() => heard.evaluate((calls) => calls)).toEqual([[{}]]);
    for (const [preload, name, known] of [
      ['report-preload', 'facedeskReport', ['failed', 'picture', 'progress', 'ready', 'take']],
      ['look-preload', 'facedeskLook', ['next', 'tell']],
    ] as const) {
      const script = `({ bridges: Object.keys(window).filter((key) => /^facedesk/.test(key)), names: Object.keys(${name}).sort() })`;
      const found = await intrude(electron, { address: 'app://facedesk/', preload, script });
      expect(found).toEqual({ bridges: [name], names: known });
    }
  });
});

test('a thousand malformed calls are all refused, and the program goes on', async () => {
  const { page } = program;
  const seed = Date.now() % 1_000_000;
  const count = runs(1_000, 1_000);
  const outcome = await page.evaluate(callMalformed, { start: seed, calls: count });
  expect(outcome.accepted, `seed ${seed}`).toEqual([]);
  expect(Object.keys(outcome.codes).sort(), `seed ${seed}`).not.toContain('unexpected');
  expect(Object.values(outcome.codes).reduce((sum, more) => sum + more, 0)).toBe(count);
  const described = await page.evaluate(() => window.facedesk.program.describe({}));
  expect(described).toMatchObject({ ok: true, value: { mode: 'practice' } });
});

test('the page has no way out by WebRTC, and offers nothing for download', async () => {
  const { page, electron } = program;
  const listener = createSocket('udp4');
  let heard = 0;
  listener.on('message', () => {
    heard += 1;
  });
  await new Promise<void>((resolve) => listener.bind(0, '127.0.0.1', resolve));
  let connections = 0;
  const turn = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => turn.listen(0, '127.0.0.1', resolve));
  const ports = { udp: listener.address().port, tcp: (turn.address() as AddressInfo).port };
  await page.evaluate(async ({ udp, tcp }) => {
    const peer = new RTCPeerConnection({
      iceServers: [
        { urls: `stun:127.0.0.1:${udp}` },
        { urls: `turn:127.0.0.1:${tcp}?transport=tcp`, username: 'u', credential: 'c' },
      ],
    });
    peer.createDataChannel('out');
    await peer.setLocalDescription();
    // Gathering ends by itself once every way has been tried.
    await new Promise<void>((resolve) => {
      if (peer.iceGatheringState === 'complete') resolve();
      peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && resolve();
    });
    peer.close();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['faces']));
    link.download = 'faces.txt';
    link.click();
  }, ports);
  listener.close();
  turn.close();
  expect({ heard, connections }).toEqual({ heard: 0, connections: 0 });
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

/** The last test: its window takes the place of the one before. */
test('where the system can, a person keeps the window out of screenshots; elsewhere there is nothing to choose', async () => {
  const { page, electron } = program;
  const name = 'Keep this window out of screenshots and screen sharing';
  // Away from the pages that it was not led to.
  await page.reload();
  await openSection(page, 'Protection of credentials and records');
  await expect(page.getByRole('checkbox', { name })).toHaveCount(0);
  expect(await page.evaluate(() => window.facedesk.program.protectContent({ isOn: true }))).toMatchObject({
    ok: false,
  });

  // The rest as on Windows: what the program asks of the system is seen here, what Windows makes of it is not.
  const told = await electron.evaluateHandle(({ app, BrowserWindow }) => {
    Object.defineProperty(process, 'platform', { value: 'win32' });
    const asked: boolean[] = [];
    const listen = (made: Electron.BrowserWindow) => {
      made.setContentProtection = (isOn) => void asked.push(isOn);
    };
    for (const made of BrowserWindow.getAllWindows()) listen(made);
    app.on('browser-window-created', (_event, made) => listen(made));
    return asked;
  });
  await page.reload();
  const box = page.getByRole('checkbox', { name });
  await expect(box).not.toBeChecked();
  await page.getByText(name).click();
  await expect(box).toBeChecked();
  expect(await told.evaluate((asked) => asked)).toEqual([true]);

  await electron.evaluate(({ app, BrowserWindow }) => {
    // So that the program doesn't end with its window.
    const other = new BrowserWindow({ show: false });
    for (const made of BrowserWindow.getAllWindows()) if (made !== other) made.destroy();
    app.emit('activate');
    other.destroy();
  });
  await expect.poll(() => told.evaluate((asked) => asked)).toEqual([true, true]);
});
