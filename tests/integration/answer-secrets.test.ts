import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type DiagnosticsParts, diagnose } from '../../electron/desktop/support/diagnostics.ts';
import { openDatabase } from '../../electron/records/database/database.ts';
import { deriveRecordsKeys } from '../../electron/records/keys.ts';
import { databasePath } from '../../electron/records/layout.ts';
import { buildReport } from '../../electron/reports/evidence.ts';
import { alone, partsOfReport } from '../../electron/reports/testing/parts.ts';
import { runs } from '../counts.ts';
import { findInBytes, textNeedle } from './plain-text.ts';
import { practiceLane, type Road, recordsFolder, roadKey } from './road.ts';
import { folderHere, roadHere } from './road-here.ts';
import { httpAnswer, startWireServer } from './wire-server.ts';

const SECRETS_AN_ANSWER = 10;
const SESSION = '1ac280b1-dfe0-4e05-9127-e1ec74478cb9';

interface Secret {
  readonly name: string;
  readonly value: string;
}

const name = fc
  .tuple(
    fc.constantFrom('access token', 'secret', 'session token', 'secret access key', 'access key id'),
    fc.constantFrom('_', '-', ''),
    fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => text.replace(/ \w/g, (letter) => letter.toUpperCase()),
    ),
  )
  .map(([words, between, write]) => write(words).replaceAll(' ', between));
const token = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_.-'];
const value = fc
  .tuple(fc.integer({ min: 20, max: 2000 }), fc.boolean())
  .chain(([length, isToken]) =>
    fc.string({
      unit: fc.constantFrom(...token, ...(isToken ? [] : [...' !#$%&()*,:;<>?@[]^{|}~'])),
      minLength: length,
      maxLength: length,
    }),
  )
  // A secret of blanks is none.
  .filter((text) => /[A-Za-z0-9]{2}/.test(text.slice(0, 20)) && text.trim() === text);
const secrets = fc.array(fc.record({ name, value }), {
  minLength: SECRETS_AN_ANSWER,
  maxLength: SECRETS_AN_ANSWER,
});

/** All of them in one object, however often a name comes, at many depths. */
function nested(all: readonly Secret[]): unknown {
  return all.reduce<unknown>(
    (inner, { name: key, value: secret }, index) =>
      index % 3 === 0
        ? { [key]: secret, list: [inner, index] }
        : { [key]: secret, [`pool${index}`]: inner, accepted: true },
    { end: 1 },
  );
}

const good = {
  ofMatch: { status: 'SUCCESS', verification_id: 'FD-1', face_match_result: 'YES', face_match_score: 0.9, ref_id: 12 },
  ofLookup: { statuscode: 'TXN', status: 'Transaction Successful', ipay_uuid: 'u-1', environment: 'SANDBOX' },
};
const session = { SessionId: SESSION, Status: 'SUCCEEDED', Confidence: 97.5 };
const link = (all: readonly Secret[]) =>
  `https://b.s3.amazonaws.com/a.jpg?${all.map(({ name: key, value: secret }) => `${key}=${encodeURIComponent(secret)}`).join('&')}`;

