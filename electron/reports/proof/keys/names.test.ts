import {
  type BaseBlock,
  BmpString,
  GeneralString,
  IA5String,
  NumericString,
  PrintableString,
  TeletexString,
  UniversalString,
  Utf8String,
  VisibleString,
} from 'asn1js';
import { Certificate } from 'pkijs';
import { describe, expect, it } from 'vitest';
import { renamed } from '../testing/renamed.ts';
import { readCertificate } from './certificate.ts';
import { makeKey } from './make-certificate.ts';
import { hasCommonNames } from './names.ts';

const today = new Date('2026-11-22T06:30:00Z');
const read: readonly BaseBlock[] = [
  new Utf8String({ value: 'Bänk मोहन' }),
  new PrintableString({ value: 'Bank' }),
  new BmpString({ value: 'Bänk' }),
  new UniversalString({ value: 'Bank' }),
  new TeletexString({ value: 'Bank' }),
  new IA5String({ value: 'bank@example.in' }),
];
const unread: readonly BaseBlock[] = [
  new VisibleString({ value: 'Bank' }),
  new NumericString({ value: '12' }),
  new GeneralString({ value: 'Bank' }),
];

describe('Names in certificates', () => {
  it('are common as texts of the kinds that every library reads', async () => {
    const { certificate } = await makeKey('Bank', today);
    for (const party of ['subject', 'issuer'] as const) {
      for (const value of read) expect(await hasCommonNames({ der: renamed(certificate, party, value) })).toBe(true);
      for (const value of unread) expect(await hasCommonNames({ der: renamed(certificate, party, value) })).toBe(false);
    }
  });

  it('are looked at in each of their parts', async () => {
    const { certificate } = await makeKey('Bank', today);
    const made = Certificate.fromBER(Uint8Array.from(certificate));
    const [first] = made.subject.typesAndValues;
    if (first === undefined) throw new Error('The name is missing.');
    made.issuer.valueBeforeDecode = new ArrayBuffer(0);
    made.issuer.typesAndValues = [first, first];
    const der = new Uint8Array(made.toSchema(true).toBER());
    expect(await hasCommonNames({ der })).toBe(true);
    expect(await hasCommonNames({ der: renamed(der, 'issuer', new VisibleString({ value: 'Bank' })) })).toBe(false);
  });

  it.each([
    ['Example Finance, Ltd', 'Example Finance, Ltd'],
    ['Rao & "Sons" + <Co>; #1\\', 'Rao & "Sons" + <Co>; #1\\'],
    ['two\nlines\u2028and\u202emore', 'twolinesandmore'],
    ['मोहन', 'मोहन'],
  ])('are told as they were given, but in one line: %j', async (given, told) => {
    const { certificate } = await makeKey(given, today);
    expect(readCertificate(certificate)?.name).toBe(told);
  });
});
