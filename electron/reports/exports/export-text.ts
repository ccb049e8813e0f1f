import { type CheckParts, evidenceOf } from '../evidence.ts';
import { csvColumns } from './csv-columns.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv-line.ts';

/** A format of exports: what stands at the beginning of the file, and each check's text; pure. */
export interface ExportText {
  readonly beginning: string;
  of(check: CheckParts): string;
}

const noPictures: ReadonlyMap<string, string> = new Map();

export const exportTexts = {
  csv: {
    beginning: BYTE_ORDER_MARK + csvLine(csvColumns.map(([name]) => name)),
    of(parts) {
      // No column has the raw answer, and cleaning one takes as long as all the rest of a line.
      const check = evidenceOf(parts, noPictures, () => '');
      return csvLine(csvColumns.map(([, cell]) => cell(check)));
    },
  },
  /** A check to a line, by the schema `facedesk.check/3`. */
  json: { beginning: '', of: (parts) => `${JSON.stringify(evidenceOf(parts))}\n` },
} as const satisfies Record<string, ExportText>;
