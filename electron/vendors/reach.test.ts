import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failure, success } from '../../shared/result.ts';
import { plainNetwork } from './network.ts';
import { createReach } from './reach.ts';

let server: Server;
let baseUrl: string;
let connections: number;
let bytes: number;
let time: number;

beforeEach(async () => {
  [connections, bytes, time] = [0, 0, 0];
  server = createServer((socket) => {
    connections += 1;
    socket.on('data', (data) => {
      bytes += data.length;
    });
    socket.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterEach(() => server.close());

const reachTo = (urls: Readonly<Record<string, string | null>>) =>
  createReach({
    access: async (vendor) => {
      const url = urls[vendor];
      return url ? success({ baseUrl: url, clientId: '', clientSecret: '', publicKey: null }) : failure('none');
    },
    networkOf: () => plainNetwork,
    now: () => new Date(time),
  });

const states = (answers: readonly { readonly state: string }[]) => answers.map(({ state }) => state);

describe('whether both vendors can be reached', () => {
  it('is told by a connection alone: no byte of a request is written', async () => {
    const reach = reachTo({ instantPay: baseUrl, cashfree: 'http://127.0.0.1:9' });
    expect(states(await reach.ask('sandbox'))).toEqual(['reached', 'notReached']);
    expect(connections).toBe(1);
    server.close();
    expect(bytes).toBe(0);
  });

  it('holds for a while, unless there is another network', async () => {
    const reach = reachTo({ instantPay: baseUrl, cashfree: null });
    for (let times = 0; times < 3; times += 1) {
      expect(states(await reach.ask('production'))).toEqual(['reached', 'notReady']);
    }
    expect(connections).toBe(1);
    time = 15_000;
    await reach.ask('production');
    expect(connections).toBe(2);
    reach.forget();
    await reach.ask('production');
    expect(connections).toBe(3);
  });
});
