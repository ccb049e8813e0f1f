import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchFaces } from '../../electron/vendors/cashfree/client.ts';
import { unwatched } from '../../electron/vendors/exchange.ts';
import { runs } from '../counts.ts';
import { testAccess, testEnvironment, testMatch } from './vendors.ts';
import { httpAnswer, startWireServer, type WireServer } from './wire-server.ts';

let server: WireServer;
beforeAll(async () => {
  server = await startWireServer();
});
afterAll(() => server.close());

const text = JSON.stringify({
  status: 'SUCCESS',
  verification_id: 'FD-1',
  face_match_result: 'YES',
  face_match_score: 0.9,
  note: 'अनिता',
});

async function answeredWith(coding: string, body: Uint8Array) {
  server.reply = (socket) => socket.end(httpAnswer(200, { 'Content-Encoding': coding }, body));
  return matchFaces(testEnvironment(), testAccess(server.url), testMatch(), unwatched());
}

const codings = {
  identity: (body: Uint8Array) => Buffer.from(body),
  gzip: gzipSync,
  'X-GZip': gzipSync,
  deflate: deflateSync,
  br: brotliCompressSync,
  zstd: zstdCompressSync,
} as const;
type Coding = keyof typeof codings;
const names = Object.keys(codings) as Coding[];

describe('an answer in a coding that nobody asked for', () => {
  it.each(names)('is read: %s', async (name) => {
    expect(await answeredWith(name, codings[name](Buffer.from(text)))).toMatchObject({
      kind: 'answered',
      answer: { result: 'YES', score: 0.9 },
    });
  });

  it('is read where deflate comes without its header, as some servers send it', async () => {
    expect(await answeredWith('deflate', deflateRawSync(text))).toMatchObject({ kind: 'answered' });
  });

  it('is read in several codings one after another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }), async (chosen) => {
        const body = chosen.reduce((bytes, name) => codings[name](bytes), Buffer.from(text));
        expect(await answeredWith(chosen.join(', '), body)).toMatchObject({ kind: 'answered', answer: { score: 0.9 } });
      }),
      { numRuns: runs(500, 40) },
    );
  });

  it('is none where nobody knows the coding, and none of its bytes are kept as text', async () => {
    for (const coding of ['compress', 'aes128gcm', 'gzip, gzip, gzip, gzip, gzip']) {
      expect(await answeredWith(coding, Buffer.from(text))).toEqual({
        kind: 'ambiguous',
        cause: 'answerUnreadable',
        words: null,
        retryAfter: null,
        answeredBy: 'other',
        unread: null,
      });
    }
  });

  it('is none where it is broken, and never a word of it is believed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names.slice(1)), fc.nat(), fc.boolean(), async (name, place, isCut) => {
        const body = codings[name](Buffer.from(text));
        const at = place % body.byteLength;
        const broken = isCut
          ? body.subarray(0, at)
          : Buffer.from(body.map((byte, index) => (index === at ? byte ^ 0x5a : byte)));
        const end = await answeredWith(name, broken);
        // A sign that is changed need not break a coding without a checksum.
        if (end.kind === 'answered') expect(isCut && at < body.byteLength - 8).toBe(false);
        else expect(end).toMatchObject({ kind: 'ambiguous', cause: 'answerUnreadable', answeredBy: 'other' });
      }),
      { numRuns: runs(500, 40) },
    );
  });

  it('is too large where more comes out than any answer has, without taking the memory for it', async () => {
    const before = process.memoryUsage().rss;
    const zeros = Buffer.alloc(runs(400_000_000, 40_000_000));
    const bombs: [Coding, Buffer][] = [
      ['gzip', gzipSync(zeros)],
      ['deflate', deflateSync(zeros)],
      ['br', brotliCompressSync(zeros, { params: { 1: 1 } })],
      ['zstd', zstdCompressSync(zeros)],
    ];
    for (const [name, bomb] of bombs) {
      expect(await answeredWith(name, bomb)).toMatchObject({ kind: 'ambiguous', cause: 'answerTooLarge' });
    }
    // Little comes out of it in the end; what comes out of the first coding is too much all the same.
    const nothing = gzipSync('');
    const inner = Buffer.concat(Array.from({ length: 60_000 }, () => nothing));
    expect(await answeredWith('gzip, gzip', gzipSync(inner))).toMatchObject({ cause: 'answerTooLarge' });
    expect(process.memoryUsage().rss - before).toBeLessThan(700_000_000);
  });
});
