import { pictureFormatOf } from '../../../shared/picture/sight.ts';
import { jpegSegments } from '../jpeg-segments.ts';
import { pngChunks } from '../png.ts';

/** What a camera wrote beside a picture of when and where it was taken. It is read here, and goes nowhere by itself. */
export interface CameraNotes {
  /** In UTC, as ISO 8601; by this computer's clock where the camera names no zone. */
  readonly takenAt: string | null;
  /** In degrees; north and east are positive. */
  readonly place: { readonly latitude: number; readonly longitude: number } | null;
}

const APP1 = 0xe1;
const EXIF = 'Exif\0\0';

/** Tags of TIFF 6.0 and Exif 2.32. */
const EXIF_DIRECTORY = 0x8769;
const GPS_DIRECTORY = 0x8825;
const TAKEN_AT = 0x9003;
const ZONE = 0x9011;
const LATITUDE = { reference: 1, degrees: 2, positive: 'N', negative: 'S', most: 90 } as const;
const LONGITUDE = { reference: 3, degrees: 4, positive: 'E', negative: 'W', most: 180 } as const;

const TEXT = 2;
const RATIONAL = 5;
const ENTRY_BYTES = 12;
/** More than any camera writes into one directory. */
const MOST_ENTRIES = 500;

/** Cameras write it before the picture itself, which is not walked for it. */
const SEARCHED_BYTES = 262_144;

const MOMENT = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)$/;
const OFFSET = /^[+-](?:0\d|1[0-4]):[0-5]\d$/;
const EARLIEST_YEAR = 1990;

/** Null where there is nothing of either. Whatever makes no sense is as if it were not there. */
export function cameraNotesOf(bytes: Uint8Array): CameraNotes | null {
  const tiff = exifOf(bytes.subarray(0, SEARCHED_BYTES));
  const reader = tiff && readerOf(tiff);
  if (!reader) return null;
  const takenAt = momentIn(reader.directory(EXIF_DIRECTORY));
  const place = placeIn(reader.directory(GPS_DIRECTORY));
  return takenAt === null && place === null ? null : { takenAt, place };
}

function exifOf(bytes: Uint8Array): Uint8Array | null {
  const format = pictureFormatOf(bytes);
  if (format === 'png') return pngChunks(bytes).find(({ type }) => type === 'eXIf')?.data ?? null;
  if (format !== 'jpeg') return null;
  for (const { marker, contents } of jpegSegments(bytes)) {
    const begins = [...EXIF].every((letter, index) => contents[index] === letter.charCodeAt(0));
    if (marker === APP1 && begins) return contents.subarray(EXIF.length);
  }
  return null;
}

type Directory = ReturnType<ReturnType<typeof readerOf>['directory']>;

/** Reads what is inside the block, and nothing twice: no directory leads to another than the two that are asked for. */
function readerOf(tiff: Uint8Array) {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const isLittle = tiff[0] === 0x49;
  const isThere = (at: number, length: number) => at >= 0 && at + length <= view.byteLength;
  const short = (at: number) => (isThere(at, 2) ? view.getUint16(at, isLittle) : 0);
  const long = (at: number) => (isThere(at, 4) ? view.getUint32(at, isLittle) : 0);

  /** Where an entry of a directory begins. */
  function entryIn(start: number, tag: number): number | null {
    const count = Math.min(short(start), MOST_ENTRIES);
    for (let index = 0; index < count; index += 1) {
      const at = start + 2 + ENTRY_BYTES * index;
      if (short(at) === tag) return isThere(at, ENTRY_BYTES) ? at : null;
    }
    return null;
  }

  return {
    directory(pointer: number) {
      const entry = entryIn(long(4), pointer);
      const start = entry === null ? null : long(entry + 8);
      const find = (tag: number, type: number) => {
        const at = start === null ? null : entryIn(start, tag);
        return at !== null && short(at + 2) === type ? at : null;
      };
      return {
        text(tag: number, longest: number): string | null {
          const at = find(tag, TEXT);
          if (at === null) return null;
          const length = Math.min(long(at + 4), longest);
          const from = length <= 4 ? at + 8 : long(at + 8);
          if (!isThere(from, length)) return null;
          return String.fromCharCode(...tiff.subarray(from, from + length)).replace(/\0.*$/s, '');
        },
        /** Three of them, as degrees, minutes and seconds are. */
        rationals(tag: number): readonly number[] | null {
          const at = find(tag, RATIONAL);
          if (at === null || long(at + 4) !== 3) return null;
          const from = long(at + 8);
          return isThere(from, 24) ? [0, 8, 16].map((step) => long(from + step) / long(from + step + 4)) : null;
        },
      };
    },
  };
}

function momentIn(exif: Directory): string | null {
  const [, year = '', month, day, hour, minute, second] = MOMENT.exec(exif.text(TAKEN_AT, 20) ?? '') ?? [];
  if (Number(year) < EARLIEST_YEAR) return null;
  const [date, clock] = [`${year}-${month}-${day}`, `${hour}:${minute}:${second}`];
  // No calendar has the 30th of February: it would become another day.
  const asWritten = new Date(`${date}T${clock}Z`);
  if (Number.isNaN(asWritten.getTime()) || !asWritten.toISOString().startsWith(`${date}T${clock}`)) return null;
  const zone = exif.text(ZONE, 7) ?? '';
  const moment = new Date(`${date}T${clock}${OFFSET.test(zone) ? zone : ''}`);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

function placeIn(gps: Directory): CameraNotes['place'] {
  const latitude = degreesIn(gps, LATITUDE);
  const longitude = degreesIn(gps, LONGITUDE);
  // A camera that knows no place may write zeros; nobody lives there.
  if (latitude === null || longitude === null || (latitude === 0 && longitude === 0)) return null;
  return { latitude, longitude };
}

function degreesIn(gps: Directory, where: typeof LATITUDE | typeof LONGITUDE): number | null {
  const side = gps.text(where.reference, 2);
  const [degrees = Number.NaN, minutes = 0, seconds = 0] = gps.rationals(where.degrees) ?? [];
  const value = degrees + minutes / 60 + seconds / 3600;
  if (!(value >= 0 && value <= where.most && minutes < 60 && seconds < 60)) return null;
  if (side === where.positive) return value;
  return side === where.negative ? -value : null;
}
