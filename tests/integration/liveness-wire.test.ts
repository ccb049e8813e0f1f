import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwatched } from '../../electron/vendors/exchange.ts';
import { lookUpLiveness } from '../../electron/vendors/instantpay/client.ts';
import { keepsPictures } from './kept-pictures.ts';
import { testAccess, testEnvironment } from './vendors.ts';
import { httpAnswer, startWireServer, type WireServer } from './wire-server.ts';

const sessionId = '1ac280b1-dfe0-4e05-9127-e1ec74478cb9';

let server: WireServer;
beforeEach(async () => {
  server = await startWireServer();
});
afterEach(() => server.close());

async function look(customerIp = '203.0.113.7') {
  const pictures = keepsPictures();
  const end = await lookUpLiveness(
    testEnvironment(),
    testAccess(server.url),
    { sessionId, customerIp },
    pictures.keep,
    unwatched(),
  );
  return { end, pictures };
}

describe('a liveness lookup on the wire', () => {
  it.each(['203.0.113.7', '2001:db8::7'])('is one POST with exactly these headers and bytes, for %s', async (ip) => {
    await look(ip);
    expect(server.received).toHaveLength(1);
    const [request] = server.received;
    expect(request?.requestLine).toBe('POST /identity/faceLiveness/getSessionResult HTTP/1.1');
    expect(request?.body.toString()).toBe(`{"sessionId":"${sessionId}"}`);
    expect(request?.headers.map(([name, value]) => `${name}: ${value}`).sort()).toEqual(
      [
        `host: ${new URL(server.url).host}`,
        'connection: keep-alive',
        'accept: application/json',
        'accept-encoding: identity',
        'user-agent: Facedesk/9.9.9',
        'Content-Type: application/json',
        'X-Ipay-Auth-Code: 1',
        'X-Ipay-Client-Id: client-7',
        'X-Ipay-Client-Secret: secret-11',
        `X-Ipay-Endpoint-Ip: ${ip}`,
        'content-length: 52',
      ].sort(),
    );
  });

  it('takes the pictures out of the answer, keeps them, and clips their boxes to the picture', async () => {
    const portrait = await readFile(join(import.meta.dirname, '../../resources/practice/asha-1.jpg'));
    const picture = (box: unknown) => ({ Bytes: portrait.toString('base64'), BoundingBox: box });
    const data = {
      SessionId: sessionId,
      Status: 'SUCCEEDED',
      Confidence: 97.25,
      ReferenceImage: picture({ Left: 0.25, Top: -0.1, Width: 0.5, Height: 0.6 }),
      AuditImages: [picture({ Left: 0.9, Top: 0.5, Width: 0.4, Height: 0.25 }), picture(null)],
    };
    const envelope = { statuscode: 'TXN', actcode: null, status: 'Transaction Sucessful', data, environment: 'LIVE' };
    server.reply = (socket) => socket.end(httpAnswer(200, {}, JSON.stringify(envelope)));

    const { end, pictures } = await look();
    if (end.kind !== 'answered') throw new Error(`unexpected ${end.kind}`);
    const { reference, audits, confidence, raw } = end.answer;
    expect(confidence).toEqual({ found: 'one', value: 97.25 });
    expect(reference).toMatchObject({ kind: 'kept', picture: { format: 'jpeg', byteLength: portrait.byteLength } });
    expect(reference).toMatchObject({ faceBox: { left: 0.25, top: 0, width: 0.5, height: 0.5 } });
    expect(audits).toMatchObject([{ faceBox: { left: 0.9, top: 0.5, height: 0.25 } }, { faceBox: null }]);
    const kept = reference?.kind === 'kept' ? pictures.bytesOf(reference.picture.id) : null;
    expect(Buffer.from(kept ?? []).equals(portrait)).toBe(true);
    expect(raw).not.toContain(portrait.toString('base64').slice(0, 40));
    expect(raw).toContain('characters left out');
  });

  it('keeps what was sent as it was sent: numbers no double holds, and a box that needs no clipping', async () => {
    const portrait = await readFile(join(import.meta.dirname, '../../resources/practice/asha-1.jpg'));
    const picture = `{"Bytes":"${portrait.toString('base64')}","BoundingBox":{"Left":0.3,"Top":0.4,"Width":0.5,"Height":0.1}}`;
    server.reply = (socket) =>
      socket.end(
        httpAnswer(
          200,
          {},
          `{"statuscode":"TXN","status":"ok","orderid":9223372036854775807,"ipay_uuid":12345678901234567890,
            "timestamp":20261120063000123456,"internalCode":1.0,"actcode":1e2,"data":{"SessionId":"${sessionId}",
            "Status":"SUCCEEDED","Confidence":97.50,"ReferenceImage":${picture}}}`,
        ),
      );
    const { end } = await look();
    if (end.kind !== 'answered') throw new Error(`unexpected ${end.kind}`);
    expect(end.answer).toMatchObject({
      orderId: '9223372036854775807',
      ipayUuid: '12345678901234567890',
      timestamp: '20261120063000123456',
      internalCode: '1.0',
      actionCode: '1e2',
      confidence: { found: 'one', value: 97.5 },
      reference: { kind: 'kept', faceBox: { left: 0.3, top: 0.4, width: 0.5, height: 0.1 } },
    });
    const lines = ['"orderid": 9223372036854775807,', '"Confidence": 97.50,', '"internalCode": 1.0,', '"Width": 0.5,'];
    for (const line of lines) expect(end.answer.raw).toContain(line);
  });

  it.each([
    ['Node’s buffers', (bytes: Buffer) => JSON.stringify(bytes)],
    ['a plain list', (bytes: Buffer) => JSON.stringify([...bytes])],
    ['a typed array', (bytes: Buffer) => JSON.stringify(Uint8Array.from(bytes))],
    ['Java’s signed bytes', (bytes: Buffer) => JSON.stringify([...new Int8Array(bytes)])],
  ])('takes pictures that were written as %s, and leaves their bytes out of the raw answer', async (_what, write) => {
    const portrait = await readFile(join(import.meta.dirname, '../../resources/practice/asha-1.jpg'));
    const written = write(portrait);
    const data = `{"Status":"SUCCEEDED","Confidence":97,"ReferenceImage":{"Bytes":${written}},"AuditImages":[${written}]}`;
    server.reply = (socket) => socket.end(httpAnswer(200, {}, `{"statuscode":"TXN","data":${data}}`));
    const { end } = await look();
    if (end.kind !== 'answered') throw new Error(`unexpected ${end.kind}`);
    const { reference, audits, raw } = end.answer;
    const kept = { kind: 'kept', picture: { byteLength: portrait.byteLength } };
    expect(reference).toMatchObject(kept);
    expect(audits).toMatchObject([kept]);
    expect(raw).toContain(`[${portrait.byteLength} bytes left out]`);
    expect(raw.length).toBeLessThan(500);
  });

  it('keeps sixteen audit pictures and counts the rest', async () => {
    const data = {
      Status: 'SUCCEEDED',
      Confidence: 97,
      AuditImages: Array.from({ length: 20 }, () => 'https://a.in/b?c=d'),
    };
    server.reply = (socket) => socket.end(httpAnswer(200, {}, JSON.stringify({ statuscode: 'TXN', data })));
    const { end } = await look();
    if (end.kind !== 'answered') throw new Error(`unexpected ${end.kind}`);
    expect(end.answer.audits).toEqual(Array.from({ length: 16 }, () => ({ kind: 'unusable', why: 'link' })));
    expect(end.answer.auditsLeftOut).toBe(4);
  });
});
