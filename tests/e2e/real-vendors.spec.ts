import { rm } from 'node:fs/promises';
import { createServer as createProxy } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { httpAnswer, startWireServer, type WireServer } from '../integration/wire-server.ts';
import { type Authority, isHere, makeAuthority } from '../tools.ts';
import { startAfresh } from './afresh.ts';
import { lane, openOutbox } from './outbox.ts';
import { portrait } from './pictures.ts';
import { newDataFolder, openProgram, type Program } from './program.ts';
import { chooseBoth, compare, gauge, headline, lookUp, openLiveness, openMatch, result } from './screens.ts';
import { expectForgotten, expectNowhereOnDisk } from './secrets.ts';
import {
  agreeOutside,
  choosePassMark,
  choosePassphrase,
  enterCredentials,
  type LaneName,
  laneCard,
  openSettings,
  section,
  switchMode,
} from './settings.ts';

test.skip(!isHere('openssl'), 'needs openssl, which is not on this machine');

const sessionId = '1ac280b1-dfe0-4e05-9127-e1ec74478cb9';
const secret = { InstantPay: 'ip-secret-5Tz8-cd34', Cashfree: 'cf-secret-9Qw1-ef56' } as const;
const clientId = { InstantPay: 'IPAY-CLIENT-77', Cashfree: 'CF-CLIENT-88' } as const;

let authority: Authority;
let vendor: WireServer;
let data: string;
test.beforeAll(() => {
  authority = makeAuthority();
});
test.beforeEach(async () => {
  data = await newDataFolder();
});
test.afterEach(async () => {
  await vendor?.close();
  await rm(data, { recursive: true, force: true });
});

/** Answers both vendors' questions, well-formed, as either real one would. */
function answerBoth(server: WireServer, environment: 'LIVE' | 'SANDBOX'): void {
  server.reply = (socket, { requestLine, body }) => {
    if (requestLine.includes('/face-match')) {
      const id = /name="verification_id"\r\n\r\n([^\r]+)/.exec(body.toString('latin1'))?.[1];
      const answer = {
        status: 'SUCCESS',
        ref_id: 5,
        verification_id: id,
        face_match_result: 'YES',
        face_match_score: 0.88,
      };
      return socket.end(httpAnswer(200, { 'X-Request-Id': 'req-5' }, JSON.stringify(answer)));
    }
    const data = { SessionId: sessionId, Status: 'SUCCEEDED', Confidence: 96.5 };
    socket.end(httpAnswer(200, {}, JSON.stringify({ statuscode: 'TXN', status: 'ok', data, environment })));
  };
}

interface Setting {
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it is found first what records without protection take. */
  readonly unprotected?: boolean;
}

const developers = { FACEDESK_ALLOW_LOOPBACK_VENDORS: '1' };

/** Records that end with the program take no check outside practice, and the way to protection is shown. */
async function findUnprotected(page: Page): Promise<void> {
  await switchMode(page, 'Sandbox');
  await expect(page.getByRole('banner')).toContainText('Records are not protected yet');
  await openLiveness(page);
  await lookUp(page, sessionId);
  await expect(page.getByText('only practice checks can be kept')).toBeVisible();
  expect(vendor.received).toEqual([]);
  await page.getByRole('banner').getByRole('link', { name: 'Protect them' }).click();
}

/** The program with credentials for this session, in this mode, pointed at the vendor. */
async function openIn(
  mode: 'Sandbox' | 'Production',
  url: string,
  { env = {}, unprotected = false }: Setting = {},
): Promise<Program> {
  const program = await openProgram({ data, env: { ...developers, SSL_CERT_FILE: authority.file, ...env } });
  const { page } = program;
  await agreeOutside(program.electron);
  await openSettings(page);
  // Records of real customers need protection that outlives the program.
  const protect = () => choosePassphrase(page, 'correct horse battery');
  if (!unprotected) await protect();
  for (const name of ['InstantPay', 'Cashfree'] as const) {
    const laneName: LaneName = `${name}, ${mode === 'Sandbox' ? 'sandbox' : 'production'}`;
    const baseUrl = name === 'Cashfree' ? `${url}/verification` : url;
    await enterCredentials(page, laneName, {
      clientId: clientId[name],
      clientSecret: secret[name],
      baseUrl,
      thisSessionOnly: true,
    });
    await expect(laneCard(page, laneName)).toContainText('For this session only');
  }
  if (unprotected) {
    await findUnprotected(page);
    await protect();
  }
  if (mode === 'Production') await choosePassMark(page, '99', '50');
  await switchMode(page, mode);
  if (mode === 'Production') await page.getByRole('button', { name: 'I understand, use production' }).click();
  await expect(page.getByRole('banner')).toContainText(mode);
  return program;
}

async function matchTwo({ page }: Program): Promise<void> {
  await openMatch(page);
  await chooseBoth(page, portrait('asha-1'), portrait('asha-2'));
  await compare(page);
}

