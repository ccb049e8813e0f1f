import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** Opens a server on this machine only and returns its port. `port` 0 means any free one. @throws when it is taken. */
export async function listenOnLoopback(server: Server, port: number): Promise<number> {
  server.listen(port, LOOPBACK);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

export function loopbackUrl(port: number): string {
  return `http://${LOOPBACK}:${port}`;
}
