import { readFile, writeFile } from 'node:fs/promises';
import type { Row } from './comparison.ts';

/**
 * Puts tables into a document, each between its two marks (`<!-- NAME: written by the bench -->` and `<!-- end of NAME -->`); the words around them stay.
 * Throws where a mark is missing. Where not all was measured, lines of what was not stay.
 */
export async function writeTables(path: string, tables: ReadonlyMap<string, string>, isWhole: boolean): Promise<void> {
  let text = await readFile(path, 'utf8');
  for (const [name, table] of tables) {
    text = withTable(text, name, isWhole ? table : withLinesOf(tableIn(text, name), table));
  }
  await writeFile(path, text);
}

export function withTable(document: string, name: string, table: string): string {
  const { from, to } = placeOf(document, name);
  return `${document.slice(0, from)}\n\n${table}\n\n${document.slice(to)}`;
}

const tableIn = (document: string, name: string) => {
  const { from, to } = placeOf(document, name);
  return document.slice(from, to).trim();
};

function placeOf(document: string, name: string) {
  const [begin, end] = [`<!-- ${name}: written by the bench -->`, `<!-- end of ${name} -->`];
  const [at, to] = [document.indexOf(begin), document.indexOf(end)];
  if (at < 0 || to < at) throw new Error(`There is no place for “${name}” in the document.`);
  return { from: at + begin.length, to };
}

/** Rows of one kind, as Markdown has a table. */
export function asTable(rows: readonly Row[]): string {
  const headings = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    line(headings),
    `|${headings.map(() => '---').join('|')}|`,
    ...rows.map((row) => line(headings.map((heading) => row[heading] ?? ''))),
  ].join('\n');
}

/** A table with the lines of another one in place of its own that begin with the same cell; new ones follow at its end. */
export function withLinesOf(table: string, other: string): string {
  const [headings = '', rule = '', ...lines] = other.split('\n');
  const fresh = new Map(lines.map((line) => [firstCell(line), line]));
  const kept = table
    .split('\n')
    .slice(2)
    .filter((line) => line.startsWith('|'));
  const merged = kept.map((line) => fresh.get(firstCell(line)) ?? line);
  const known = new Set(kept.map(firstCell));
  return [headings, rule, ...merged, ...lines.filter((line) => !known.has(firstCell(line)))].join('\n');
}

const firstCell = (line: string) => line.split(' | ')[0];
