/** Of P-256's points. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const NUMBER_BYTES = 32;

/**
 * The one of two ECDSA signatures that counts. Whoever sees (r, s) can write (r, n − s), which is good as well, without
 * any key: a file would be another one, with another hash, and still be called unchanged.
 *
 * @param signature both numbers one behind the other, as WebCrypto and JWS have them
 */
export function withLowS(signature: Uint8Array): Uint8Array {
  const s = numberOf(signature.subarray(NUMBER_BYTES));
  if (s <= ORDER / 2n) return signature;
  return Buffer.concat([signature.subarray(0, NUMBER_BYTES), toBytes(ORDER - s)]);
}

/** Whether it has the length and the s that `withLowS` leaves. */
export function hasLowS(signature: Uint8Array): boolean {
  return signature.byteLength === 2 * NUMBER_BYTES && numberOf(signature.subarray(NUMBER_BYTES)) <= ORDER / 2n;
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

function toBytes(number: bigint): Uint8Array {
  return Buffer.from(number.toString(16).padStart(2 * NUMBER_BYTES, '0'), 'hex');
}
