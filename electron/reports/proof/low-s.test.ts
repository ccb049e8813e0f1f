import { webcrypto } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../records/chain/canonical.ts';
import { keyAlgorithms, type ReportSigner } from './keys/signer.ts';
import { hasLowS, withLowS } from './low-s.ts';
import { withOtherCms, withOtherS } from './testing/other-s.ts';
import { finished, newSigner, sampleReport } from './testing/sample.ts';
import { writeTwin } from './twin.ts';
import { verifyReport } from './verify/verify-report.ts';

/** Each time it is a matter of chance which of two signatures a key makes. */
const TIMES = 24;
const proof = { pages: { objects: [[1, 1] as [number, number]], sha256: 'c'.repeat(64) }, attachments: [] };

describe('Of two good signatures of one key', () => {
  let signer: ReportSigner;
  beforeAll(async () => {
    signer = await newSigner();
  });

  it('one has a low s, and the other one becomes it', async () => {
    for (let time = 0; time < TIMES; time += 1) {
      const made = new Uint8Array(await webcrypto.subtle.sign(keyAlgorithms['P-256'], signer.key, Uint8Array.of(time)));
      const [low, other] = [withLowS(made), withLowS(withOtherS(made))];
      expect(Buffer.from(low)).toEqual(Buffer.from(other));
      expect([hasLowS(low), hasLowS(withOtherS(low))]).toEqual([true, false]);
    }
    expect(hasLowS(new Uint8Array(63))).toBe(false);
  });

  it('a file has the one, and with the other one it was changed', async () => {
    for (let time = 0; time < TIMES / 3; time += 1) {
      const file = await finished(signer);
      expect((await verifyReport(file)).result).toBe('unchanged');
      expect(await verifyReport(withOtherCms(file))).toMatchObject({ changes: [{ what: 'signature' }] });
    }
  });

  it('a twin has the one, and with the other one it was changed', async () => {
    for (let time = 0; time < TIMES; time += 1) {
      const twin = await writeTwin(sampleReport(), proof, signer);
      expect((await verifyReport(twin)).result).toBe('unchanged');
      const content = JSON.parse(Buffer.from(twin).toString());
      const [header, , made] = content.jws.split('.');
      const other = withOtherS(Buffer.from(made, 'base64url')).toString('base64url');
      const changed = Buffer.from(canonicalJson({ ...content, jws: `${header}..${other}` }));
      expect(await verifyReport(changed)).toMatchObject({ changes: [{ what: 'twin' }] });
    }
  });
});
