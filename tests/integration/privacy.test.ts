import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../electron/records/database/database.ts';
import { deriveRecordsKeys } from '../../electron/records/keys.ts';
import { databasePath, picturesFolder } from '../../electron/records/layout.ts';
import type { Case } from '../../shared/case/case.ts';
import type { HistoryQuery } from '../../shared/check/history.ts';
import { SAMPLE_CUSTOMER_IP, type SamplePortrait } from '../../shared/practice.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../simulator-process.ts';
import { bytesNeedle, findIn, findInBytes, type Needle, textNeedle } from './plain-text.ts';
import { idOf, type Road, recordsFolder, roadKey } from './road.ts';
import { folderHere, roadHere } from './road-here.ts';

let simulator: SimulatorProcess;
beforeAll(async () => {
  simulator = await startSimulatorProcess();
});
afterAll(() => simulator.stop());

const passphrase = 'quite a long passphrase';
const portrait = (name: SamplePortrait) =>
  readFileSync(join(import.meta.dirname, `../../resources/practice/${name}.jpg`));
const chunkOf = (bytes: Buffer) => bytes.subarray(bytes.length >> 1, (bytes.length >> 1) + 24);

/** A customer, with words that are nobody else's. */
function customer(name: string, words: { reference: string; note: string; place: string; remark: string }) {
  return { name, ...words };
}
type Customer = ReturnType<typeof customer>;

const mohan = customer('मोहन कुमार शर्मा', {
  reference: 'APP-MOHAN-4711',
  note: 'चाबी पड़ोसी के पास है',
  place: 'जयपुर, गली नंबर ७',
  remark: 'दरवाज़े पर पहचाना गया',
});
const radha = customer('Radheshyam Quillfeather', {
  reference: 'LOAN-QUILLFEATHER-0815',
  note: 'Zylophone lessons on Wednesdays',
  place: 'Vishwakarma Nagar, Bhopal',
  remark: 'Xenial welcome at the blue gate',
});

/** A case with everything that a customer may leave behind, through faults and answers. */
async function visit(road: Road, of: Customer, pictures: readonly [SamplePortrait, SamplePortrait]) {
  const sessionId = await simulator.createSession({ like: 'live' });
  const lookup = await road.enterLookup({ sessionId, caseReference: of.reference });
  await road.settled(lookup);
  await simulator.addFault('cashfree', { kind: 'reset', when: 'afterProcessing' });
  const lost = await enterMatch(road, of, pictures);
  await road.settled(lost);
  road.outbox.sendNow(lost);
  await road.settled(lost);
  const again = await road.outbox.askAgain({ id: lost });
  const match = again.ok ? idOf(again.value) : '';
  await road.settled(match);
  await simulator.addFault('cashfree', { kind: 'vendorError', code: 'file_format_invalid', status: null });
  const failed = await enterMatch(road, of, pictures);
  await road.settled(failed);
  const record = road.records.cases.alike('practice', of.reference)[0];
  if (!record) throw new Error('no case');
  const { name, note, place } = of;
  const counted = { lookup, match };
  const consent = { how: 'spoken', at: '2026-11-22T08:00:00.000Z' } as const;
  road.records.cases.replace({ ...record, name, note, place, consent, counted });
  const [at, text] = ['2026-11-22T08:10:00.000Z', of.remark];
  road.records.checks.addNote(match, { id: crypto.randomUUID(), at, text });
  expect([lookup, lost, match, failed].map((id) => road.read(id).state.name)).toEqual([
    'done',
    'closed',
    'done',
    'failed',
  ]);
  const verificationIds = [lost, match, failed].map((id) => road.match(id).verificationId);
  const texts = [
    ...Object.values(of),
    sessionId,
    ...verificationIds,
    ...pictures.map((each) => `${of.reference} ${each}`),
  ];
  return { record, texts };
}

async function enterMatch(road: Road, of: Customer, [first, second]: readonly [SamplePortrait, SamplePortrait]) {
  return road.enterMatch({
    firstPicture: { from: 'file', picture: road.addPicture(`${of.reference} ${first}.jpg`, portrait(first)) },
    secondPicture: road.addPicture(`${of.reference} ${second}.jpg`, portrait(second)),
    caseReference: of.reference,
  });
}

