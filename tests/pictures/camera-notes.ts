/** Of what a camera writes beside a picture, when and where it was taken; as it writes it. */
export interface NotesToMake {
  /** `2026:11:30 14:05:09` */
  readonly takenAt?: string;
  /** `+05:30` */
  readonly zone?: string;
  /** Degrees, minutes and seconds, each as numerator and denominator, and the side. */
  readonly latitude?: Degrees;
  readonly longitude?: Degrees;
  readonly isLittleEndian?: boolean;
}
type Ratio = readonly [numerator: number, denominator: number];
export type Degrees = readonly [Ratio, Ratio, Ratio, side: string];

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly value: Buffer;
}

/** The whole segment. */
export function notesSegment({ takenAt, zone, latitude, longitude, isLittleEndian = false }: NotesToMake): Buffer {
  const number = (value: number, length: 2 | 4) => {
    const bytes = Buffer.alloc(length);
    if (isLittleEndian) bytes.writeUIntLE(value, 0, length);
    else bytes.writeUIntBE(value, 0, length);
    return bytes;
  };
  const short = (value: number) => number(value, 2);
  const long = (value: number) => number(value, 4);
  const text = (tag: number, words: string | undefined): Entry[] =>
    words === undefined ? [] : [{ tag, type: 2, count: words.length + 1, value: Buffer.from(`${words}\0`, 'latin1') }];
  const degrees = (tag: number, [...parts]: readonly Ratio[]): Entry => ({
    ...{ tag, type: 5, count: parts.length },
    value: Buffer.concat(parts.flatMap(([over, under]) => [long(over), long(under)])),
  });
  const angle = (tag: number, at: Degrees | undefined): Entry[] =>
    at ? [...text(tag, at[3]), degrees(tag + 1, [at[0], at[1], at[2]])] : [];
  const directory = (start: number, entries: readonly Entry[]) => {
    let outside = start + 2 + 12 * entries.length + 4;
    const rows: Buffer[] = [];
    const values: Buffer[] = [];
    for (const { tag, type, count, value } of entries) {
      const isInside = value.length <= 4;
      const field = isInside ? Buffer.concat([value, Buffer.alloc(4 - value.length)]) : long(outside);
      rows.push(Buffer.concat([short(tag), short(type), long(count), field]));
      if (isInside) continue;
      values.push(value);
      outside += value.length;
    }
    return Buffer.concat([short(entries.length), ...rows, long(0), ...values]);
  };
  const first = 8 + 2 + 2 * 12 + 4;
  const exif = directory(first, [...text(0x9003, takenAt), ...text(0x9011, zone)]);
  const gps = directory(first + exif.length, [...angle(1, latitude), ...angle(3, longitude)]);
  const pointers = [
    { tag: 0x8769, type: 4, count: 1, value: long(first) },
    { tag: 0x8825, type: 4, count: 1, value: long(first + exif.length) },
  ];
  const head = Buffer.concat([Buffer.from(isLittleEndian ? 'II' : 'MM'), short(42), long(8)]);
  const contents = Buffer.concat([Buffer.from('Exif\0\0'), head, directory(8, pointers), exif, gps]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(contents.length + 2);
  return Buffer.concat([Buffer.from([0xff, 0xe1]), length, contents]);
}

/** A place as a camera writes it, to the hundredth of a second of arc. */
export function degreesOf(value: number, [positive, negative]: readonly [string, string]): Degrees {
  const hundredths = Math.round(Math.abs(value) * 360_000);
  const whole = Math.floor(hundredths / 360_000);
  const minutes = Math.floor((hundredths % 360_000) / 6000);
  return [[whole, 1], [minutes, 1], [hundredths % 6000, 100], value < 0 ? negative : positive];
}
