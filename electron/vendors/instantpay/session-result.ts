import type { Reading } from '../../../shared/answers.ts';
import { MAXIMUM_PICTURE_BYTES } from '../../../shared/limits.ts';
import type { FaceBox } from '../../../shared/picture.ts';
import { isJsonObject, type JsonObject } from '../json.ts';

/** A picture as it stood in the answer: its bytes, or why there are none. */
export type PictureInAnswer =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly faceBox: FaceBox | null }
  | { readonly kind: 'unusable'; readonly why: 'link' | 'damaged' | 'tooLarge' };

export interface SessionResult {
  readonly sessionId: Reading<string>;
  readonly sessionStatus: Reading<string>;
  readonly confidence: Reading<number>;
  readonly reference: PictureInAnswer | null;
  readonly audits: readonly PictureInAnswer[];
}

const STATUS_KEYS = ['status', 'sessionstatus'];
const SESSION_STATUSES = ['CREATED', 'IN_PROGRESS', 'SUCCEEDED', 'FAILED', 'EXPIRED'];
const RESULT_KEYS = ['result', 'sessionresult', 'data'];
const BYTES_KEYS = ['bytes', 'image', 'base64', 'url'];
const REFERENCE_KEY = 'referenceimage';
const AUDITS_KEY = 'auditimages';
/** Keys that hold pictures, in lower case: their texts are left out of the raw answer. */
export const PICTURE_KEYS: readonly string[] = [...BYTES_KEYS, REFERENCE_KEY, AUDITS_KEY];
const LONGEST_BASE64 = Math.ceil((MAXIMUM_PICTURE_BYTES * 4) / 3) + 4;
/** Amazon sends four at most; more than this is no answer of theirs. */
const MOST_AUDITS = 16;

/**
 * Reads the `data` of InstantPay's answer, whose keys are not documented: Amazon's names in any case, `data` as an
 * object or a list, and one more level of nesting (vendor-facts, 1). What is named twice with different values
 * comes out as a conflict, never as one of the two.
 */
export function readSessionResult(data: unknown): SessionResult {
  const levels = levelsOf(data);
  const severalResults = Array.isArray(data) && data.length > 1;
  return {
    sessionId: reading(valuesOf(levels, ['sessionid']), asText),
    sessionStatus: reading(valuesOf(levels, STATUS_KEYS), asText),
    // Several results are no more one answer than two confidences are.
    confidence: severalResults
      ? { found: 'conflict' }
      : reading(valuesOf(levels, ['confidence', 'confidencescore', 'score']), asNumber),
    reference: referenceOf(levels),
    audits: auditsOf(levels),
  };
}

/**
 * The objects that speak of the session: `data` itself, and below it a `result` and whatever names a session or has a
 * status of Amazon's. What else is nested has a confidence or a status of something else: of a face's being a face, of a device.
 */
function levelsOf(data: unknown): JsonObject[] {
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

function onlyObjectIn(value: unknown): JsonObject | null {
  const only = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return isJsonObject(only) ? only : null;
}

function speaksOfSession(level: JsonObject): boolean {
  return entriesOf(level).some(
    ([key, value]) => key === 'sessionid' || (STATUS_KEYS.includes(key) && SESSION_STATUSES.includes(String(value))),
  );
}

/** The entries of an object with their keys in lower case and without underscores. */
function entriesOf(level: JsonObject): [string, unknown][] {
  return Object.entries(level).map(([key, value]) => [key.toLowerCase().replaceAll('_', ''), value]);
}

function valuesOf(levels: readonly JsonObject[], names: readonly string[]): unknown[] {
  return levels
    .flatMap(entriesOf)
    .filter(([key, value]) => names.includes(key) && value !== null && value !== '')
    .map(([, value]) => value);
}

function reading<Value>(values: readonly unknown[], read: (value: unknown) => Value | null): Reading<Value> {
  if (values.length === 0) return { found: 'nothing' };
  const readable = values.map(read);
  const [first] = readable;
  if (first === undefined || readable.includes(null) || first === null) return { found: 'unreadable' };
  return readable.every((value) => value === first) ? { found: 'one', value: first } : { found: 'conflict' };
}

function asText(value: unknown): string | null {
  return typeof value === 'string' ? value.trim().slice(0, 100) : null;
}

/** A number, or a plain decimal in quotes, as some back ends write all their values. */
function asNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^\s*-?\d{1,6}(\.\d{1,20})?\s*$/.test(value) ? Number(value) : null;
}

function referenceOf(levels: readonly JsonObject[]): PictureInAnswer | null {
  const pictures = valuesOf(levels, [REFERENCE_KEY]).map(readPicture);
  return pictures.find((picture) => picture !== null) ?? null;
}

function auditsOf(levels: readonly JsonObject[]): PictureInAnswer[] {
  return valuesOf(levels, [AUDITS_KEY])
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .slice(0, MOST_AUDITS)
    .map(readPicture)
    .filter((picture) => picture !== null);
}

function readPicture(value: unknown): PictureInAnswer | null {
  if (typeof value === 'string') return fromText(value, null);
  if (!isJsonObject(value)) return null;
  const texts = valuesOf([value], BYTES_KEYS);
  const text = texts.find((candidate) => typeof candidate === 'string');
  if (text !== undefined) return fromText(text, readFaceBox(valuesOf([value], ['boundingbox'])[0]));
  if (texts.length > 0) return { kind: 'unusable', why: 'damaged' };
  return valuesOf([value], ['s3object']).length > 0 ? { kind: 'unusable', why: 'link' } : null;
}

/** Facedesk follows no link that an answer gives: only the vendor's own host is ever spoken to. */
function fromText(text: string, faceBox: FaceBox | null): PictureInAnswer {
  if (/^\s*https?:/i.test(text)) return { kind: 'unusable', why: 'link' };
  const base64 = text.replace(/^\s*data:image\/[a-z.+-]+;base64,/i, '').replace(/\s+/g, '');
  // Buffer skips what is not base64; a picture with holes in it must not pass for what the vendor sent.
  if (base64 === '' || base64.length > LONGEST_BASE64 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) {
    return { kind: 'unusable', why: base64.length > LONGEST_BASE64 ? 'tooLarge' : 'damaged' };
  }
  return { kind: 'bytes', bytes: Buffer.from(base64, 'base64'), faceBox };
}

/** A box of Amazon's: ratios of the picture, which may begin above or left of it and end beyond it. */
export function readFaceBox(value: unknown): FaceBox | null {
  if (!isJsonObject(value)) return null;
  const side = (name: string) => asNumber(valuesOf([value], [name])[0]);
  const [left, top, width, height] = [side('left'), side('top'), side('width'), side('height')];
  if (left === null || top === null || width === null || height === null) return null;
  const clippedLeft = clip(left);
  const clippedTop = clip(top);
  const clippedWidth = clip(left + width) - clippedLeft;
  const clippedHeight = clip(top + height) - clippedTop;
  if (!(clippedWidth > 0 && clippedHeight > 0)) return null;
  return { left: clippedLeft, top: clippedTop, width: clippedWidth, height: clippedHeight };
}

function clip(ratio: number): number {
  return Math.min(Math.max(ratio, 0), 1);
}
