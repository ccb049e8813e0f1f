/** What a cell may hold. Numbers and truth values are written as such; null leaves it empty. */
export type Cell = string | number | boolean | null;

/** RFC 4180 wants it. */
const LINE_END = '\r\n';
/** Tells spreadsheets that what follows is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Where a spreadsheet may begin a cell with a formula, behind blanks and quotes: at the start; behind semicolons and tabs,
 * which part cells in some countries, where quotes in the middle of one then mean nothing; and so behind line breaks.
 */
const formula = /(?<=^|[;\t\r\n])(?=(?:['"]|[^\S\t\r\n])*[=+\-@＝＋－＠﹢﹣﹦﹫])|^(?='*[\t\r\n])/g;
/** Most cells: letters, digits and what parts ids and times, where nothing can be taken for something else. */
const plain = /^[A-Za-z0-9](?:[\w.: -]*[A-Za-z0-9])?$/;
/** A semicolon parts the cells in a spreadsheet of some countries. */
const needsQuotes = /[",;\r\n\t]|^\s|\s$/;

/**
 * One line of CSV by RFC 4180, with its end. Before what a spreadsheet would run as a formula an
 * apostrophe is put; also before one that is there already, so that it is clear which to take away.
 */
export function csvLine(cells: readonly Cell[]): string {
  return cells.map(written).join(',') + LINE_END;
}

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  if (plain.test(cell)) return cell;
  // Neither belongs into a file of text, and some readers stop at them.
  const readable = cell.toWellFormed().replaceAll('\0', '\uFFFD');
  const harmless = readable.replaceAll(formula, "'");
  return needsQuotes.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
