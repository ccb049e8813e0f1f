import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { DetailedPeerCertificate, SecureContext, TLSSocket } from 'node:tls';
import { buildConnector } from 'undici';

/** The operating system's part in reaching a vendor; undici knows nothing of either. */
export interface Network {
  /** The way to an address as a browser would go it, in the form of a proxy script: `PROXY host:port; DIRECT`. */
  readonly proxiesFor: (address: URL) => Promise<string>;
  /** The certificate authorities to trust; null for Node's own. */
  readonly trust: () => SecureContext | null;
}

/** A network without a proxy, trusting whom Node itself trusts. */
export const plainNetwork: Network = { proxiesFor: async () => 'DIRECT', trust: () => null };

/** No way to the vendor was left: the proxy refused, or is of a kind that is not spoken here. */
export class ProxyError extends Error {
  readonly code = 'FACEDESK_PROXY';
}

export interface Connected {
  /** SHA-256 of the vendor's certificate, as its issuer prints it; null without TLS. */
  readonly certificate: string | null;
}

/**
 * How a connection to a vendor comes about: through the system's proxy where there is one, under the system's
 * certificate authorities, the vendor's host name always verified.
 *
 * @param limit milliseconds for the whole way, proxy and TLS included
 */
export function connectorFor(
  network: Network,
  limit: number,
  onConnected: (connected: Connected) => void,
): buildConnector.connector {
  const secureContext = network.trust();
  // HTTP/2 would let undici repeat a refused stream, and keep a silent connection alive with pings of its own.
  const direct = buildConnector({ timeout: limit, allowH2: false, ...(secureContext && { secureContext }) });
  return (options, callback) => {
    const address = new URL(`${options.protocol}//${options.hostname}${options.port ? `:${options.port}` : ''}`);
    reach(network, address, limit).then(
      (tunnel) => {
        if (tunnel && address.protocol === 'http:') return callback(null, tunnel);
        direct({ ...options, ...(tunnel && { httpSocket: tunnel }) }, (...[error, socket]) => {
          if (error) return callback(error, null);
          onConnected({ certificate: certificateOf(socket) });
          callback(null, socket);
        });
      },
      (error: Error) => callback(error, null),
    );
  };
}

/** A connection through the first proxy that gives one; null where the way is direct. */
async function reach(network: Network, address: URL, limit: number): Promise<Socket | null> {
  const ways = (await network.proxiesFor(address)).split(';').map((way) => way.trim());
  let last: unknown = new ProxyError('no way is known');
  for (const way of ways) {
    const [kind, host] = way.split(/\s+/);
    if (kind === 'DIRECT' || way === '') return null;
    if ((kind !== 'PROXY' && kind !== 'HTTPS') || !host) continue;
    try {
      return await tunnelThrough(new URL(`${kind === 'HTTPS' ? 'https' : 'http'}://${host}`), address, limit);
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

/** Asks a proxy for a tunnel (RFC 9110, 9.3.6). Nothing of the vendor's request has been written by then. */
function tunnelThrough(proxy: URL, address: URL, limit: number): Promise<Socket> {
  const target = `${address.hostname}:${address.port || (address.protocol === 'https:' ? 443 : 80)}`;
  return new Promise((resolve, reject) => {
    const send = proxy.protocol === 'https:' ? secureRequest : request;
    const asked = send({
      host: proxy.hostname,
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      method: 'CONNECT',
      path: target,
      headers: { host: target },
      agent: false,
      timeout: limit,
    });
    asked.once('connect', (answer, socket) => {
      if (answer.statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new ProxyError(`the proxy answered ${answer.statusCode}`));
    });
    asked.once('timeout', () => asked.destroy(new ProxyError('the proxy gave no answer')));
    asked.once('error', (error) => reject(error instanceof ProxyError ? error : new ProxyError(error.message)));
    asked.end();
  });
}

function certificateOf(socket: Socket): string | null {
  if (!('getPeerCertificate' in socket)) return null;
  const certificate: Partial<DetailedPeerCertificate> = (socket as TLSSocket).getPeerCertificate();
  return certificate.fingerprint256 ?? null;
}
