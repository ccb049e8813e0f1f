import { createHash } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import fc from 'fast-check';
import { runs } from '../counts.ts';
import { matchAnswer, type ReceivedRequest, startWireServer, type WireServer } from '../integration/wire-server.ts';
import { dressedFile, SECRET, strangersIn } from '../pictures/dressed.ts';
import { jpegOf } from './pictures.ts';
import { openProgram, type Program } from './program.ts';
import { choose, compare, openMatch, result, well } from './screens.ts';

/** What leaves the computer, as it is on the wire. */

const MOST_BYTES = 5_000_000;

let wire: WireServer;
let program: Program;
test.beforeAll(async () => {
  wire = await startWireServer();
  wire.reply = (socket, request) => socket.end(matchAnswer(partOf(request, 'verification_id').toString()));
  const { url } = wire;
  program = await openProgram({
    env: { FACEDESK_PRACTICE_INSTANTPAY_URL: url, FACEDESK_PRACTICE_CASHFREE_URL: url },
  });
});
test.afterAll(async () => {
  await program.close();
  await wire.close();
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('has nothing of the camera’s or an editor’s beside the picture, fits, and is what is stored', async () => {
  const count = runs(200, 6);
  test.setTimeout(60_000 + count * 10_000);
  const { page } = program;
  await openMatch(page);
  const seed = Number(process.env.FACEDESK_PICTURE_SEED ?? Date.now() % 2 ** 31);
  console.log(`${count} dressed pictures with FACEDESK_PICTURE_SEED=${seed}`);
  for (const [index, { what, bytes }] of fc.sample(dressedFile, { numRuns: count, seed }).entries()) {
    await test.step(`${index}: ${what}`, async () => {
      expect(bytes.includes(SECRET), what).toBe(true);
      await choose(page, 'Live photo', { name: 'face.jpg', mimeType: '', buffer: bytes });
      await expect(well(page, 'Live photo').getByRole('img'), what).toBeVisible();
      // Another for each, as a person would be asked whether the same pair is to be bought again.
      await choose(page, 'Document photo', jpegOf(60_000 + index));
      await expect(well(page, 'Document photo').getByRole('img')).toBeVisible();
      const id = await page.getByRole('textbox', { name: 'Verification id' }).inputValue();
      await compare(page);
      await expect(result(page)).toContainText(id, { timeout: 20_000 });
      const arrived = () => wire.received.find(({ body }) => body.includes(id));
      await expect.poll(arrived, what).toBeDefined();
      const sent = partOf(arrived(), 'first_image');
      expect(strangersIn(sent), what).toEqual([]);
      for (const word of [SECRET, 'Exif', 'xmpmeta', '8BIM', 'JFXX', 'MPF\0'])
        expect(sent.includes(word), word).toBe(false);
      expect(sent.length).toBeLessThanOrEqual(MOST_BYTES);
      expect(await storedHashes(page), what).toEqual({ said: sha256(sent), kept: sha256(sent) });
    });
  }
});

/** Of the live photo of the newest check: what the records say of it, and what its bytes have. */
async function storedHashes(page: Page) {
  const stored = await page.evaluate(async () => {
    const everything = { text: '', mode: null, kind: null, result: null, caseId: null, from: null, until: null };
    const found = await window.facedesk.history.search({ ...everything, before: null, limit: 1 });
    const newest = found.ok ? await window.facedesk.checks.read({ id: found.value.items[0]?.id ?? '' }) : found;
    if (!newest.ok || newest.value.check.kind !== 'faceMatch') return null;
    const { picture } = newest.value.check.first;
    const read = await window.facedesk.pictures.read({ id: picture?.id ?? '' });
    return read.ok ? { said: picture?.sha256, base64: new Uint8Array(read.value.bytes).toBase64() } : null;
  });
  return { said: stored?.said, kept: sha256(Buffer.from(stored?.base64 ?? '', 'base64')) };
}

/** One part of a form as it came. */
function partOf(request: ReceivedRequest | undefined, name: string): Buffer {
  const body = request?.body ?? Buffer.alloc(0);
  const boundary = body.subarray(0, body.indexOf('\r\n'));
  const start = body.indexOf('\r\n\r\n', body.indexOf(`name="${name}"`)) + 4;
  return body.subarray(start, body.indexOf(Buffer.concat([Buffer.from('\r\n'), boundary]), start));
}
