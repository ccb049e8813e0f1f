import { createSocket } from 'node:dgram';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from '@playwright/test';
import { announcements, contract } from '../../shared/contract/contract.ts';
import { sampleSessions } from '../../shared/practice.ts';
import { runs } from '../counts.ts';
import { openProgram, type Program } from './program.ts';
import { enterSession, headline, lookUp } from './screens.ts';

const sampleSession = (name: string) => sampleSessions.find((sample) => sample.name === name)?.sessionId ?? '';

let program: Program;
test.beforeAll(async () => {
  program = await openProgram();
});
test.afterAll(() => program.close());

test('the page has the bridge and nothing else of the program', async () => {
  const { page } = program;
  const surface = await page.evaluate(() =>
    Object.entries(window.facedesk).flatMap(([domain, methods]) =>
      Object.keys(methods).map((name) => `${domain}.${name}`),
    ),
  );
  // `checks.changed` becomes `checks.onChanged`.
  const announced = Object.keys(announcements).map((name) =>
    name.replace(/\.(\w)/, (_, first: string) => `.on${first.toUpperCase()}`),
  );
  expect(surface.sort()).toEqual([...Object.keys(contract), ...announced].sort());
  const leaks = await page.evaluate(() =>
    ['require', 'process', 'module', 'electron', 'ipcRenderer', 'Buffer', 'global'].filter((name) => name in window),
  );
  expect(leaks).toEqual([]);
});

test('a thousand malformed calls are all refused, and the program goes on', async () => {
  const { page } = program;
  const seed = Date.now() % 1_000_000;
  const count = runs(1_000, 1_000);
  const outcome = await page.evaluate(
    async ({ start, calls }) => {
      let state = start;
      const random = (below: number) => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        return state % below;
      };
      const value = (depth: number): unknown => {
        const kinds = [
          () => null,
          () => undefined,
          () => random(1e9) - 5e8,
          () => Number.NaN,
          () => Number.POSITIVE_INFINITY,
          () => true,
          () => 'x'.repeat(random(3000)),
          () => '../../etc/passwd\0',
          () => new Uint8Array(random(1000)),
          () => new Date(random(1e9)),
          () => BigInt(random(1e9)),
          () => new Map([[1, 2]]),
          () => (depth > 3 ? [] : Array.from({ length: random(4) }, () => value(depth + 1))),
          () => (depth > 3 ? {} : object(depth + 1)),
        ];
        return kinds[random(kinds.length)]?.();
      };
      const names = [
        'id',
        'sessionId',
        'customerIp',
        'caseReference',
        'firstPicture',
        'secondPicture',
        'threshold',
        'verificationId',
        'bytes',
        'name',
        'byteLength',
        'portrait',
        'text',
        'link',
        '__proto__',
        'constructor',
      ];
      const object = (depth: number) =>
        Object.fromEntries(Array.from({ length: 1 + random(5) }, () => [names[random(names.length)], value(depth)]));

      // Everything that takes an argument; a call without one is well-formed when it is given none.
      const methods = Object.entries(window.facedesk).flatMap(([domain, group]) =>
        Object.entries(group)
          .filter(([name]) => name !== 'add' && !name.startsWith('on'))
          .map(
            ([name, method]) =>
              [
                `${domain}.${name}`,
                method as (argument: unknown) => Promise<{ ok: boolean; error?: { code: string } }>,
              ] as const,
          ),
      );
      const codes: Record<string, number> = {};
      const accepted: string[] = [];
      for (let call = 0; call < calls; call += 1) {
        const [name, method] = methods[random(methods.length)] ?? [];
        const argument = value(0);
        const empty = typeof argument === 'object' && argument !== null && Object.keys(argument).length === 0;
        const answer = await method?.(empty ? { unexpected: 1 } : argument);
        if (!answer || answer.ok) accepted.push(`${name} ${JSON.stringify(argument)}`);
        else codes[answer.error?.code ?? 'none'] = (codes[answer.error?.code ?? 'none'] ?? 0) + 1;
      }
      return { accepted, codes };
    },
    { start: seed, calls: count },
  );
  expect(outcome.accepted, `seed ${seed}`).toEqual([]);
  expect(Object.keys(outcome.codes).sort(), `seed ${seed}`).not.toContain('unexpected');
  expect(Object.values(outcome.codes).reduce((sum, more) => sum + more, 0)).toBe(count);
  const described = await page.evaluate(() => window.facedesk.program.describe({}));
  expect(described).toMatchObject({ ok: true, value: { mode: 'practice' } });
});

