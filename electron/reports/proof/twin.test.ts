import { CompactSign } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../shared/evidence/evidence.ts';
import { canonicalJson } from '../../records/chain/canonical.ts';
import type { ReportSigner } from './keys/signer.ts';
import { newSigner, sampleReport } from './testing/sample.ts';
import { canBeVerified, readTwin, writeTwin } from './twin.ts';
import { createReportVerifier } from './verify/verify-thread.ts';

const proof = { pages: { objects: [[1, 1] as [number, number]], sha256: 'c'.repeat(64) }, attachments: [] };
const [check] = sampleReport().checks;
if (check === undefined) throw new Error('The sample has a check.');
const bare = { ...check, pictures: [], notes: [] };

const withChecks = (count: number): Report => sampleReport({ checks: Array(count).fill(bare) });

describe('How much a twin may hold', () => {
  let signer: ReportSigner;
  beforeAll(async () => {
    signer = await newSigner();
  });

  /** As a stranger may sign whatever he likes. */
  async function signed(content: Record<string, unknown>): Promise<Uint8Array> {
    for (;;) {
      const x5c = [Buffer.from(signer.certificate.der).toString('base64')];
      const jws = await new CompactSign(Buffer.from(canonicalJson(content)))
        .setProtectedHeader({ alg: 'ES256', typ: 'facedesk-report+jws', x5c })
        .sign(signer.key);
      const [header, , signature] = jws.split('.');
      const twin = Buffer.from(canonicalJson({ ...content, jws: `${header}..${signature}` }));
      const read = await readTwin(twin);
      // Every other signature has a high s, which is refused for itself.
      if (read.kind !== 'twin' || read.certificate !== null) return twin;
    }
  }
  const named = (count: number) => ({
    ...sampleReport(),
    proof,
    checks: Array(count).fill({ id: bare.id, pictures: [] }),
  });

  it('is ten thousand checks', async () => {
    expect(await readTwin(await signed(named(10_000)))).toMatchObject({
      kind: 'twin',
      certificate: signer.certificate,
    });
    expect(await readTwin(await signed(named(10_001)))).toEqual({ kind: 'damaged' });
  });

  it.each([1, 2])(
    'counts for what an earlier build wrote, which is verified as it was: version %i',
    async (version) => {
      const earlier = { ...named(1), schema: `facedesk.report/${version}` };
      expect(await readTwin(await signed(earlier))).toMatchObject({ kind: 'twin', certificate: signer.certificate });
      expect(await readTwin(await signed({ ...earlier, checks: [] }))).toEqual({ kind: 'damaged' });
      expect(await readTwin(await signed({ ...earlier, schema: 'facedesk.report/4' }))).toEqual({ kind: 'foreign' });
    },
  );

  it('is a limit for who writes it, too', async () => {
    expect(canBeVerified(withChecks(1000))).toBe(true);
    expect(await readTwin(await writeTwin(withChecks(1000), proof, signer))).toMatchObject({ kind: 'twin' });
    expect(canBeVerified(withChecks(10_001))).toBe(false);
    await expect(writeTwin(withChecks(10_001), proof, signer)).rejects.toThrow('larger');
    const [picture] = check.pictures;
    const pictures = Array.from({ length: 2001 }, (_, index) => ({ ...picture, attachment: `picture-${index}.jpg` }));
    expect(canBeVerified(sampleReport({ checks: [{ ...check, pictures } as typeof check] }))).toBe(false);
  });

  it('is looked at up to the first fault', async () => {
    const checks = Array(10_000).fill({ id: bare.id, pictures: Array(100).fill(0) });
    const twin = Buffer.from(canonicalJson({ ...sampleReport(), proof, jws: '', checks }));
    // To name each fault takes more memory than this thread has.
    const script = new URL('./verify/verify-worker.ts', import.meta.url);
    const verify = createReportVerifier(script, { milliseconds: 60_000, megabytes: 160 });
    expect(await verify(Uint8Array.from(twin))).toMatchObject({ result: 'changed', changes: [{ what: 'twin' }] });
  });
});
