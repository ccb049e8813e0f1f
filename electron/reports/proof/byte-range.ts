/**
 * A signature in a PDF as this program writes it: which bytes it covers, all but its own, and what it says. The names
 * are those of ISO 32000: `/ByteRange [0 before after length]`.
 */
export interface SignedRange {
  /** Where `<` is. */
  readonly before: number;
  /** Behind `>`. */
  readonly after: number;
  /** Where what was signed ends. The file may be longer by now, or shorter. */
  readonly end: number;
}

const RANGE = Buffer.from('/ByteRange [');
const PLACEHOLDER = '/ByteRange [ 0 /********** /********** /********** ]';
/** Places that look like a signature that was moved: each may be as long as `MOST_CONTENTS_LENGTH`. */
const MOST_LOOKED_AT = 1000;

const MOST_END_BYTES = 32;

/** In hexadecimal; a CMS of ours has a few thousand. */
const MOST_CONTENTS_LENGTH = 200_000;

/** What a CMS has besides names and certificate: an RSA signature has up to 1024 bytes, the rest some hundreds. */
const MOST_CMS_BYTES_BESIDES = 2048;

/** The names that stand in a range before its numbers are known. */
export const PLACE = '**********';

/** Where the program's signatures are. One that does not point at itself is none: a picture may hold such words. */
export function findSignedRanges(file: Buffer): readonly SignedRange[] {
  const found: SignedRange[] = [];
  for (const { open, before, after, length } of statedRanges(file)) {
    if (before === open && after > before + 2) found.push({ before, after, end: after + length });
  }
  return found;
}

/** A signature that something was put in front of, or taken away from, so that it points beside itself. */
export function findMovedRange(file: Buffer): SignedRange | undefined {
  let looked = 0;
  for (const { open, before, after, length } of statedRanges(file)) {
    const moved = { before: open, after: open + after - before, end: open + after - before + length };
    if (moved.after > open + 2 && readContents(file, moved) !== null) return moved;
    looked += 1;
    if (looked === MOST_LOOKED_AT) return undefined;
  }
  return undefined;
}

/**
 * What stands at each place that looks like a signature of ours, and where its `<` is: as many as a file's pictures may
 * hold by malice.
 */
function* statedRanges(file: Buffer) {
  for (let at = file.indexOf(RANGE); at !== -1; at = file.indexOf(RANGE, at + 1)) {
    const text = file.toString('latin1', at, at + PLACEHOLDER.length + '\n/Contents <'.length);
    const match = STATED.exec(text);
    if (match === null) continue;
    const [before, after, length] = [Number(match[1]), Number(match[2]), Number(match[3])];
    yield { open: at + text.length - 1, before, after, length };
  }
}

const STATED = /^\/ByteRange \[0 (\d{1,10}) (\d{1,10}) (\d{1,10})\] *\n\/Contents <$/;

/** Whether a file that ends there ends as every file of ours. */
export function endsAsWritten(file: Buffer, end: number): boolean {
  if (end > file.byteLength) return false;
  return /startxref\n\d{1,10}\n%%EOF$/.test(file.subarray(Math.max(0, end - MOST_END_BYTES), end).toString('latin1'));
}

/**
 * The CMS in a signature's `Contents`: lower-case hexadecimal, zeros behind it, and a length that says where they begin.
 *
 * @returns null for anything else, whatever another reader would make of it
 */
export function readContents(file: Buffer, { before, after }: SignedRange): Buffer | null {
  if (file[after - 1] !== '>'.charCodeAt(0) || after - before > MOST_CONTENTS_LENGTH) return null;
  const text = file.subarray(before + 1, after - 1).toString('latin1');
  if (!/^(?:[0-9a-f]{2})+$/.test(text)) return null;
  const bytes = Buffer.from(text, 'hex');
  const [tag, form, high = 0, low = 0] = bytes;
  // A sequence whose length takes two bytes: every CMS of ours.
  if (tag !== 0x30 || form !== 0x82) return null;
  const length = 4 + high * 256 + low;
  if (length > bytes.byteLength || bytes.subarray(length).some((byte) => byte !== 0)) return null;
  return bytes.subarray(0, length);
}

/**
 * Writes into a saved file which bytes its signature covers.
 *
 * @param file is changed
 * @param within where the signature's object lies: a picture's bytes must not be taken for it
 */
export function fillRange(file: Buffer, within: { readonly start: number; readonly end: number }): SignedRange {
  const object = file.subarray(within.start, within.end);
  const at = object.indexOf(PLACEHOLDER);
  const open = object.indexOf('\n/Contents <', at) + '\n/Contents <'.length - 1;
  const close = object.indexOf('>', open);
  if (at === -1 || open < at || close === -1) throw new Error('The place for the signature is missing.');
  const [before, after] = [within.start + open, within.start + close + 1];
  const range = `/ByteRange [0 ${before} ${after} ${file.byteLength - after}]`;
  object.write(range.padEnd(PLACEHOLDER.length), at, 'latin1');
  return { before, after, end: file.byteLength };
}

/** Writes a signature into its place. @param file is changed */
export function fillContents(file: Buffer, { before, after }: SignedRange, cms: Uint8Array): void {
  const room = after - before - 2;
  const text = Buffer.from(cms).toString('hex').padEnd(room, '0');
  if (text.length > room) throw new Error('The signature needs more room.');
  file.write(text, before + 1, 'latin1');
}

/** How many bytes are kept free for a CMS. It names the certificate's issuer once more, which may be nearly all of it. */
export function roomForCms(certificateBytes: number): number {
  return 2 * certificateBytes + MOST_CMS_BYTES_BESIDES;
}
