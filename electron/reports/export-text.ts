import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import { csvColumns, type Line } from './csv-columns.ts';

/** A format of exports: what stands at the beginning of the file, and each check's text; pure. */
export interface ExportText {
  readonly beginning: string;
  of(line: Line): string;
}

export const exportTexts = {
  csv: {
    beginning: BYTE_ORDER_MARK + csvLine(csvColumns.map(([name]) => name)),
    of: (line) => csvLine(csvColumns.map(([, cell]) => cell(line))),
  },
  /** A check to a line, by the schema `facedesk.check/1`. */
  json: { beginning: '', of: ({ check }) => `${JSON.stringify(check)}\n` },
} as const satisfies Record<string, ExportText>;