/** Opens one more window with the program's own preload, as an attacker inside might, and lets a page call from it. */
async function callFrom(address: string, insideFrame = false): Promise<unknown> {
  return program.electron.evaluate(
    async ({ app, BrowserWindow }, { url, framed }) => {
      const intruder = new BrowserWindow({
        show: false,
        webPreferences: {
          preload: `${app.getAppPath()}/out/preload/preload.cjs`,
          sandbox: true,
          contextIsolation: true,
          nodeIntegrationInSubFrames: framed,
        },
      });
      try {
        await intruder.loadURL(url);
        const frame = framed ? intruder.webContents.mainFrame.frames[0] : intruder.webContents.mainFrame;
        return await frame?.executeJavaScript('window.facedesk.program.describe({})');
      } finally {
        intruder.destroy();
      }
    },
    { url: address, framed: insideFrame },
  );
}

const refused = { ok: false, error: { code: 'notAllowed' } };

test('a call from another origin is refused', async () => {
  expect(await callFrom('data:text/html,<p>elsewhere')).toMatchObject(refused);
  expect(await callFrom('about:blank')).toMatchObject(refused);
});

test('a call from our own page in a window that is not the program’s is refused', async () => {
  expect(await callFrom('app://facedesk/')).toMatchObject(refused);
});

test('a call from a subframe is refused', async () => {
  expect(await callFrom('data:text/html,<iframe srcdoc="<p>inside"></iframe>', true)).toMatchObject(refused);
});

test('a call from a frame that is gone, or from a subframe of our own window, is refused', async () => {
  const answers = await program.electron.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const window = BrowserWindow.getAllWindows()[0];
    if (!window) throw new Error('no window');
    // Electron keeps its handlers here; the gate's own is called with events such as a real call brings.
    const handlers = (
      ipcMain as unknown as { _invokeHandlers: Map<string, (event: unknown, argument: unknown) => Promise<unknown>> }
    )._invokeHandlers;
    const call = handlers.get('facedesk:program.describe');
    if (!call) throw new Error('no such channel');
    const ours = window.webContents.mainFrame;
    const event = (senderFrame: unknown) => ({ sender: window.webContents, senderFrame });
    const like = (changes: object) => ({ url: ours.url, origin: ours.origin, parent: null, ...changes });
    return Promise.all([
      call(event(null), {}),
      call(event(like({ parent: ours })), {}),
      call(event(like({ origin: 'https://example.com' })), {}),
      call(event(ours), {}),
    ]);
  });
  expect(answers).toMatchObject([refused, refused, refused, { ok: true }]);
});

test('what may be charged takes a press, which no script can make; who can’t press is asked outside the window', async () => {
  const { page, electron } = program;
  const button = page.getByRole('button', { name: 'Look up the result' });
  const entered = () =>
    page.evaluate(async () => {
      const everything = { text: '', mode: null, kind: null, result: null, caseId: null, from: null, until: null };
      const found = await window.facedesk.history.search({ ...everything, before: null, limit: 1 });
      return found.ok ? found.value.total : null;
    });
  const asked = () => electron.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  const answerWith = (label: string) =>
    electron.evaluate(({ dialog }, chosen) => {
      const questions: string[] = [];
      Object.assign(globalThis, { asked: questions });
      dialog.showMessageBox = async (...given: unknown[]) => {
        const { message, buttons, defaultId } = given.at(-1) as Electron.MessageBoxOptions;
        questions.push(`${message} ${buttons?.[defaultId ?? -1]}`);
        return { response: buttons?.indexOf(chosen) ?? -1, checkboxChecked: false };
      };
    }, label);

  const press = () => page.getByRole('heading', { level: 1 }).click();
  const useUpPress = async () => {
    await press();
    const used = await page.evaluate(() =>
      window.facedesk.checks.sendNow({ id: '00000000-0000-4000-8000-000000000000' }),
    );
    expect(used).toMatchObject({ error: { code: 'notFound' } });
  };

  await answerWith('Send');
  await lookUp(page, sampleSession('live'));
  await expect(headline(page)).toBeVisible();
  expect([await entered(), await asked()]).toEqual([1, []]);

  // As a screen reader presses it: inside the page, with nothing that the browser saw.
  await enterSession(page, sampleSession('low'));
  await useUpPress();
  await button.evaluate((element: HTMLElement) => element.click());
  await expect.poll(entered).toBe(2);
  expect(await asked()).toEqual(["Send this liveness check? Don't send"]);

  // Nothing else than a press helps a script, and after a “no” it can’t ask again and again.
  await answerWith("Don't send");
  await enterSession(page, sampleSession('review'));
  await useUpPress();
  await button.evaluate((element: HTMLElement) => {
    element.focus();
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'touchend'])
      element.dispatchEvent(new MouseEvent(type, { bubbles: true, button: 0 }));
  });
  await expect(page.getByText('Facedesk saw no click or key for it')).toBeVisible();
  const codes = await page.evaluate(async (sessionId) => {
    const request = { sessionId, customerIp: '8.8.8.8', caseReference: '' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => window.facedesk.checks.lookUpLiveness(request)));
    return [...new Set(answers.map((answer) => (answer.ok ? 'entered' : answer.error.code)))];
  }, sampleSession('review'));
  expect(codes).toEqual(['notPressed']);
  expect([await entered(), (await asked()).length]).toEqual([2, 1]);

  // One press, one call.
  await press();
  const both = await page.evaluate(
    (sessionIds) =>
      Promise.all(
        sessionIds.map((sessionId) =>
          window.facedesk.checks.lookUpLiveness({ sessionId, customerIp: '8.8.8.8', caseReference: '' }),
        ),
      ),
    [sampleSession('failed'), sampleSession('expired')],
  );
  expect(both).toMatchObject([{ ok: true }, { ok: false, error: { code: 'notPressed' } }]);
  expect(await entered()).toBe(3);
});

