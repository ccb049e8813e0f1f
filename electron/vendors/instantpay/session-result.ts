import type { Reading } from '../../../shared/answers.ts';
import type { FaceBox } from '../../../shared/picture.ts';
import { isJsonObject, type JsonObject } from '../json.ts';

/** A picture as it stood in the answer: its bytes, or why there are none. */
export type PictureInAnswer =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly faceBox: FaceBox | null }
  | { readonly kind: 'unusable'; readonly why: 'link' | 'damaged' };

export interface SessionResult {
  readonly sessionId: Reading<string>;
  readonly sessionStatus: Reading<string>;
  readonly confidence: Reading<number>;
  readonly reference: PictureInAnswer | null;
  readonly audits: readonly PictureInAnswer[];
}

const BYTES_KEYS = ['bytes', 'image', 'base64', 'url'];
const REFERENCE_KEY = 'referenceimage';
const AUDITS_KEY = 'auditimages';
/** Keys that hold pictures, in lower case: their texts are left out of the raw answer. */
export const PICTURE_KEYS: readonly string[] = [...BYTES_KEYS, REFERENCE_KEY, AUDITS_KEY];
/** Amazon sends four at most; more than this is no answer of theirs. */
const MOST_AUDITS = 16;

/**
 * Reads the `data` of InstantPay's answer, whose keys are not documented: Amazon's names in any case, `data` as an
 * object or a list, and one more level of nesting (vendor-facts, 1). What is named twice with different values
 * comes out as a conflict, never as one of the two.
 */
export function readSessionResult(data: unknown): SessionResult {
  const levels = levelsOf(data);
  return {
    sessionId: reading(valuesOf(levels, ['sessionid']), asText),
    sessionStatus: reading(valuesOf(levels, ['status', 'sessionstatus']), asText),
    confidence: reading(valuesOf(levels, ['confidence', 'confidencescore', 'score']), asNumber),
    reference: referenceOf(levels),
    audits: auditsOf(levels),
  };
}

function levelsOf(data: unknown): JsonObject[] {
  const top = objectsIn(data);
  const nested = top.flatMap((level) =>
    entriesOf(level)
      .filter(([key]) => key !== REFERENCE_KEY && key !== AUDITS_KEY)
      .flatMap(([, value]) => objectsIn(value)),
  );
  return [...top, ...nested];
}

function objectsIn(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.filter(isJsonObject);
  return isJsonObject(value) ? [value] : [];
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
  const bytes = Buffer.from(base64, 'base64');
  // Buffer skips what is not base64; a picture with holes in it must not pass for what the vendor sent.
  const whole = bytes.byteLength > 0 && bytes.byteLength === Math.floor((base64.replace(/=+$/, '').length * 3) / 4);
  return whole ? { kind: 'bytes', bytes, faceBox } : { kind: 'unusable', why: 'damaged' };
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
