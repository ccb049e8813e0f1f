import type { TroubleCause } from '../../shared/check/outcome.ts';
import { connectCause } from './connect-cause.ts';
import { connectorFor } from './connecting.ts';
import type { Network } from './network.ts';

/**
 * Connects as an exchange does, through proxy and TLS, and writes nothing of a request: nothing can be charged.
 *
 * @param limit milliseconds
 * @returns why no connection was had; null where one was
 */
export function knock(
  network: Network,
  baseUrl: string,
  limit: number,
  signal: AbortSignal = new AbortController().signal,
): Promise<TroubleCause | null> {
  const { protocol, hostname, port, host } = new URL(baseUrl);
  const connect = connectorFor(network, limit, signal, () => undefined);
  return new Promise((resolve) => {
    connect({ protocol, hostname, host, port, servername: protocol === 'https:' ? hostname : '' }, (error, socket) => {
      socket?.destroy();
      resolve(error && connectCause(error));
    });
  });
}