/** Where secrets have been seen, and where they may be one day. */
const shapes: Readonly<Record<string, (all: readonly Secret[]) => readonly [number, string]>> = {
  good: (all) => [200, JSON.stringify({ ...good.ofMatch, ...good.ofLookup, data: { ...session, more: nested(all) } })],
  goodInText: (all) => [
    200,
    JSON.stringify({ ...good.ofMatch, ...good.ofLookup, data: { ...session, text: JSON.stringify(nested(all)) } }),
  ],
  goodWithLinks: (all) => [
    200,
    JSON.stringify({
      ...good.ofMatch,
      ...good.ofLookup,
      data: { ...session, ReferenceImage: { url: link(all) }, see: link(all) },
    }),
  ],
  refused: (all) => [
    400,
    JSON.stringify({ type: 'x', code: 'y', statuscode: 'RPI', message: JSON.stringify(nested(all)) }),
  ],
  blocked: (all) => [
    401,
    JSON.stringify({ message: `see ${link(all)} ${JSON.stringify(nested(all))}`, data: nested(all) }),
  ],
  vendorTrouble: (all) => [
    503,
    JSON.stringify({ type: 'x', code: 'y', statuscode: 'ISE', status: link(all), message: link(all) }),
  ],
  trailing: (all) => [200, `${JSON.stringify({ ...good.ofMatch, data: nested(all) })} and more`],
  created: (all) => [201, JSON.stringify({ ...good.ofMatch, data: nested(all) })],
  cut: (all) => [200, JSON.stringify({ data: nested(all) }).slice(0, -30)],
  inAPage: (all) => [
    403,
    `<html><script>var a = ${JSON.stringify(nested(all))}</script><a href="${link(all)}">x</a></html>`,
  ],
  escaped: (all) => [
    200,
    `no JSON ${JSON.stringify(nested(all)).replace(/[a-z](?=[^"]*":)/gi, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`)}`,
  ],
};

/** As a person's support would be told of these records. */
const diagnosed = (road: Road): DiagnosticsParts => ({
  about: { version: '1', build: 'trial', electron: '1', system: '', dataFolder: '', log: '' },
  preferences: {
    mode: () => 'practice',
    practiceOffline: () => false,
    atATime: () => 1,
    matchesAMinute: () => 100,
    contentProtected: () => false,
  },
  vault: { status: () => ({ state: 'empty', keychain: false }) },
  credentials: { list: () => [] },
  recordsSession: {
    current: () => road,
    throwAway: () => false,
    status: async () => ({ state: 'open', throwAway: false, held: 0 }),
  },
  readLog: () => road.faults.join('\n'),
  now: () => new Date(),
});

it('no secret of an answer is kept, told or exported, whatever it is in and however good the answer', {
  timeout: 600_000,
}, async () => {
  const server = await startWireServer();
  const folder = folderHere();
  const road = await roadHere({ instantPayUrl: server.url, cashfreeUrl: server.url }, { folder });
  const known = new Set<string>();
  const outcomes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(shapes)),
      secrets,
      fc.boolean(),
      fc.boolean(),
      async (shape, all, isLookup, isZipped) => {
        const [status, text] = shapes[shape]?.(all) ?? [200, ''];
        server.reply = (socket) =>
          socket.end(
            httpAnswer(status, isZipped ? { 'Content-Encoding': 'gzip' } : {}, isZipped ? gzipSync(text) : text),
          );
        for (const vendor of ['instantPay', 'cashfree'] as const) road.outbox.resume(practiceLane(vendor));
        const id = isLookup ? await road.enterLookup({ sessionId: SESSION }) : await road.enterMatch();
        const check = await road.settled(id);
        road.outbox.stop(id, true);
        outcomes.add(`${isLookup} ${check.attempts.at(-1)?.ended?.outcome.kind}`);
        const told = JSON.stringify([check, road.lane('instantPay'), road.lane('cashfree'), road.faults]);
        const diagnostics = await diagnose(diagnosed(road));
        const twin = JSON.stringify(buildReport(partsOfReport([alone(check)])));
        for (const piece of all.flatMap(({ value: secret }) => piecesOf(secret))) {
          known.add(piece);
          expect(`${told}${diagnostics}${twin}`.includes(JSON.stringify(piece).slice(1, -1))).toBe(false);
        }
      },
    ),
    {
      numRuns: runs(2_000, 300) / SECRETS_AN_ANSWER,
      // By chance a few runs may not come by each shape.
      examples: Object.keys(shapes).flatMap((shape) =>
        fc
          .sample(secrets, 2)
          .map((all, index): [string, typeof all, boolean, boolean] => [shape, all, index === 0, false]),
      ),
    },
  );
  // Good answers and bad ones have come of both.
  expect([...outcomes].sort()).toEqual(
    expect.arrayContaining(['false ambiguous', 'false answered', 'true answered', 'true retryable']),
  );

  const { reader } = road.records;
  const query = { text: '', mode: null, kind: null, result: null, caseId: null, from: null, until: null, before: null };
  const written: Buffer[] = [];
  for (const format of ['json', 'csv'] as const) {
    const path = join(folder, `export.${format}`);
    const exported = await reader.export(
      { path, format, query: { ...query, limit: 1 } },
      () => undefined,
      new AbortController().signal,
    );
    expect(exported.ok).toBe(true);
    written.push(readFileSync(path));
  }
  await road.close();
  const everything = Buffer.concat([...written, plainPages(folder)]);
  expect(findInBytes(everything, [...known].map(textNeedle))).toEqual([]);
  expect(findInBytes(everything, [textNeedle(SESSION)])).toEqual([SESSION]);
  await server.close();
});

/** Its beginning, its middle and its end: none of it may be left. */
function piecesOf(secret: string): string[] {
  const middle = secret.length >> 1;
  return [secret.slice(0, 20), secret.slice(middle - 10, middle + 10), secret.slice(-20)].filter((piece) =>
    /\w{4}/.test(piece),
  );
}

/** Every page of the database decrypted, the free ones too. */
function plainPages(folder: string): Buffer {
  const key = deriveRecordsKeys(roadKey).database;
  const opened = openDatabase({ path: databasePath(recordsFolder(folder)), key, readonly: true });
  if (!opened.ok) throw new Error(opened.error);
  try {
    return opened.value.serialize();
  } finally {
    opened.value.close();
  }
}
