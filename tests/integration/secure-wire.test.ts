import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createProxy } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createServer } from 'node:https';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import { createSecureContext } from 'node:tls';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../electron/vendors/connecting.ts';
import { exchange, unwatched } from '../../electron/vendors/exchange.ts';
import type { Network } from '../../electron/vendors/network.ts';
import { type Authority, isHere, type KeyAndCertificate, makeAuthority } from '../tools.ts';
import { testLimits } from './vendors.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

describe.skipIf(!isHere('openssl'))('a vendor behind TLS (skipped where there is no openssl)', () => {
  let authority: Authority;
  beforeAll(() => {
    authority = makeAuthority();
  });

  const network = (changes: Partial<Network> = {}): Network => ({
    proxiesFor: async () => 'DIRECT',
    trust: () => createSecureContext({ ca: authority.certificate }),
    ...changes,
  });

  async function send(url: string, over: Network, limits = testLimits) {
    const connected: Connected[] = [];
    const request = {
      url: new URL(url),
      headers: { 'x-client-secret': 'secret-11' },
      body: [Buffer.from('{}')],
      secrets: ['secret-11'],
    };
    const watch = { ...unwatched(), onConnected: (seen: Connected) => connected.push(seen) };
    const end = await exchange(request, { limits, network: over }, watch);
    return { end, connected };
  }

  it('is reached under an authority of the system’s, and its certificate is told', async () => {
    const identity = authority.issue('IP:127.0.0.1');
    const vendor = await startVendor(identity);
    const { end, connected } = await send(vendor.url, network());
    expect(end).toMatchObject({ kind: 'response', status: 200 });
    expect(connected).toEqual([{ certificate: new X509Certificate(identity.cert).fingerprint256 }]);
  });

  it('is spoken to in HTTP/1.1 even if it would rather have HTTP/2, which may repeat a request by itself', async () => {
    const { key, cert } = authority.issue('IP:127.0.0.1');
    const versions: string[] = [];
    const server = createSecureServer({ key, cert, allowHTTP1: true }, (request, response) => {
      versions.push(request.httpVersion);
      response.end('{}');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { end } = await send(`https://127.0.0.1:${(server.address() as AddressInfo).port}`, network());
    expect(end).toMatchObject({ kind: 'response', status: 200 });
    expect(versions).toEqual(['1.1']);
    server.close();
  });

  it.each([
    ['whose authority nobody trusts', 'IP:127.0.0.1', 30, false, 'certificate'],
    ['whose certificate is for another host', 'DNS:vendor.example', 30, true, 'certificateForeign'],
    ['whose certificate has expired', 'IP:127.0.0.1', -1, true, 'certificateExpired'],
  ] as const)('%s gets nothing', async (_what, name, days, trusted, cause) => {
    const vendor = await startVendor(authority.issue(name, days));
    const { end } = await send(vendor.url, network(trusted ? {} : { trust: () => null }));
    expect(end).toEqual({ kind: 'broken', cause, requestBegan: false });
    expect(vendor.requests()).toBe(0);
  });

  it('is reached through a proxy, which sees where to and nothing else', async () => {
    const vendor = await startVendor(authority.issue('IP:127.0.0.1'));
    const proxy = await startProxy();
    const { end } = await send(vendor.url, network({ proxiesFor: async () => `PROXY ${proxy.host}` }));
    expect(end).toMatchObject({ kind: 'response', status: 200 });
    expect(proxy.asked).toEqual([new URL(vendor.url).host]);
    expect(Buffer.concat(proxy.seen).includes('secret-11')).toBe(false);
  });

  it('is reached by the next way where a proxy is gone, and not at all where none is left', async () => {
    const vendor = await startVendor(authority.issue('IP:127.0.0.1'));
    const gone = 'PROXY 127.0.0.1:1';
    const fallback = await send(vendor.url, network({ proxiesFor: async () => `${gone}; DIRECT` }));
    expect(fallback.end).toMatchObject({ kind: 'response', status: 200 });
    const refusing = await startProxy(407);
    for (const [ways, cause] of [
      [gone, 'proxy'],
      [`PROXY ${refusing.host}`, 'proxyPassword'],
      ['SOCKS5 127.0.0.1:1', 'proxyUnsupported'],
    ] as const) {
      const { end } = await send(vendor.url, network({ proxiesFor: async () => ways }));
      expect(end).toEqual({ kind: 'broken', cause, requestBegan: false });
    }
    expect(vendor.requests()).toBe(1);
  });

  it('is given up after the limit on connecting, whoever it is that does not answer on the way', async () => {
    const mute = createTcpServer((socket) => socket.on('error', () => socket.destroy())).listen(0, '127.0.0.1');
    const trickling = createTcpServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.write('HTTP/1.1 200 OK\r\nX-Slow: ');
      const timer = setInterval(() => socket.write('a'), 20);
      socket.on('close', () => clearInterval(timer));
    }).listen(0, '127.0.0.1');
    await Promise.all([once(mute, 'listening'), once(trickling, 'listening')]);
    const at = (server: typeof mute) => `PROXY 127.0.0.1:${(server.address() as AddressInfo).port}`;
    const nobody = new Promise<string>(() => undefined);
    for (const ways of [async () => at(mute), async () => at(trickling), () => nobody]) {
      const limits = { ...testLimits, connect: 300 };
      const { end } = await send('https://127.0.0.1:1', network({ proxiesFor: ways }), limits);
      expect(end).toEqual({ kind: 'broken', cause: 'connectTimeout', requestBegan: false });
    }
    mute.close();
    trickling.close();
  });

  it('is refused under a false certificate even where the environment says not to look', async () => {
    const vendor = await startVendor(makeAuthority().issue('IP:127.0.0.1'));
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    const { end } = await send(vendor.url, network());
    delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    expect(end).toEqual({ kind: 'broken', cause: 'certificate', requestBegan: false });
    expect(vendor.requests()).toBe(0);
  });

  it('that echoes our secret does not bring it back', async () => {
    const vendor = await startVendor(authority.issue('IP:127.0.0.1'));
    const { end } = await send(vendor.url, network());
    if (end.kind !== 'response') throw new Error(end.kind);
    expect(end.json).toEqual({ ok: true, value: new Map([['you sent', '[secret]']]) });
    expect(end.headers['x-echo']).toBe('[secret]');
  });
});

async function startVendor({ key, cert }: KeyAndCertificate) {
  let requests = 0;
  const server = createServer({ key, cert }, (request, response) => {
    requests += 1;
    const secret = request.headers['x-client-secret'];
    response.setHeader('x-echo', String(secret));
    request.resume().on('end', () => response.end(JSON.stringify({ 'you sent': secret })));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, requests: () => requests };
}

async function startProxy(refusal: number | null = null) {
  const asked: string[] = [];
  const seen: Buffer[] = [];
  const server = createProxy();
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.on('error', () => socket.destroy());
    if (refusal !== null) return socket.end(`HTTP/1.1 ${refusal} No\r\n\r\n`);
    const { hostname, port } = new URL(`http://${request.url}`);
    const onward = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.on('data', (chunk: Buffer) => seen.push(chunk));
      onward.pipe(socket);
      socket.pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked, seen };
}
