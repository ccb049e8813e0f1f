import type { CheckEvidence } from '../../../shared/evidence/evidence.ts';
import { csvColumns } from './csv-columns.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv-line.ts';

/** A format of exports: what stands at the beginning of the file, and each check's text; pure. */
export interface ExportText {
  readonly beginning: string;
  of(check: CheckEvidence): string;
}

export const exportTexts = {
  csv: {
    beginning: BYTE_ORDER_MARK + csvLine(csvColumns.map(([name]) => name)),
    of: (check) => csvLine(csvColumns.map(([, cell]) => cell(check))),
  },
  /** A check to a line, by the schema `facedesk.check/3`. */
  json: { beginning: '', of: (check) => `${JSON.stringify(check)}\n` },
} as const satisfies Record<string, ExportText>;
