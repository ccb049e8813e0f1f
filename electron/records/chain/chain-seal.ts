import { timingSafeEqual } from 'node:crypto';
import type { ChainHead } from '../../../shared/records.ts';
import { hmacSha256 } from '../../sealing/hmac.ts';
import { canonicalJson } from './canonical.ts';

/** The chain's end under a key. A chain that was shortened or written anew is whole in itself; only this tells. */
export interface ChainSeal extends ChainHead {
  readonly seal: string;
}

export function sealHead(chainKey: Uint8Array, { length, hash }: ChainHead): ChainSeal {
  return { length, hash, seal: hmac(chainKey, length, hash).toString('hex') };
}

/** Whether this seal was set by us, to this end. */
export function sealFits(chainKey: Uint8Array, seal: ChainSeal, head: ChainHead): boolean {
  if (seal.length !== head.length || seal.hash !== head.hash) return false;
  const found = Buffer.from(seal.seal, 'hex');
  const expected = hmac(chainKey, head.length, head.hash);
  return found.byteLength === expected.byteLength && timingSafeEqual(found, expected);
}

function hmac(chainKey: Uint8Array, length: number, hash: string): Buffer {
  return hmacSha256(chainKey)
    .update(canonicalJson([length, hash]))
    .digest();
}
