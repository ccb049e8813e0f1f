import { MOST_REPORT_BYTES } from '../../../shared/evidence/reporting.ts';
import type { DroppedItem } from '../../base/dropped-items.ts';

/** Why nothing was looked at; each has a text in the language files under `reportVerification.refused`. */
export const reportDropProblems = ['noFile', 'severalFiles', 'tooLarge', 'unreadableFile'] as const;
export type ReportDropProblem = (typeof reportDropProblems)[number];

/** The one file that a drop brings, or what is wrong with it. */
export function reportOfDrop(items: readonly DroppedItem[]): File | ReportDropProblem {
  const files = items.flatMap((item) => (item.kind === 'file' ? [item.file] : []));
  const [file, ...more] = files;
  if (!file || items.some(({ kind }) => kind === 'directory')) return 'noFile';
  if (more.length > 0) return 'severalFiles';
  return file.size > MOST_REPORT_BYTES ? 'tooLarge' : file;
}
