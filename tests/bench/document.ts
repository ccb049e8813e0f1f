import { readFile, writeFile } from 'node:fs/promises';
import type { Row } from './comparison.ts';

/**
 * Puts tables into a document, each between its two marks (`<!-- NAME: written by the bench -->` and `<!-- end of NAME -->`); the words around them stay.
 * Throws where a mark is missing.
 */
export async function writeTables(path: string, tables: ReadonlyMap<string, string>): Promise<void> {
  let text = await readFile(path, 'utf8');
  for (const [name, table] of tables) text = withTable(text, name, table);
  await writeFile(path, text);
}

export function withTable(document: string, name: string, table: string): string {
  const [begin, end] = [`<!-- ${name}: written by the bench -->`, `<!-- end of ${name} -->`];
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`There is no place for “${name}” in the document.`);
  return `${document.slice(0, from + begin.length)}\n\n${table}\n\n${document.slice(to)}`;
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
