import { expect, it } from 'vitest';
import { ownAddress } from './own-address.ts';

const of = (...addresses: string[]) => ({ eth0: addresses.map((address) => ({ address, internal: false })) });

it('is an address that the internet knows, where an interface has one', () => {
  expect(ownAddress(of('192.168.1.7', 'fe80::1', 'fd00::7', '2405:201:8::7'))).toBe('2405:201:8::7');
  expect(ownAddress(of('49.36.10.7'))).toBe('49.36.10.7');
});

it('is not known behind a network that hides it', () => {
  expect(ownAddress(of('192.168.1.7', '10.0.0.2', '100.64.0.9', 'fe80::1'))).toBeNull();
  expect(ownAddress({ lo: [{ address: '2405:201:8::7', internal: true }] })).toBeNull();
  expect(ownAddress({})).toBeNull();
});
