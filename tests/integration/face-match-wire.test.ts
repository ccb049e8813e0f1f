import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { matchFaces } from '../../electron/vendors/cashfree/client.ts';
import { unwatched } from '../../electron/vendors/exchange.ts';
import { testAccess, testEnvironment, testPicture } from './vendors.ts';
import { httpAnswer, type ReceivedRequest, startWireServer, type WireServer } from './wire-server.ts';

const answer = {
  status: 'SUCCESS',
  verification_id: 'FD-0198.a_b',
  face_match_result: 'YES',
  face_match_score: 0.95,
};

let server: WireServer;
beforeEach(async () => {
  server = await startWireServer();
  server.reply = (socket) =>
    socket.end(
      httpAnswer(
        200,
        { 'X-Request-Id': 'req-77' },
        JSON.stringify(answer).replace('}', ',"ref_id":9007199254740993123}'),
      ),
    );
});
afterEach(() => server.close());

async function send(first = testPicture('selfie.jpg', 40_000), second = testPicture('card.png', 100)) {
  const question = { verificationId: 'FD-0198.a_b', threshold: 0.7, first, second };
  const end = await matchFaces(testEnvironment(), testAccess(`${server.url}/verification`), question, unwatched());
  const [request] = server.received;
  if (!request) throw new Error('no request arrived');
  return { end, request };
}

describe('a face match on the wire', () => {
  it('is one POST to /face-match with exactly these headers', async () => {
    const { request } = await send();
    expect(server.received).toHaveLength(1);
    expect(request.requestLine).toBe('POST /verification/face-match HTTP/1.1');
    const boundary = boundaryOf(request);
    const sorted = request.headers.map(([name, value]) => `${name}: ${value}`).sort();
    expect(sorted).toEqual(
      [
        `host: ${new URL(server.url).host}`,
        'connection: keep-alive',
        'accept: application/json',
        'accept-encoding: identity',
        'user-agent: Facedesk/9.9.9',
        `content-type: multipart/form-data; boundary=${boundary}`,
        'x-client-id: client-7',
        'x-client-secret: secret-11',
        `content-length: ${request.body.byteLength}`,
      ].sort(),
    );
  });

  it('has exactly these bytes for a body, and a true content-length', async () => {
    const first = testPicture('selfie.jpg', 40_000);
    const second = { ...testPicture('card.png', 100), format: 'png' as const };
    const { request } = await send(first, second);
    const boundary = boundaryOf(request);
    const part = (disposition: string, rest: (string | Uint8Array)[]) =>
      Buffer.concat(
        [`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n`, ...rest, '\r\n'].map((piece) =>
          Buffer.from(piece),
        ),
      );
    const expected = Buffer.concat([
      part('name="verification_id"', ['\r\n', 'FD-0198.a_b']),
      part('name="first_image"; filename="selfie.jpg"', ['Content-Type: image/jpeg\r\n\r\n', first.bytes]),
      part('name="second_image"; filename="card.png"', ['Content-Type: image/png\r\n\r\n', second.bytes]),
      part('name="threshold"', ['\r\n', '0.70']),
      Buffer.from(`--${boundary}--\r\n`),
    ]);
    expect(request.body.equals(expected)).toBe(true);
  });

  it.each([
    ['a "quoted" name.jpg', 'a %22quoted%22 name.jpg'],
    ['two  blanks and ; semicolon.jpeg', 'two  blanks and ; semicolon.jpeg'],
    ['अनिता का फोटो.jpg', 'अनिता का फोटो.jpg'],
    ['line\r\nbreak.jpg', 'line%0D%0Abreak.jpg'],
    ['no ending', 'no ending.jpg'],
    ['a text file.txt', 'a text file.txt.jpg'],
  ])('names the file %j so that it can’t break out of its header', async (name, onTheWire) => {
    const { request } = await send(testPicture(name));
    expect(request.body.includes(`name="first_image"; filename="${onTheWire}"\r\nContent-Type: image/jpeg\r\n`)).toBe(
      true,
    );
  });

  it('is read back without rounding the reference of Cashfree', async () => {
    const { end } = await send();
    expect(end).toMatchObject({
      kind: 'answered',
      answer: { ...expectedAnswer, refId: '9007199254740993123', requestId: 'req-77' },
    });
  });
});

const expectedAnswer = { status: 'SUCCESS', verificationId: 'FD-0198.a_b', result: 'YES', score: 0.95 };

function boundaryOf(request: ReceivedRequest): string {
  const type = request.headers.find(([name]) => name === 'content-type')?.[1] ?? '';
  return /boundary=([\w'-]{10,70})$/.exec(type)?.[1] ?? 'no boundary';
}
