import { type ClientRequest, request } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { DetailedPeerCertificate, SecureContext, TLSSocket } from 'node:tls';
import { buildConnector } from 'undici';
import type { TroubleCause } from '../../shared/outcome.ts';

/** The operating system's part in reaching a vendor; undici knows nothing of either. */
export interface Network {
  /** The way to an address as a browser would go it, in the form of a proxy script: `PROXY host:port; DIRECT`. */
  readonly proxiesFor: (address: URL) => Promise<string>;
  /** The certificate authorities to trust; null for Node's own. */
  readonly trust: () => SecureContext | null;
}

/** A network without a proxy, trusting whom Node itself trusts. */
export const plainNetwork: Network = { proxiesFor: async () => 'DIRECT', trust: () => null };

/** No connection came about, for a reason that only this side knows. */
export class ConnectError extends Error {
  readonly reason: TroubleCause;

  constructor(reason: TroubleCause) {
    super(reason);
    this.reason = reason;
  }
}

export interface Connected {
  /** SHA-256 of the vendor's certificate, as its issuer prints it; null without TLS. */
  readonly certificate: string | null;
}

/**
 * How a connection to a vendor comes about: through the system's proxy where there is one, under the system's
 * certificate authorities, the vendor's host name always verified, whatever the environment says.
 *
 * @param limit milliseconds for the whole way: finding it, proxies and TLS included
 * @param signal ends it at once
 */
export function connectorFor(
  network: Network,
  limit: number,
  signal: AbortSignal,
  onConnected: (connected: Connected) => void,
): buildConnector.connector {
  const secureContext = network.trust();
  // HTTP/2 would let undici repeat a refused stream, and keep a silent connection alive with pings of its own.
  const tls = { allowH2: false, rejectUnauthorized: true, ...(secureContext && { secureContext }) };
  const direct = buildConnector({ timeout: limit, ...tls });
  return (options, callback) => {
    const address = new URL(`${options.protocol}//${options.hostname}${options.port ? `:${options.port}` : ''}`);
    const way = new AbortController();
    let settled = false;
    const settle = (error: Error | null, socket: Socket | null) => {
      if (settled) {
        socket?.destroy();
        return;
      }
      settled = true;
      clearTimeout(timer);
      if (error || !socket) {
        way.abort();
        callback(error ?? new ConnectError('notSent'), null);
      } else {
        onConnected({ certificate: certificateOf(socket) });
        callback(null, socket);
      }
    };
    const timer = setTimeout(() => settle(new ConnectError('connectTimeout'), null), limit);
    signal.addEventListener('abort', () => settle(new ConnectError('notSent'), null), { once: true });

    reach(network, address, way.signal).then(
      (tunnel) => {
        if (way.signal.aborted) return tunnel?.destroy();
        if (tunnel && address.protocol === 'http:') return settle(null, tunnel);
        way.signal.addEventListener('abort', () => tunnel?.destroy(), { once: true });
        direct({ ...options, ...(tunnel && { httpSocket: tunnel }) }, (...[error, socket]) => settle(error, socket));
      },
      (error: Error) => settle(error, null),
    );
  };
}

/** A connection through the first proxy that gives one; null where the way is direct. */
async function reach(network: Network, address: URL, signal: AbortSignal): Promise<Socket | null> {
  const ways = (await network.proxiesFor(address)).split(';').map((way) => way.trim());
  let last = new ConnectError('proxyUnsupported');
  for (const way of ways) {
    const [kind, host] = way.split(/\s+/);
    if (kind === 'DIRECT' || way === '') return null;
    if ((kind !== 'PROXY' && kind !== 'HTTPS') || !host) continue;
    const proxy = new URL(`${kind === 'HTTPS' ? 'https' : 'http'}://${host}`);
    try {
      return await tunnelThrough(proxy, address, network.trust(), signal);
    } catch (error) {
      last = error instanceof ConnectError ? error : new ConnectError('proxy');
    }
  }
  throw last;
}

/** Asks a proxy for a tunnel (RFC 9110, 9.3.6). Nothing of the vendor's request has been written by then. */
function tunnelThrough(
  proxy: URL,
  address: URL,
  secureContext: SecureContext | null,
  signal: AbortSignal,
): Promise<Socket> {
  const target = `${address.hostname}:${address.port || (address.protocol === 'https:' ? 443 : 80)}`;
  const options = {
    host: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
    method: 'CONNECT',
    path: target,
    headers: { host: target },
    agent: false as const,
    signal,
  };
  return new Promise((resolve, reject) => {
    const asked: ClientRequest =
      proxy.protocol === 'https:'
        ? secureRequest({ ...options, rejectUnauthorized: true, ...(secureContext && { secureContext }) })
        : request(options);
    asked.once('connect', (answer, socket) => {
      if (answer.statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new ConnectError(answer.statusCode === 407 ? 'proxyPassword' : 'proxy'));
    });
    // A proxy that answers as if it were the vendor itself gives no tunnel either.
    asked.once('response', (answer) => {
      answer.destroy();
      reject(new ConnectError(answer.statusCode === 407 ? 'proxyPassword' : 'proxy'));
    });
    asked.once('error', reject);
    asked.end();
  });
}

function certificateOf(socket: Socket): string | null {
  if (!('getPeerCertificate' in socket)) return null;
  const certificate: Partial<DetailedPeerCertificate> = (socket as TLSSocket).getPeerCertificate();
  return certificate.fingerprint256 ?? null;
}