test('the page can’t be led away, opens no window, and has no network', async () => {
  const { page, electron } = program;
  const violations = await page.evaluate(async () => {
    const seen: string[] = [];
    const allSeen = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        seen.push(effectiveDirective);
        if (new Set(seen).size === 4) resolve();
      });
    });
    const opened = window.open('https://example.com/');
    location.href = 'https://example.com/';
    const link = document.createElement('a');
    link.href = 'https://example.com/';
    link.target = '_blank';
    document.body.append(link);
    link.click();
    link.target = '';
    link.click();
    link.remove();
    const fetched = await fetch('https://example.com/').then(
      () => 'fetched',
      () => 'refused',
    );
    const image = new Image();
    image.src = 'https://example.com/a.png';
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com/';
    document.body.append(frame);
    // Without one of them the test ends by its time limit.
    await allSeen;
    frame.remove();
    script.remove();
    return { seen, opened: opened !== null, fetched, injected: 'injected' in window };
  });
  expect(violations).toMatchObject({ opened: false, fetched: 'refused', injected: false });
  expect(violations.seen).toEqual(expect.arrayContaining(['connect-src', 'img-src', 'script-src-elem', 'frame-src']));
  expect(page.url()).toContain('app://facedesk/');
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
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

test('the page gets no permission but the camera’s picture', async () => {
  const { page } = program;
  const asked = await page.evaluate(async () => {
    const tried = async (attempt: () => Promise<unknown>) =>
      attempt().then(
        () => 'granted',
        (error: Error) => error.name,
      );
    return {
      microphone: await tried(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      both: await tried(() => navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
      location: await tried(
        () =>
          new Promise((resolve, reject) =>
            navigator.geolocation.getCurrentPosition(resolve, () => reject(new Error('refused'))),
          ),
      ),
      notification: await Notification.requestPermission(),
      clipboard: await tried(() => navigator.clipboard.readText()),
    };
  });
  expect(asked.microphone).toMatch(/NotAllowedError|NotFoundError/);
  expect(asked.both).toMatch(/NotAllowedError|NotFoundError/);
  expect(asked.location).not.toBe('granted');
  expect(asked.notification).toBe('denied');
  expect(asked.clipboard).not.toBe('granted');
});

test('the window is sandboxed and isolated, and serves no file from outside its pages', async () => {
  const { page, electron } = program;
  const preferences = await electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences: () => object;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
  });
  const statuses = await page.evaluate(() =>
    Promise.all(
      ['/%2e%2e/main/main.js', '/..%2f..%2fpackage.json', '/nothing.js', '/index.html'].map((path) =>
        fetch(path).then(
          (answer) => answer.status,
          () => 0,
        ),
      ),
    ),
  );
  expect(statuses).toEqual([404, 404, 404, 200]);
});
