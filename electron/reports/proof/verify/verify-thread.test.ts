import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { finished, newSigner, sampleReport } from '../testing/sample.ts';
import { verifyReport } from './verify-report.ts';
import { createReportVerifier } from './verify-thread.ts';

const folder = mkdtempSync(join(tmpdir(), 'facedesk-verify-'));
const here = createReportVerifier(new URL('./verify-worker.ts', import.meta.url));

/** A thread that does what its file says. */
function does(milliseconds = 60_000) {
  const script = join(folder, 'thread.mjs');
  writeFileSync(
    script,
    `import { parentPort, workerData } from 'node:worker_threads';
     const asked = Buffer.from(workerData).toString();
     if (asked === 'go on for ever') for (;;);
     // Piece by piece: V8 ends the whole process where a single piece is larger than what is left.
     if (asked === 'take all memory') for (let taken = null; ; ) taken = { taken, more: [] };
     if (asked === 'break down') throw new Error('broken down');
     if (asked === 'answer') parentPort.postMessage({ result: 'unreadable' });`,
  );
  const verify = createReportVerifier(script, { milliseconds, megabytes: 64 });
  return (asked: string) => verify(Uint8Array.from(Buffer.from(asked)));
}

describe('The thread that verifies', () => {
  it('finds what is found without it', async () => {
    const file = await finished(await newSigner(), sampleReport());
    const changed = Buffer.concat([file, Buffer.from(' ')]);
    const [whole, other] = [await verifyReport(file), await verifyReport(changed)];
    const found = [await here(Uint8Array.from(file)), await here(Uint8Array.from(changed))];
    expect(found.map(withoutKey)).toEqual([whole, other].map(withoutKey));
    expect(found[0]).toMatchObject({ result: 'unchanged' });
  });

  it('leaves alone what its file is only part of', async () => {
    const around = new Uint8Array(100).fill(1);
    expect(await here(around.subarray(10, 20))).toEqual({ result: 'unreadable' });
    expect(around.byteLength).toBe(100);
  });

  it.each([
    ['go on for ever', 2000],
    ['take all memory', 60_000],
  ])('says that nobody can read a file that lets it %s', async (asked, milliseconds) => {
    const run = does(milliseconds);
    let turns = 0;
    const turn = setInterval(() => {
      turns += 1;
    }, 10);
    expect(await run(asked)).toEqual({ result: 'unreadable' });
    clearInterval(turn);
    expect(turns).toBeGreaterThan(0);
    expect(await run('answer')).toEqual({ result: 'unreadable' });
  });

  it('tells faults of its own as such, and goes on with the next file', async () => {
    const run = does();
    const [broken, silent, next] = await Promise.allSettled([run('break down'), run('say nothing'), run('answer')]);
    expect(broken).toMatchObject({ status: 'rejected', reason: { message: 'broken down' } });
    expect(silent).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining('without an answer') },
    });
    expect(next).toMatchObject({ status: 'fulfilled' });
  });
});

/** Two keys that are the same are not equal to the test's eyes. */
function withoutKey(finding: Awaited<ReturnType<typeof verifyReport>>) {
  if (finding.result === 'unreadable' || finding.certificate === null) return finding;
  const { publicKey, der, ...certificate } = finding.certificate;
  return {
    ...finding,
    certificate: { ...certificate, der: Buffer.from(der), key: publicKey.export({ format: 'pem', type: 'spki' }) },
  };
}