for (const mode of ['Sandbox', 'Production'] as const) {
  test(`${mode}: both checks go to the vendors over TLS, under an authority of the system’s, with our credentials${
    mode === 'Sandbox' ? ', once records outlive the program' : ''
  }`, async () => {
    vendor = await startWireServer(authority.issue('IP:127.0.0.1'));
    answerBoth(vendor, mode === 'Production' ? 'LIVE' : 'SANDBOX');
    const program = await openIn(mode, vendor.url, { unprotected: mode === 'Sandbox' });
    const { page } = program;

    await openLiveness(page);
    await lookUp(page, sessionId);
    await expect(headline(page)).toHaveText('Needs a review');
    await expect(result(page)).toContainText(
      mode === 'Sandbox' ? 'No pass mark has been chosen yet' : 'below the pass mark',
    );
    await expect(result(page).getByText('Sandbox result')).toHaveCount(mode === 'Sandbox' ? 1 : 0);
    await matchTwo(program);
    await expect(gauge(page)).toHaveAttribute('aria-valuenow', '0.88');
    await expect(headline(page)).toHaveText(/YES/);
    await result(page).getByRole('button', { name: 'Raw answer and attempts' }).click();
    await expect(result(page).getByText(/Certificate ([0-9A-F]{2}:){7}[0-9A-F]{2}…/)).toBeVisible();
    await page.screenshot({ path: test.info().outputPath('attempts.png') });

    const [lookup, match] = vendor.received;
    const header = (request: typeof lookup, name: string) => request?.headers.find(([key]) => key === name)?.[1];
    expect(lookup?.requestLine).toBe('POST /identity/faceLiveness/getSessionResult HTTP/1.1');
    expect(header(lookup, 'X-Ipay-Client-Id')).toBe(clientId.InstantPay);
    expect(header(lookup, 'X-Ipay-Client-Secret')).toBe(secret.InstantPay);
    expect(header(lookup, 'X-Ipay-Endpoint-Ip')).toBe('49.36.1.2');
    expect(lookup?.body.toString()).toBe(`{"sessionId":"${sessionId}"}`);
    expect(match?.requestLine).toBe('POST /verification/face-match HTTP/1.1');
    expect(header(match, 'x-client-id')).toBe(clientId.Cashfree);
    expect(header(match, 'x-client-secret')).toBe(secret.Cashfree);
    expect(match?.body.includes(portrait('asha-1').buffer)).toBe(true);
    expect(match?.body.includes(portrait('asha-2').buffer)).toBe(true);
    expect(vendor.received).toHaveLength(2);

    if (mode === 'Production') {
      await test.step('an answer that says SANDBOX is shown as not live', async () => {
        answerBoth(vendor, 'SANDBOX');
        await openLiveness(page);
        await lookUp(page, sessionId);
        await expect(result(page)).toContainText(/SANDBOX/);
        await openOutbox(page);
        await expect(lane(page, 'InstantPay')).toContainText('Wrong environment');
      });
    }

    // Nothing that the page could ask for has a secret in it, nor has anything else.
    const answers = await page.evaluate(async () => {
      const { facedesk } = window;
      return JSON.stringify([
        await facedesk.program.describe({}),
        await facedesk.vault.status({}),
        await facedesk.credentials.list({}),
        await facedesk.credentials.test({ vendor: 'cashfree', mode: 'sandbox' }),
      ]);
    });
    for (const text of Object.values(secret)) expect(answers).not.toContain(text);
    await expectForgotten(program, Object.values(secret));
    await program.close();
    for (const text of Object.values(secret)) await expectNowhereOnDisk(data, text);
  });
}

