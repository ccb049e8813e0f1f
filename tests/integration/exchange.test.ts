import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ExchangeWatch, exchange, unwatched, type VendorRequest } from '../../electron/vendors/exchange.ts';
import { plainNetwork } from '../../electron/vendors/network.ts';
import { testLimits } from './vendors.ts';
import { httpAnswer, startWireServer, type WireServer } from './wire-server.ts';

let server: WireServer;
beforeEach(async () => {
  server = await startWireServer();
});
afterEach(() => server.close());

const to = (url: string, byteLength = 10): VendorRequest => ({
  url: new URL(`${url}/path`),
  headers: {},
  secrets: [],
  body: [Buffer.alloc(byteLength, 1)],
});
const send = (request: VendorRequest, watch: ExchangeWatch = unwatched(), limits = testLimits) =>
  exchange(request, { limits, network: plainNetwork }, watch);

describe('an exchange that breaks before a byte of the request was written', () => {
  it.each([
    ['a name that nobody knows', 'http://vendor.invalid', 'hostNotFound'],
    ['a port where nobody listens', 'http://127.0.0.1:1', 'connectionRefused'],
  ])('%s', async (_what, url, cause) => {
    expect(await send(to(url))).toEqual({ kind: 'broken', cause, requestBegan: false });
  });

  it('a certificate of nobody we trust: refused, and nothing is sent to it', async () => {
    let requests = 0;
    const file = (name: string) => readFileSync(join(import.meta.dirname, 'certificates', name));
    const [key, cert] = [file('self-signed.key.pem'), file('self-signed.cert.pem')];
    const secure = createTlsServer({ key, cert }, () => {
      requests += 1;
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => secure.once('listening', resolve));
    const { port } = secure.address() as AddressInfo;
    expect(await send(to(`https://127.0.0.1:${port}`))).toEqual({
      kind: 'broken',
      cause: 'certificate',
      requestBegan: false,
    });
    expect(requests).toBe(0);
    secure.close();
  });

  it('a server that speaks no TLS', async () => {
    const plain = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => plain.once('listening', resolve));
    const { port } = plain.address() as AddressInfo;
    expect(await send(to(`https://127.0.0.1:${port}`))).toMatchObject({ kind: 'broken', requestBegan: false });
    plain.close();
  });

  it('a handshake that never ends', async () => {
    const mute = createServer((socket) => socket.on('error', () => socket.destroy())).listen(0, '127.0.0.1');
    await new Promise((resolve) => mute.once('listening', resolve));
    const { port } = mute.address() as AddressInfo;
    const end = await send(to(`https://127.0.0.1:${port}`), unwatched(), { ...testLimits, connect: 300 });
    expect(end).toEqual({ kind: 'broken', cause: 'connectTimeout', requestBegan: false });
    mute.close();
  });

  it('certificate authorities of the system’s that can’t be read', async () => {
    const trust = () => {
      throw new Error('no store');
    };
    const end = await exchange(
      to(server.url),
      { limits: testLimits, network: { ...plainNetwork, trust } },
      unwatched(),
    );
    expect(end).toEqual({ kind: 'broken', cause: 'notSent', requestBegan: false });
    expect(server.connections()).toBe(0);
  });

  it('a header that HTTP does not allow', async () => {
    const end = await send({ ...to(server.url), headers: { 'x-client-id': 'two\r\nlines' } });
    expect(end).toEqual({ kind: 'broken', cause: 'notSent', requestBegan: false });
    expect(server.received).toEqual([]);
  });
});

