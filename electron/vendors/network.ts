import type { SecureContext } from 'node:tls';

/** The operating system's part in reaching a vendor; undici knows nothing of either. */
export interface Network {
  /** The way to an address as a browser would go it, in the form of a proxy script: `PROXY host:port; DIRECT`. */
  readonly proxiesFor: (address: URL) => Promise<string>;
  /** The certificate authorities to trust; null for Node's own. */
  readonly trust: () => SecureContext | null;
}

/** A network without a proxy, trusting whom Node itself trusts. */
export const plainNetwork: Network = { proxiesFor: async () => 'DIRECT', trust: () => null };
