import type { Reading } from '../../../shared/check/answers.ts';
import { MAXIMUM_PICTURE_BYTES } from '../../../shared/limits.ts';
import type { FaceBox } from '../../../shared/picture/picture.ts';
import { bytesOf } from '../reading/byte-lists.ts';
import { isJsonList, isJsonObject, type Json, type JsonObject, numberOf } from '../reading/json.ts';

/** A picture as it came in the answer: its bytes, or why there are none. */
export type PictureInAnswer =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly faceBox: FaceBox | null }
  | { readonly kind: 'unusable'; readonly why: 'link' | 'damaged' | 'tooLarge' };

export interface SessionResult {
  readonly sessionId: Reading<string>;
  readonly sessionStatus: Reading<string>;
  readonly confidence: Reading<number>;
  readonly reference: PictureInAnswer | null;
  readonly audits: readonly PictureInAnswer[];
  readonly auditsLeftOut: number;
}

const STATUS_KEYS = ['status', 'sessionstatus'];
const SESSION_STATUSES = ['CREATED', 'IN_PROGRESS', 'SUCCEEDED', 'FAILED', 'EXPIRED'];
const RESULT_KEYS = ['result', 'sessionresult', 'data'];
const BYTES_KEYS = ['bytes', 'image', 'base64', 'url'];
const REFERENCE_KEY = 'referenceimage';
const AUDITS_KEY = 'auditimages';
const LONGEST_BASE64 = Math.ceil((MAXIMUM_PICTURE_BYTES * 4) / 3) + 4;
/** Amazon sends at most four. Any beyond these are counted, not kept. */
const MOST_AUDITS = 16;

/** True for a key that holds pictures: its strings are left out of the raw answer. */
export function isPictureKey(key: string): boolean {
  return [...BYTES_KEYS, REFERENCE_KEY, AUDITS_KEY].includes(plainKey(key));
}

/**
 * Reads the `data` of InstantPay's answer, whose keys are undocumented: Amazon's names in any case, `data` as an
 * object or a list, and one more level of nesting (docs/VENDORS.md). What is named twice with different values
 * is a conflict, never one of the two.
 */
export function readSessionResult(data: Json | undefined): SessionResult {
  const levels = levelsOf(data);
  const severalResults = isJsonList(data) && data.length > 1;
  const audits = auditsOf(levels);
  return {
    sessionId: reading(valuesOf(levels, ['sessionid']), asText),
    sessionStatus: reading(valuesOf(levels, STATUS_KEYS), asText),
    // Several results are no more a single answer than two confidences are.
    confidence: severalResults
      ? { found: 'conflict' }
      : reading(valuesOf(levels, ['confidence', 'confidencescore', 'score']), asNumber),
    reference: referenceOf(levels),
    audits: audits.slice(0, MOST_AUDITS),
    auditsLeftOut: Math.max(0, audits.length - MOST_AUDITS),
  };
}

/**
 * The objects about the session: `data` itself, and in it a `result` and whatever names a session or has one of Amazon's
 * statuses. Anything else nested has the confidence or status of something else: that a face is a face, or of a device.
 */
function levelsOf(data: Json | undefined): JsonObject[] {
  const top = onlyObjectIn(data);
  if (!top) return [];
  const nested = entriesOf(top)
    .filter(([key]) => key !== REFERENCE_KEY && key !== AUDITS_KEY)
    .flatMap(([key, value]) => {
      const level = onlyObjectIn(value);
      return level && (RESULT_KEYS.includes(key) || speaksOfSession(level)) ? [level] : [];
    });
  return [top, ...nested];
}

function onlyObjectIn(value: Json | undefined): JsonObject | null {
  const only = isJsonList(value) && value.length === 1 ? value[0] : value;
  return isJsonObject(only) ? only : null;
}

function speaksOfSession(level: JsonObject): boolean {
  return entriesOf(level).some(
    ([key, value]) => key === 'sessionid' || (STATUS_KEYS.includes(key) && SESSION_STATUSES.includes(String(value))),
  );
}

/** The entries of an object with their keys in lower case and without underscores. */
function entriesOf(level: JsonObject): [string, Json][] {
  return [...level].map(([key, value]) => [plainKey(key), value]);
}

function plainKey(key: string): string {
  return key.toLowerCase().replaceAll('_', '');
}

function valuesOf(levels: readonly JsonObject[], names: readonly string[]): Json[] {
  return levels
    .flatMap(entriesOf)
    .filter(([key, value]) => names.includes(key) && value !== null && value !== '')
    .map(([, value]) => value);
}