test('goes through the system’s proxy, which sees no secret', async () => {
  vendor = await startWireServer(authority.issue('DNS:vendor.test'));
  answerBoth(vendor, 'SANDBOX');
  const asked: string[] = [];
  const seen: Buffer[] = [];
  const proxy = createProxy().on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    // The name is known to the proxy alone.
    const onward = connect(Number(new URL(vendor.url).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.on('data', (chunk: Buffer) => seen.push(chunk));
      socket.pipe(onward).pipe(socket);
    });
    for (const end of [socket, onward]) end.on('error', () => end.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const env = { https_proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
  const program = await openIn('Sandbox', 'https://vendor.test', { env });
  await matchTwo(program);
  await expect(gauge(program.page)).toHaveAttribute('aria-valuenow', '0.88');
  expect(asked).toEqual(['vendor.test:443']);
  expect(Buffer.concat(seen).includes(secret.Cashfree)).toBe(false);
  await program.close();
  proxy.closeAllConnections();
  proxy.close();
});

test('a certificate for another host, one that has expired, and one of an authority that nobody knows are refused and explained, and nothing is sent; behind a right one credentials are tested without a charge', async () => {
  const program = await openIn('Sandbox', 'https://127.0.0.1:1');
  const { page } = program;
  const card = laneCard(page, 'Cashfree, sandbox');
  const pointAt = async (server: WireServer) => {
    await openSettings(page);
    await enterCredentials(page, 'Cashfree, sandbox', {
      clientSecret: secret.Cashfree,
      baseUrl: `${server.url}/verification`,
    });
    await page.getByRole('alertdialog').getByRole('button', { name: 'Replace' }).click();
    await expect(card.getByRole('form')).toHaveCount(0);
  };
  for (const [what, certificate, words] of [
    ['for another host', authority.issue('DNS:vendor.example'), /another (host|name|address)|different/i],
    ['expired', authority.issue('IP:127.0.0.1', -1), /expired|date and time/i],
    ['of an unknown authority', makeAuthority().issue('IP:127.0.0.1'), /certificate/i],
  ] as const) {
    await test.step(what, async () => {
      vendor = await startWireServer(certificate);
      await pointAt(vendor);
      await matchTwo(program);
      await expect(headline(page)).toHaveText('No connection');
      await expect(result(page)).toContainText(words);
      await expect(result(page)).toContainText('It was not processed, so nothing was charged.');
      expect(vendor.received).toEqual([]);
      await startAfresh(program);
      await vendor.close();
    });
  }
  await test.step('the connection test tells right credentials from wrong ones', async () => {
    vendor = await startWireServer(authority.issue('IP:127.0.0.1'));
    await pointAt(vendor);
    for (const [status, code, words] of [
      [401, 'authentication_failed', 'Cashfree refuses these credentials.'],
      [400, 'first_image_missing', 'Cashfree accepts these credentials.'],
    ] as const) {
      vendor.reply = (socket) =>
        socket.end(httpAnswer(status, {}, JSON.stringify({ type: 'error', code, message: 'm' })));
      await card.getByRole('button', { name: /Test/ }).click();
      await expect(card).toContainText(words);
    }
    expect(vendor.received).toHaveLength(2);
    for (const { body } of vendor.received) expect(body.includes('_image')).toBe(false);
    await vendor.close();
  });
  await test.step('this computer is a vendor without TLS in a developer’s build, and the banner says so', async () => {
    vendor = await startWireServer();
    await pointAt(vendor);
    await expect(page.getByRole('banner')).toContainText("Developer's build");
  });
  await program.close();
});

test('production is explained once, and can be declined; so can an address that is not the vendor’s, of which nothing is kept then; this computer is no vendor', async () => {
  const program = await openProgram();
  const { page, electron } = program;
  await agreeOutside(electron);
  await openSettings(page);
  const sandbox = 'Cashfree, sandbox';
  vendor = await startWireServer();
  await enterCredentials(page, sandbox, {
    clientId: 'CF-1',
    clientSecret: 's-1',
    baseUrl: vendor.url,
    thisSessionOnly: true,
  });
  await expect(laneCard(page, sandbox).getByRole('textbox', { name: 'Base URL' })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await expect(page.getByRole('banner')).not.toContainText("Developer's build");
  await startAfresh(program);

  await openSettings(page);
  await choosePassMark(page, '90', '75');
  await expect(section(page, 'Policy')).toContainText('The policy is saved.');
  await switchMode(page, 'Production');
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  await expect(dialog).toContainText('Each match costs money.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner')).toContainText('Practice');
  await switchMode(page, 'Production');
  await page.getByRole('button', { name: 'I understand, use production' }).click();
  await expect(page.getByRole('banner')).toContainText('Production');
  await switchMode(page, 'Practice');
  await expect(page.getByRole('banner')).toContainText('Practice');
  await switchMode(page, 'Production');
  await expect(page.getByRole('banner')).toContainText('Production');
  await openMatch(page);
  await expect(page.getByText('There are no credentials for Cashfree')).toBeVisible();

  // An address that is not the vendor's is asked about outside the window.
  const asked = await electron.evaluateHandle(({ dialog }) => {
    const questions: string[] = [];
    dialog.showMessageBox = async (...given: unknown[]) => {
      questions.push((given.at(-1) as { message: string }).message);
      return { response: 0, checkboxChecked: false };
    };
    return questions;
  });
  await openSettings(page);
  const entry = { clientId: 'CF-1', clientSecret: 'cf-secret-1234', thisSessionOnly: true };
  await enterCredentials(page, 'Cashfree, production', { ...entry, baseUrl: 'https://thief.example/verification' });
  await expect(laneCard(page, 'Cashfree, production')).toContainText('you did not agree');
  expect(await asked.jsonValue()).toEqual(['Send checks to thief.example?']);
  const lanes = await page.evaluate(() => window.facedesk.credentials.list({}));
  expect(lanes.ok && lanes.value.every(({ credentials }) => credentials === null)).toBe(true);
  await program.close();
});
