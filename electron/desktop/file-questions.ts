import { basename, join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import texts from '../../shared/language/main.en.json' with { type: 'json' };
import { backupName, diagnosticsName, exportName } from './file-names.ts';

/** A place that a person has chosen, and what they are told of it: the window never learns where it is. */
interface Chosen {
  readonly path: string;
  readonly name: string;
}

/**
 * Asks for files outside the window. The answer is null where the person changed their mind.
 *
 * @param folder the one that is offered
 */
export function createFileQuestions(window: () => BrowserWindow | null, folder: string, now: () => Date) {
  /** @param offered the name that it is offered, whose ending is the type's */
  async function askPath(title: string, offered: string, type: string): Promise<Chosen | null> {
    const extension = offered.slice(offered.lastIndexOf('.') + 1);
    const defaultPath = join(folder, offered);
    const options = { title, defaultPath, filters: [{ name: type, extensions: [extension] }] };
    const above = window();
    const { filePath } = await (above ? dialog.showSaveDialog(above, options) : dialog.showSaveDialog(options));
    return filePath ? { path: filePath, name: basename(filePath) } : null;
  }

  return {
    askBackupPath: () => askPath(texts.backup.save, backupName(now()), texts.backup.type),
    askReportPath: (name: string) => askPath(texts.report.save, name, texts.report.type),
    askCertificatePath: () => askPath(texts.certificate.save, 'Facedesk certificate.pem', texts.certificate.type),
    askDiagnosticsPath: () => askPath(texts.diagnostics.save, diagnosticsName(now()), texts.diagnostics.type),
    askExportPath: (format: 'csv' | 'json') =>
      askPath(texts.export.save, exportName(format, now()), texts.export[format]),
    async askBackupFile(): Promise<string | null> {
      const options: Electron.OpenDialogOptions = {
        title: texts.backup.open,
        defaultPath: folder,
        filters: [{ name: texts.backup.type, extensions: ['facedesk-backup'] }],
        properties: ['openFile'],
      };
      const above = window();
      const { filePaths } = await (above ? dialog.showOpenDialog(above, options) : dialog.showOpenDialog(options));
      return filePaths[0] ?? null;
    },
  };
}
