import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { isHere } from '../tools.ts';

/** A PDF by what other people's tools say of it. */
export const pdfTools = [
  'pdfinfo',
  'pdftotext',
  'pdftoppm',
  'pdfimages',
  'pdfdetach',
  'pdfsig',
  'pdffonts',
  'qpdf',
] as const;
export const pdfToolsAreHere = pdfTools.every(isHere);
export const whyNoPdfTools = `needs ${pdfTools.join(', ')} (poppler-utils and qpdf), not all of which are on this machine`;

const run = (program: (typeof pdfTools)[number], ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe', maxBuffer: 1e9 });

/** Name and value of each line. */
export function pdfInfo(path: string): ReadonlyMap<string, string> {
  const lines = run('pdfinfo', path).split('\n');
  return new Map(lines.map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]));
}

/** What the pages say, one after the other. */
export function pdfText(path: string): string {
  return run('pdftotext', path, '-').normalize('NFC');
}

/** The names of the fonts in it, without the mark of a subset. */
export function pdfFonts(path: string): readonly string[] {
  const [, , ...lines] = run('pdffonts', path).trim().split('\n');
  return lines.map((line) => (line.split(' ')[0] ?? '').replace(/^[A-Z]{6}\+/, ''));
}

/** The same with each line where it stands on the page. */
export function pdfLayout(path: string): string {
  return run('pdftotext', '-layout', path, '-').normalize('NFC');
}

/** The same without blanks and line ends: long ids and hashes are broken where a column ends. */
export function pdfLetters(path: string): string {
  return lettersOf(pdfText(path));
}

export function lettersOf(text: string): string {
  // With the marks that pdftotext puts around a word from right to left.
  return text.normalize('NFC').replace(/[\s\u200e\u200f\u202a-\u202e]+/g, '');
}

export interface Attached {
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

export function pdfAttachments(path: string): readonly Attached[] {
  const folder = mkdtempSync(join(tmpdir(), 'facedesk-attached-'));
  run('pdfdetach', '-saveall', '-o', folder, path);
  return readdirSync(folder).map((name) => {
    const bytes = readFileSync(join(folder, name));
    return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
}

/** Width and height of everything in the file that is a picture, in dots. */
export function pdfImageSizes(path: string): readonly string[] {
  const [, , ...rows] = run('pdfimages', '-list', path).trim().split('\n');
  return rows.map((row) => row.trim().split(/\s+/).slice(3, 5).join(' × '));
}

interface Outline {
  readonly title: string;
  readonly kids: readonly Outline[];
}

/** Every entry of the outline, with those below it. */
export function pdfOutline(path: string): readonly string[] {
  const titles = ({ title, kids }: Outline): string[] => [title, ...kids.flatMap(titles)];
  const { outlines } = JSON.parse(run('qpdf', '--json=2', '--json-key=outlines', path)) as {
    outlines: Outline[];
  };
  return outlines.flatMap(titles);
}

/**
 * qpdf warns like this of a stream that was cut off, but also of a whole one when its buffer for what comes out is full
 * just where a portion of what goes in ends: of one stream in some ten thousands, by chance.
 */
const MAYBE_CUT_OFF = /\(offset (\d+)\): input stream is complete but output may still be valid$/;

/** What qpdf finds wrong; empty for nothing. */
export function pdfErrors(path: string): string {
  const { stdout, stderr } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8', maxBuffer: 1e9 });
  const warnings = stderr.split('\n').filter((line) => line !== '' && line !== SUCCEEDED_WITH_WARNINGS);
  const file = readFileSync(path);
  const found = warnings.filter((line) => {
    const offset = MAYBE_CUT_OFF.exec(line)?.[1];
    return offset === undefined || !isWholeStream(file, Number(offset));
  });
  return found.length === 0 && stdout.includes('checking ') ? '' : stdout + stderr;
}

const SUCCEEDED_WITH_WARNINGS = 'qpdf: operation succeeded with warnings';

/** Whether the deflated stream at this place has all its data and the right checksum. */
function isWholeStream(file: Buffer, offset: number): boolean {
  const dictionary = file.toString('latin1', Math.max(0, offset - 500), offset);
  const length = Number.parseInt(dictionary.slice(dictionary.lastIndexOf('/Length ') + '/Length '.length), 10);
  try {
    inflateSync(file.subarray(offset, offset + length));
    return true;
  } catch {
    return false;
  }
}

export function pdfSignature(path: string): string {
  return run('pdfsig', path);
}

/** All of the file with nothing compressed in it. `pdfErrors` tells what is wrong with it, and what is a false alarm. */
export function pdfPlain(path: string): Buffer {
  const plain = `${path}.plain`;
  run('qpdf', '--warning-exit-0', '--qdf', '--object-streams=disable', '--stream-data=uncompress', path, plain);
  return readFileSync(plain);
}

/** How dark each page is on the whole, 0 for a white one to 1. */
export function pdfInk(path: string): readonly number[] {
  const folder = mkdtempSync(join(tmpdir(), 'facedesk-pages-'));
  run('pdftoppm', '-r', '30', '-gray', path, join(folder, 'page'));
  return readdirSync(folder)
    .sort()
    .map((name) => inkOf(readFileSync(join(folder, name))));
}

/** A PGM as pdftoppm writes it: a short header, then a byte for each dot. */
function inkOf(pgm: Buffer): number {
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 40).toString('latin1'));
  if (!header) throw new Error('that is no grey picture');
  const dots = pgm.subarray(header[0].length);
  return dots.reduce((sum, dot) => sum + 255 - dot, 0) / (dots.length * 255);
}
