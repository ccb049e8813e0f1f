import * as pkijs from 'pkijs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  aesKeyBag,
  certificateBag,
  oids,
  openKeyBag,
  passphrase,
  pkcs12,
  tripleDesKeyBag,
} from '../../testing/pkcs12.ts';
import { makeKey, type NewKey } from '../make-certificate.ts';
import { newBudget } from './budget.ts';
import { openContents } from './contents.ts';
import { derive, purposes } from './derive.ts';
import { readPkcs12 } from './read-pkcs12.ts';

let own: NewKey;
beforeAll(async () => {
  own = await makeKey('Bank', new Date('2026-11-01T00:00:00Z'));
});

const times = <Value>(count: number, value: Value) => Array.from({ length: count }, () => value);
const partsOf = (file: Uint8Array) => {
  const content = pkijs.PFX.fromBER(Uint8Array.from(file)).authSafe.content as { getValue(): ArrayBuffer };
  return pkijs.AuthenticatedSafe.fromBER(content.getValue()).safeContents;
};
const read = (file: Uint8Array) => readPkcs12(file, passphrase);

describe('A file that asks for a lot of work', () => {
  it('is opened by bags that are stretched as honest programs do', async () => {
    for (const bag of [await tripleDesKeyBag(own.privateKey, 2048), aesKeyBag(own.privateKey, 600_000)]) {
      expect(await read(pkcs12([[bag, certificateBag(own.certificate)]]))).toMatchObject({ ok: true });
    }
  });

  it('is given up once all its bags together ask for too many rounds, each of them modest', async () => {
    // Of a triple DES key each round takes two hashes, of its beginning one; of an AES key one.
    for (const [bag, most] of [
      [await tripleDesKeyBag(own.privateKey, 1000), { pkcs12: 6000, pbkdf2: 0 }],
      [aesKeyBag(own.privateKey, 1000), { pkcs12: 0, pbkdf2: 2000 }],
    ] as const) {
      const opened = (count: number) =>
        openContents(partsOf(pkcs12([times(count, bag)])), { pkijs, passphrase, budget: newBudget(most) });
      expect(await opened(2)).toMatchObject({ hasKey: true });
      expect(await opened(3)).toBe('foreign');
    }
  });

  it('is given up at once where one piece asks for too many', async () => {
    const bags = [openKeyBag(own.privateKey), certificateBag(own.certificate)];
    for (const iterations of [2_000_001, 2 ** 31 - 1, 0]) {
      const file = pkcs12([bags], { iterations, digest: Buffer.alloc(20) });
      expect(await read(file)).toEqual({ ok: false, error: 'protection' });
    }
    // A check value of its hash's length is the only one that is computed.
    const long = pkcs12([bags], { iterations: 1, digest: Buffer.alloc(900_000) });
    expect(await read(long)).toEqual({ ok: false, error: 'protection' });
  });

  it('gives others their turn all the while', async () => {
    const rounds = 200_000;
    let [turns, isOver] = [0, false];
    const count = () => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    await derive('sha1', passphrase, { salt: Buffer.alloc(8), iterations: rounds }, purposes.iv, 8, newBudget());
    isOver = true;
    expect(turns).toBeGreaterThanOrEqual(rounds / 10_000);
  });

  it('is given up where it has more bags or parts than any key needs', async () => {
    const [key, certificate] = [openKeyBag(own.privateKey), certificateBag(own.certificate)];
    expect(await read(pkcs12([[key, ...times(19, certificate)]]))).toMatchObject({ ok: true });
    const tooMuch = { ok: false, error: 'tooMuch' };
    expect(await read(pkcs12([[key, ...times(20, certificate)]]))).toEqual(tooMuch);
    expect(await read(pkcs12([[key], times(20, certificate)]))).toEqual(tooMuch);
    expect(await read(pkcs12([[key, certificate], ...times(20, [])]))).toEqual(tooMuch);
  });
});

describe('A file that is protected in a way that isn’t known', () => {
  it('is told as that, and not as opened by another passphrase', async () => {
    const bag = aesKeyBag(own.privateKey, 1000, oids.hmacSha224);
    const file = pkcs12([[bag, certificateBag(own.certificate)]]);
    expect(await read(file)).toEqual({ ok: false, error: 'protection' });
  });
});

describe('A key', () => {
  it('without its certificate is told as a key all the same', async () => {
    expect(await read(pkcs12([[openKeyBag(own.privateKey)]]))).toEqual({ ok: false, error: 'keyKind' });
    expect(await read(pkcs12([[certificateBag(own.certificate)]]))).toEqual({ ok: false, error: 'noKey' });
  });
});
