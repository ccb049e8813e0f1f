import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { knock } from './knock.ts';
import { plainNetwork } from './network.ts';

const SOON = 5_000;

it('is told that a host takes connections, and sends it nothing', async () => {
  let bytes = 0;
  const closed: Promise<unknown>[] = [];
  const server = createServer((socket: Socket) => {
    socket.on('data', ({ length }) => {
      bytes += length;
    });
    closed.push(once(socket, 'close'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  expect(await knock(plainNetwork, `http://127.0.0.1:${port}/pg`, SOON)).toBeNull();
  await expect.poll(() => closed.length).toBe(1);
  await Promise.all(closed);
  expect(bytes).toBe(0);
  server.close();
  await once(server, 'close');
  expect(await knock(plainNetwork, `http://127.0.0.1:${port}/pg`, SOON)).toBe('connectionRefused');
});

it('ends at once where it is not wanted any more', async () => {
  const controller = new AbortController();
  const asked = knock(
    { ...plainNetwork, proxiesFor: () => new Promise(() => {}) },
    'https://vendor.example',
    60_000,
    controller.signal,
  );
  controller.abort();
  expect(await asked).toBe('notSent');
});