/** What a customer's pictures begin with, and something from their middle. */
function pictureNeedles(names: readonly SamplePortrait[]): Needle[] {
  return [
    bytesNeedle('the beginning of a JPEG', portrait('asha-1').subarray(0, 10)),
    bytesNeedle('the beginning of a PNG', Buffer.from('89504e470d0a1a0a', 'hex')),
    ...names.map((name) => bytesNeedle(`the middle of ${name}`, chunkOf(portrait(name)))),
  ];
}

const query: HistoryQuery = {
  text: 'Quillfeather',
  mode: null,
  kind: null,
  result: null,
  caseId: null,
  from: null,
  until: null,
  before: null,
  limit: 50,
};

async function everything() {
  const folder = folderHere();
  const road = await roadHere(simulator, { folder });
  const first = await visit(road, mohan, ['dev-1', 'dev-2']);
  const second = await visit(road, radha, ['meera-1', 'meera-2']);
  return { folder, road, first, second };
}

describe('in the program’s folder', () => {
  it('nothing of a customer is in plain text, whatever has happened, nor any secret', async () => {
    const { folder, road, first, second } = await everything();
    const backup = join(folder, 'backup.facedesk');
    const { reader } = road.records;
    const { signal } = new AbortController();
    expect((await reader.history(query)).total).toBe(4);
    expect((await reader.backUp(backup, passphrase, () => undefined, signal)).ok).toBe(true);
    const texts = [...first.texts, ...second.texts, SAMPLE_CUSTOMER_IP, passphrase, 'practice-secret', 'SQLite format'];
    const needles = [
      ...texts.map(textNeedle),
      ...pictureNeedles(['dev-1', 'dev-2', 'meera-1', 'meera-2', 'asha-1']),
      bytesNeedle('the records’ key', roadKey),
      bytesNeedle('the database’s key', Buffer.from(deriveRecordsKeys(roadKey).database)),
    ];
    expect(existsSync(`${databasePath(recordsFolder(folder))}-wal`)).toBe(true);
    expect(findIn(folder, needles)).toEqual([]);
    await road.close();
    expect(findIn(folder, needles)).toEqual([]);
    const later = await roadHere(simulator, { folder });
    expect((await later.records.reader.verify(null, () => undefined, signal)).chain).toEqual({ result: 'whole' });
    expect(findIn(folder, needles)).toEqual([]);
    // What is looked for can be found: this test would see it.
    expect(new Set(findInBytes(plainPages(folder), [...first.texts, ...second.texts].map(textNeedle)))).toEqual(
      new Set([...first.texts, ...second.texts]),
    );
  });
});

describe('an erased case', () => {
  it('is not in the database’s pages either, nor in its log, and its pictures are gone', {
    timeout: 60_000,
  }, async () => {
    const { folder, road, first, second } = await everything();
    await road.records.reader.history(query);
    const filesBefore = pictureFiles(folder).length;
    expect(road.outbox.eraseCase(second.record.id, 'customerAsked').ok).toBe(true);
    expect(statSync(`${databasePath(recordsFolder(folder))}-wal`).size).toBe(0);
    const words = (texts: readonly string[]) =>
      texts.flatMap((text) => text.split(/[^\p{L}\p{M}\p{N}]+/u)).filter(isOwn);
    // The index writes only what follows a word's common beginning, and in small letters.
    const inIndex = words(second.texts).map((word) => word.toLowerCase().slice(2));
    const needles = [...second.texts, ...inIndex, 'meera'].map(textNeedle);
    expect(findInBytes(plainPages(folder), needles)).toEqual([]);
    expect(road.records.cases.alike('practice', radha.reference)).toEqual([]);
    await expect.poll(() => pictureFiles(folder).length).toBe(filesBefore - 2);

    await road.close();
    expect(findInBytes(plainPages(folder), needles)).toEqual([]);
    const later = await roadHere(simulator, { folder });
    expect(later.records.cases.alike('practice', mohan.reference)[0]).toMatchObject({
      name: mohan.name,
    } satisfies Partial<Case>);
    expect(new Set(findInBytes(plainPages(folder), first.texts.map(textNeedle)))).toEqual(new Set(first.texts));
    const { chain, disagreements } = await verify(later);
    expect([chain, disagreements]).toEqual([{ result: 'whole' }, 0]);
  });
});

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

function pictureFiles(folder: string): string[] {
  const entries = readdirSync(picturesFolder(recordsFolder(folder)), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** Long enough to be nobody else's, and no word of the other customer's or of the program's. */
function isOwn(word: string): boolean {
  return word.length >= 8;
}

function verify({ records }: Road) {
  return records.reader.verify(null, () => undefined, new AbortController().signal);
}
