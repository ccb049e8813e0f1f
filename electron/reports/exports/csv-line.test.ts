import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../tests/counts.ts';
import { BYTE_ORDER_MARK, type Cell, csvLine } from './csv-line.ts';
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
  'a;b;"=cmd"',
  'a\r\n- b\n@c',
  ' \u00a0=1',
  "\t'\t=1",
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
/** Mostly of what matters here. */
const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom('=', '-', ';', '\t', '\n', '\r', '"', "'", ',', ' ', 'x'), maxLength: 12 }),
  fc.constantFrom(...hard),
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
    const parts = fc.array(fc.constantFrom("'", '"', ' ', '=', '-', 'x', ';', '\t', '\r', '\n', '＝', ','), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          parts.map((each) => each.join('')),
          fc.string(),
        ),
        (any) => {
          const text = any.replaceAll('\0', '').toWellFormed();
          const [[cell = ''] = []] = readStrictly(csvLine([text]));
          expect(cell.replaceAll(addedApostrophe, '')).toBe(text);
        },
      ),
      { numRuns: runs(20_000, 2000) },
    );
  });

  it('begins no cell with a formula either where semicolons or tabs part them, and quotes do not count', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), (texts) => {
        const line = csvLine(texts);
        for (const start of line.matchAll(/^|[;\t\r\n]/g)) {
          const cell = line.slice(start.index + start[0].length);
          expect(cell).not.toMatch(/^["\s]*[=+\-@＝＋－＠]/);
        }
      }),
      { numRuns: runs(20_000, 2000) },
    );
  });

  it.for([';', '\t'])(
    'begins no cell with a formula to Python’s csv module with %j between them',
    (delimiter, { skip }) => {
      const lines = fc.sample(fc.array(anyText, { minLength: 1, maxLength: 5 }), {
        numRuns: runs(2000, 500),
        seed: 59,
      });
      const script =
        'import csv,io,json,sys\nt=sys.stdin.buffer.read().decode()\n' +
        'print(json.dumps([c for r in csv.reader(io.StringIO(t,newline=""),delimiter=sys.argv[1]) for c in r]))';
      const input = lines.map(csvLine).join('');
      const python = spawnSync('python3', ['-c', script, delimiter], { input, encoding: 'utf8', maxBuffer: 1e8 });
      if (python.error) return skip('python3 is not on this machine');
      expect(python.stderr).toBe('');
      const cells: string[] = JSON.parse(python.stdout);
      expect(cells.length).toBeGreaterThan(lines.length);
      expect(cells.filter((cell) => /^\s*[=+\-@＝＋－＠]/.test(cell))).toEqual([]);
    },
  );

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

/** As docs/EXPORTS.md tells whoever reads the file. */
const addedApostrophe = /(?<=^|[;\t\r\n])'(?=(?:['"]|[^\S\t\r\n])*[=+\-@＝＋－＠﹢﹣﹦﹫])|^'(?='*[\t\r\n])/g;

function expected(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  const starts = cell
    .toWellFormed()
    .replaceAll('\0', '\uFFFD')
    .split(/(?<=[;\t\r\n])/);
  if (starts.length === 0) return '';
  const harmless = starts
    .map((start) => (/^['"\s]*[=+\-@＝＋－＠﹢﹣﹦﹫]/.test(start) ? `'${start}` : start))
    .join('');
  return /^'*[\t\r\n]/.test(harmless) ? `'${harmless}` : harmless;
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