function reading<Value>(values: readonly Json[], read: (value: Json) => Value | null): Reading<Value> {
  if (values.length === 0) return { found: 'nothing' };
  const readable = values.map(read);
  const [first] = readable;
  if (first === undefined || readable.includes(null) || first === null) return { found: 'unreadable' };
  return readable.every((value) => value === first) ? { found: 'one', value: first } : { found: 'conflict' };
}

function asText(value: Json): string | null {
  return typeof value === 'string' ? value.trim().slice(0, 100) : null;
}

/** A number, or a plain decimal in quotes, as some back ends write every value. */
function asNumber(value: Json | undefined): number | null {
  const number = numberOf(value);
  if (number !== null) return Number.isFinite(number) ? number : null;
  return typeof value === 'string' && /^\s*-?\d{1,6}(\.\d{1,20})?\s*$/.test(value) ? Number(value) : null;
}

function referenceOf(levels: readonly JsonObject[]): PictureInAnswer | null {
  const pictures = valuesOf(levels, [REFERENCE_KEY]).map(readPicture);
  return pictures.find((picture) => picture !== null) ?? null;
}

function auditsOf(levels: readonly JsonObject[]): PictureInAnswer[] {
  return valuesOf(levels, [AUDITS_KEY])
    .flatMap((value) => (isJsonList(value) && bytesOf(value) === null ? value : [value]))
    .map(readPicture)
    .filter((picture) => picture !== null);
}

function readPicture(value: Json): PictureInAnswer | null {
  const alone = fromContent(value, null);
  if (alone) return alone;
  if (!isJsonObject(value)) return null;
  const contents = valuesOf([value], BYTES_KEYS);
  const faceBox = readFaceBox(valuesOf([value], ['boundingbox'])[0]);
  for (const content of contents) {
    const picture = fromContent(content, faceBox);
    if (picture) return picture;
  }
  if (contents.length > 0) return { kind: 'unusable', why: 'damaged' };
  return valuesOf([value], ['s3object']).length > 0 ? { kind: 'unusable', why: 'link' } : null;
}

/** Null for anything that holds no picture. */
function fromContent(content: Json, faceBox: FaceBox | null): PictureInAnswer | null {
  if (typeof content === 'string') return fromText(content, faceBox);
  const bytes = bytesOf(content);
  if (bytes === null) return null;
  return bytes.byteLength > MAXIMUM_PICTURE_BYTES
    ? { kind: 'unusable', why: 'tooLarge' }
    : { kind: 'bytes', bytes, faceBox };
}

/** Facedesk follows no link in an answer: it only ever talks to the vendor's own host. */
function fromText(text: string, faceBox: FaceBox | null): PictureInAnswer {
  if (/^\s*https?:/i.test(text)) return { kind: 'unusable', why: 'link' };
  const base64 = text.replace(/^\s*data:image\/[a-z.+-]+;base64,/i, '').replace(/\s+/g, '');
  // Buffer skips what is not base64; a picture with holes must not pass for what the vendor sent.
  if (base64 === '' || base64.length > LONGEST_BASE64 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) {
    return { kind: 'unusable', why: base64.length > LONGEST_BASE64 ? 'tooLarge' : 'damaged' };
  }
  return { kind: 'bytes', bytes: Buffer.from(base64, 'base64'), faceBox };
}

/** One of Amazon's boxes: ratios of the picture; it may begin above or left of it and end beyond it. */
export function readFaceBox(value: Json | undefined): FaceBox | null {
  if (!isJsonObject(value)) return null;
  const side = (name: string) => asNumber(valuesOf([value], [name])[0]);
  const [left, top, width, height] = [side('left'), side('top'), side('width'), side('height')];
  if (left === null || top === null || width === null || height === null) return null;
  const [across, down] = [clipped(left, width), clipped(top, height)];
  if (!(across.length > 0 && down.length > 0)) return null;
  return { left: across.start, top: down.start, width: across.length, height: down.length };
}

/** The part inside the picture. What lies wholly inside stays as it was sent: a sum and a difference would round it. */
function clipped(start: number, length: number): { readonly start: number; readonly length: number } {
  if (start >= 0 && start + length <= 1) return { start, length };
  const from = clip(start);
  return { start: from, length: clip(start + length) - from };
}

function clip(ratio: number): number {
  return Math.min(Math.max(ratio, 0), 1);
}
