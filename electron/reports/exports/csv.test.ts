import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../tests/counts.ts';
import { BYTE_ORDER_MARK, type Cell, csvLine } from './csv.ts';
import { localTime } from './local-time.ts';

const hard = [
  'a,b',
  'say "yes"',
  'two\nlines',
  'two\r\nlines',
  '=cmd|/C calc',
  '+1',
  '-1',
  '@x',
  '\t=1',
  "'=1",
  "''+1",
  "'quoted'",
  'a;=cmd',
  '\r=1',
  'मोहन',
  '👩‍🌾',
  '',
  ' ',
  '"',
];
const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(...hard),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const anyTable = fc
  .integer({ min: 2, max: 6 })
  .chain((width) =>
    fc.array(fc.array(anyCell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
  );

describe('a line of CSV', () => {
  it('is read back as it was by RFC 4180', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        expect(readStrictly(table.map(csvLine).join(''))).toEqual(table.map((cells) => cells.map(expected)));
      }),
      { numRuns: runs(5000, 500) },
    );
  });

  it('is read back by Python’s csv module as well', (test) => {
    const tables = fc.sample(anyTable, { numRuns: runs(500, 50), seed: 4180 });
    const wide = tables.flatMap((table) => table.map((cells) => cells.map((cell) => (cell === null ? '' : cell))));
    const text = BYTE_ORDER_MARK + wide.map(csvLine).join('');
    const script =
      "import csv,io,json,sys\nt=sys.stdin.buffer.read().decode('utf-8-sig')\n" +
      "print(json.dumps(list(csv.reader(io.StringIO(t,newline=''),strict=True))))";
    const python = spawnSync('python3', ['-c', script], { input: text, encoding: 'utf8', maxBuffer: 1e8 });
    if (python.error) return test.skip('python3 is not on this machine');
    expect(python.stderr).toBe('');
    expect(JSON.parse(python.stdout)).toEqual(wide.map((cells) => cells.map(expected)));
  });

  it('never begins a cell of text as a formula would', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string(), (first, rest) => {
        const [[cell] = []] = readStrictly(csvLine([first + rest]));
        expect(cell?.startsWith(`'${first}`)).toBe(true);
      }),
    );
  });

  it('can be undone: of the apostrophes before a formula one was put there', () => {
    const texts = fc.tuple(fc.constantFrom('', "'", "''", "'''"), fc.constantFrom('=', '+', '@', 'x', ''), fc.string());
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('').replaceAll('\0', '').toWellFormed();
        const [[cell] = []] = readStrictly(csvLine([text]));
        expect(/^'+[=+\-@\t\r\n＝＋－＠]/.test(cell ?? '') ? cell?.slice(1) : cell).toBe(text);
      }),
    );
  });

  it('leaves no cell open to a semicolon, which parts them in some countries', () => {
    expect(csvLine(['a;=cmd'])).toBe('"a;=cmd"\r\n');
  });

  it('leaves numbers numbers, also below zero', () => {
    expect(csvLine([-5, 0.75, 1e-7, true, null, ''])).toBe('-5,0.75,1e-7,true,,\r\n');
  });
});

describe('a local time', () => {
  it('is ISO 8601 with the offset of the clock on the wall', () => {
    expect(localTime('2026-11-22T08:00:00.000Z', () => 330)).toBe('2026-11-22T13:30:00.000+05:30');
    expect(localTime('2026-01-01T02:15:00.000Z', () => -210)).toBe('2025-12-31T22:45:00.000-03:30');
    expect(localTime('2026-01-01T00:00:00.000Z', () => 0)).toBe('2026-01-01T00:00:00.000+00:00');
  });

  it('is the same moment', () => {
    const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.integer({ min: -720, max: 840 }), (moment, offset) => {
        expect(Date.parse(localTime(moment.toISOString(), () => offset))).toBe(moment.getTime());
      }),
    );
    expect(Date.parse(localTime('2026-11-22T08:00:00.000Z'))).toBe(Date.parse('2026-11-22T08:00:00.000Z'));
  });
});

function expected(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  const readable = cell.toWellFormed().replaceAll('\0', '\uFFFD');
  return /^'*[=+\-@\t\r\n＝＋－＠]/.test(readable) ? `'${readable}` : readable;
}

/** RFC 4180 and nothing else: every line ends with CRLF, and a quote is only where it may be. */
function readStrictly(text: string): string[][] {
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  const lines: string[][] = [];
  let line: string[] = [];
  while (field.lastIndex < text.length) {
    const found = field.exec(text);
    if (!found) throw new Error('not RFC 4180');
    line.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'));
    if (found[3] === ',') continue;
    lines.push(line);
    line = [];
  }
  return lines;
}
