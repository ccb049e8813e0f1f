import { generateKeyPairSync } from 'node:crypto';
import { NumericString } from 'asn1js';
import { beforeAll, describe, expect, it } from 'vitest';
import { failure, success } from '../../../../shared/result.ts';
import { certificateBag, openKeyBag, pkcs12 } from '../testing/pkcs12.ts';
import { renamed } from '../testing/renamed.ts';
import { readCertificate } from './certificate.ts';
import { makeKey, type NewKey } from './make-certificate.ts';
import { readPkcs12 } from './pkcs12/read-pkcs12.ts';
import { firstUsable, whyUnusable } from './usable-key.ts';

const today = new Date('2026-11-22T06:30:00Z');
/** Of a P-256 key in PKCS #8: its second half, the point that is public. */
const POINT_BYTES = 64;

let own: NewKey;
let other: NewKey;
beforeAll(async () => {
  [own, other] = [await makeKey('Bank', today), await makeKey('Bank', today)];
});

describe('A key from elsewhere', () => {
  it('can be used where a report could be signed with it', async () => {
    expect(await whyUnusable(own, today)).toBeNull();
  });

  it('can’t where its secret is another one’s than its certificate says, though the file says the same', async () => {
    const secret = other.privateKey.slice(0, -POINT_BYTES);
    const privateKey = Buffer.concat([secret, own.privateKey.slice(-POINT_BYTES)]);
    expect(await whyUnusable({ ...own, privateKey }, today)).toBe('keyKind');
    const file = pkcs12([[openKeyBag(privateKey), certificateBag(own.certificate)]]);
    const read = await readPkcs12(file, '');
    // Libraries differ in whether they notice by themselves.
    const usable = read.ok ? await firstUsable(read.value, today) : read;
    expect(usable).toEqual(failure('keyKind'));
  });

  it('is the one that can be used, wherever in the file it is', async () => {
    const later = new Date('2036-11-22T06:30:00Z');
    const renewed = await makeKey('Bank', later);
    const file = pkcs12([
      [openKeyBag(Buffer.from(own.privateKey)), certificateBag(own.certificate)],
      [openKeyBag(Buffer.from(renewed.privateKey)), certificateBag(renewed.certificate)],
    ]);
    const read = await readPkcs12(file, '');
    if (!read.ok) throw new Error(read.error);
    expect(await firstUsable(read.value, today)).toEqual(success(own));
    expect(await firstUsable(read.value, later)).toEqual(success(renewed));
    expect(await firstUsable(read.value, new Date('2020-01-01'))).toEqual(failure('expired'));
  });

  it('can’t where it is another one altogether, or none', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const foreign = new Uint8Array(rsa.export({ type: 'pkcs8', format: 'der' }));
    for (const privateKey of [other.privateKey, foreign, Uint8Array.of(1, 2, 3)]) {
      expect(await whyUnusable({ ...own, privateKey }, today)).toBe('keyKind');
    }
  });

  it('can’t where not everybody’s tools can read its certificate’s names', async () => {
    const certificate = renamed(own.certificate, 'subject', new NumericString({ value: '12' }));
    expect(readCertificate(certificate)).not.toBeNull();
    expect(await whyUnusable({ ...own, certificate }, today)).toBe('certificateNames');
  });

  it('can’t before its certificate is valid, nor after', async () => {
    expect(await whyUnusable(own, new Date('2026-11-22T06:29:59Z'))).toBe('expired');
    expect(await whyUnusable(own, new Date('2036-11-22T06:30:00Z'))).toBe('expired');
    expect(await whyUnusable(own, new Date('2036-11-22T06:29:59Z'))).toBeNull();
  });
});
