import type { PictureToSend } from '../../electron/vendors/cashfree/request.ts';
import type { VendorEnvironment } from '../../electron/vendors/exchange.ts';
import type { LaneAccess } from '../../electron/vendors/lane-access.ts';
import type { ExchangeLimits } from '../../electron/vendors/limits.ts';
import { plainNetwork } from '../../electron/vendors/network.ts';

/** Limits short enough to be reached in a test, and long enough for two busy cores. */
export const testLimits: ExchangeLimits = { connect: 2_000, silence: 600, leastBytes: 10, answerBytes: 1_000_000 };

export function testEnvironment(limits: Partial<ExchangeLimits> = {}): VendorEnvironment {
  return {
    programVersion: '9.9.9',
    network: plainNetwork,
    limits: { ...testLimits, ...limits },
    now: () => new Date('2026-11-20T06:30:00Z'),
  };
}

export function testAccess(baseUrl: string): LaneAccess {
  return { baseUrl, clientId: 'client-7', clientSecret: 'secret-11', publicKey: null };
}

export function testPicture(name = 'selfie.jpg', byteLength = 64): PictureToSend {
  const bytes = Buffer.alloc(byteLength, 7);
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  return { name, format: 'jpeg', bytes };
}

export function testMatch(verificationId = 'FD-1') {
  return { verificationId, threshold: 0.75, first: testPicture('first.jpg'), second: testPicture('second.jpg') };
}