describe('the limit on silence', () => {
  it('does not end an upload that is slow but moves, however long it takes', async () => {
    // Slow for the first part, which alone takes longer than the limit; fast for what the systems hold in between.
    const slowBytes = 20_000_000;
    const slow = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      let received = 0;
      socket.on('data', (chunk) => {
        received += chunk.byteLength;
        if (received > 40_000_000) socket.end(httpAnswer(200, {}, '{}'));
        if (received > slowBytes) return;
        socket.pause();
        setTimeout(() => socket.resume(), 10);
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => slow.once('listening', resolve));
    const { port } = slow.address() as AddressInfo;
    const began = performance.now();
    const end = await send(to(`http://127.0.0.1:${port}`, 40_000_000), unwatched(), { ...testLimits, silence: 1_000 });
    expect(end).toMatchObject({ kind: 'response', status: 200 });
    expect(performance.now() - began).toBeGreaterThan(1_500);
    slow.close();
  });

  it('ends an upload that nobody reads any more', async () => {
    server.onFirstBytes = (socket) => socket.pause();
    const end = await send(to(server.url, 20_000_000));
    expect(end).toEqual({ kind: 'broken', cause: 'silence', requestBegan: true });
  });

  it('ends the wait for an answer that does not come', async () => {
    server.reply = () => undefined;
    expect(await send(to(server.url))).toEqual({ kind: 'broken', cause: 'silence', requestBegan: true });
  });
});

describe('an answer that has begun', () => {
  const limits = { ...testLimits, silence: 600, leastBytes: 100 };
  const drip = (first: string, piece: string, pieces: number) => {
    server.reply = (socket) => {
      socket.write(first);
      let sent = 0;
      const timer = setInterval(() => {
        sent += 1;
        socket.write(piece);
        if (sent === pieces) socket.end();
      }, 50);
      socket.once('close', () => clearInterval(timer));
    };
  };
  const head = (length: number) => `HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\n`;

  it.each([
    ['its body', head(10_000)],
    ['its headers', 'HTTP/1.1 200 OK\r\nX-Slow: '],
  ])('is cut off where it drips, though it is never silent: %s', async (_what, first) => {
    drip(first, 'a', 10_000);
    const began = performance.now();
    expect(await send(to(server.url), unwatched(), limits)).toEqual({
      kind: 'broken',
      cause: 'silence',
      requestBegan: true,
    });
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('is taken where it is slow but living, however long it takes', async () => {
    drip(head(1_200), ' '.repeat(20), 60);
    const began = performance.now();
    expect(await send(to(server.url), unwatched(), limits)).toMatchObject({ kind: 'response', status: 200 });
    expect(performance.now() - began).toBeGreaterThan(2_000);
  });
});

describe('an exchange that a person stops', () => {
  it('before the connection stands: no byte had left', async () => {
    const stop = new AbortController();
    stop.abort();
    const end = await send(to(server.url), { ...unwatched(), signal: stop.signal });
    expect(end).toEqual({ kind: 'stopped', requestBegan: false });
    expect(server.received).toEqual([]);
  });

  it('while it is still connecting: at once, and no byte had left', async () => {
    const mute = createServer((socket) => socket.on('error', () => socket.destroy())).listen(0, '127.0.0.1');
    await new Promise((resolve) => mute.once('listening', resolve));
    const { port } = mute.address() as AddressInfo;
    const stop = new AbortController();
    mute.once('connection', () => stop.abort());
    const limits = { ...testLimits, connect: 60_000 };
    const end = await send(to(`https://127.0.0.1:${port}`), { ...unwatched(), signal: stop.signal }, limits);
    expect(end).toEqual({ kind: 'stopped', requestBegan: false });
    mute.close();
  });

  it('while the upload runs: some had', async () => {
    const stop = new AbortController();
    server.onFirstBytes = (socket) => {
      socket.pause();
      stop.abort();
    };
    const end = await send(to(server.url, 20_000_000), { ...unwatched(), signal: stop.signal });
    expect(end).toEqual({ kind: 'stopped', requestBegan: true });
  });

  it('while the answer comes: it is not taken any more', async () => {
    const stop = new AbortController();
    server.reply = (socket) => {
      socket.write(httpAnswer(200, { 'Content-Length': '100' }, '{'));
      stop.abort();
    };
    const end = await send(to(server.url), { ...unwatched(), signal: stop.signal });
    expect(end).toEqual({ kind: 'stopped', requestBegan: true });
  });
});

describe('an exchange', () => {
  it('tells how much of the body has been handed on, from nothing to all of it', async () => {
    const told: number[] = [];
    await send(to(server.url, 100_000), { ...unwatched(), onProgress: (sent) => told.push(sent) });
    expect(told[0]).toBe(0);
    expect(told.at(-1)).toBe(100_000);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.length).toBeGreaterThan(5);
  });

  it('follows no redirect and repeats nothing', async () => {
    server.reply = (socket) => socket.end(httpAnswer(307, { Location: `${server.url}/elsewhere` }, ''));
    expect(await send(to(server.url))).toMatchObject({ kind: 'response', status: 307 });
    server.reply = (socket) => socket.destroy();
    expect(await send(to(server.url))).toMatchObject({ kind: 'broken', cause: 'connectionLost' });
    expect(server.received).toHaveLength(2);
    expect(server.connections()).toBe(2);
  });

  it('opens a connection of its own each time, as a kept one may be dead', async () => {
    await send(to(server.url));
    await send(to(server.url));
    expect(server.connections()).toBe(2);
  });

  it('stops reading an answer that is too long, with and without a declared length', async () => {
    for (const headers of [{ 'Content-Length': '5000000' }, { 'Transfer-Encoding': 'chunked', 'Content-Length': '' }]) {
      server.reply = (socket, request) => {
        const head = Object.entries(headers).filter(([, value]) => value !== '');
        socket.write(`HTTP/1.1 200 OK\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
        const chunked = head[0]?.[0] === 'Transfer-Encoding';
        const piece = Buffer.alloc(100_000, 32);
        for (let sent = 0; sent < 50; sent += 1) {
          socket.write(chunked ? Buffer.concat([Buffer.from('186a0\r\n'), piece, Buffer.from('\r\n')]) : piece);
        }
        expect(request.requestLine).toContain('POST');
      };
      expect(await send(to(server.url))).toEqual({ kind: 'broken', cause: 'answerTooLarge', requestBegan: true });
    }
  });
});
