import { type ClientRequest, request } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { DetailedPeerCertificate, SecureContext, TLSSocket } from 'node:tls';
import { buildConnector } from 'undici';
import type { TroubleCause } from '../../shared/check/outcome.ts';
import type { Network } from './network.ts';

/** No connection was made, for a reason that only this side knows. */
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
 * Connects to a vendor: through the system's proxy if there is one, trusting the system's certificate authorities, always
 * verifying the vendor's host name, whatever the environment says.
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
    const route = new AbortController();
    let isFinished = false;
    const finish = (error: Error | null, socket: Socket | null) => {
      if (isFinished) {
        socket?.destroy();
        return;
      }
      isFinished = true;
      clearTimeout(timer);
      if (error || !socket) {
        route.abort();
        callback(error ?? new ConnectError('notSent'), null);
      } else {
        onConnected({ certificate: certificateOf(socket) });
        callback(null, socket);
      }
    };
    const timer = setTimeout(() => finish(new ConnectError('connectTimeout'), null), limit);
    signal.addEventListener('abort', () => finish(new ConnectError('notSent'), null), { once: true });

    reach(network, address, route.signal).then(
      (tunnel) => {
        if (route.signal.aborted) return tunnel?.destroy();
        if (tunnel && address.protocol === 'http:') return finish(null, tunnel);
        route.signal.addEventListener('abort', () => tunnel?.destroy(), { once: true });
        direct({ ...options, ...(tunnel && { httpSocket: tunnel }) }, (...[error, socket]) => finish(error, socket));
      },
      (error: Error) => finish(error, null),
    );
  };
}

/** A connection through the first proxy that gives one; null if the route is direct. */
async function reach(network: Network, address: URL, signal: AbortSignal): Promise<Socket | null> {
  const routes = (await network.proxiesFor(address)).split(';').map((route) => route.trim());
  let last = new ConnectError('proxyUnsupported');
  for (const route of routes) {
    const [kind, host] = route.split(/\s+/);
    if (kind === 'DIRECT' || route === '') return null;
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

/** Asks a proxy for a tunnel (RFC 9110, 9.3.6). None of the vendor's request has been written by then. */
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
    // A proxy that answers as if it were the vendor gives no tunnel either.
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
