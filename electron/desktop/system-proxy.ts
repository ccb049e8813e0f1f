import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import type { Session } from 'electron';
import type { Network } from '../vendors/network.ts';

/** The operating system's proxy and certificate authorities, beside those that Node brings along. */
export function systemNetwork(session: Session): Network {
  let context: SecureContext | null = null;
  return {
    proxiesFor: (address) => session.resolveProxy(address.href),
    trust() {
      // Some hundred certificates: read once, when the first check needs them.
      context ??= createSecureContext({ ca: [...getCACertificates('bundled'), ...getCACertificates('system')] });
      return context;
    },
  };
}
