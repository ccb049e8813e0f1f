import { localDay } from '../../shared/days.ts';

/** What a person is offered as a backup's name. */
export function backupName(now: Date): string {
  return `Facedesk ${localDay(now)}.facedesk-backup`;
}

/** The ending tells spreadsheets and programs what is in an export. */
const exportEndings = { csv: 'csv', json: 'ndjson' } as const;

export function exportName(format: keyof typeof exportEndings, now: Date): string {
  return `Facedesk ${localDay(now)}.${exportEndings[format]}`;
}

export function diagnosticsName(now: Date): string {
  return `Facedesk diagnostics ${localDay(now)}.txt`;
}
