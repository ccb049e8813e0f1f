import { type BrowserWindow, dialog } from 'electron';
import texts from '../../shared/language/main.en.json' with { type: 'json' };

const DECLINE = 0;
const AGREE = 1;

/**
 * Asks the person outside the window, which can't press these buttons: a page that was taken over must not be able to
 * send pictures to a host of its choosing.
 */
export async function askNewHost(window: BrowserWindow | null, host: string): Promise<boolean> {
  const { message, detail, agree, decline } = texts.newHost;
  const options: Electron.MessageBoxOptions = {
    type: 'warning',
    title: 'Facedesk',
    message: message.replace('{{host}}', host),
    detail,
    buttons: [decline, agree],
    defaultId: DECLINE,
    cancelId: DECLINE,
    noLink: true,
  };
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  return response === AGREE;
}
