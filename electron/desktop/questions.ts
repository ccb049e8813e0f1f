import { type BrowserWindow, dialog } from 'electron';
import type { ChargedChannel } from '../../shared/contract/channels.ts';
import texts from '../../shared/language/main.en.json' with { type: 'json' };
import type { LastingWork } from '../work/long-work.ts';

const DECLINE = 0;
const AGREE = 1;

/**
 * Asks the person outside the window, which can't press these buttons: a page that was taken over must not be able to
 * send pictures to a host of its choosing.
 */
export function askNewHost(window: BrowserWindow | null, host: string): Promise<boolean> {
  return askToAgree(window, texts.newHost, { host });
}

/** The same before whose reports are signed, or known, is changed: a page that was taken over must not choose that. */
export function askSigner(
  window: BrowserWindow | null,
  what: 'newKey' | 'newCertificate',
  { name, fingerprint }: { readonly name: string; readonly fingerprint: string },
): Promise<boolean> {
  return askToAgree(window, texts[what], { name: name || '?', fingerprint });
}

/**
 * Whether what may be charged is to be sent, where nothing was pressed for it: assistive technology presses a button inside
 * the page, where a page that was taken over could do the same.
 */
export function askCharge(window: BrowserWindow | null, name: ChargedChannel): Promise<boolean> {
  const { message, ...rest } = texts.charge;
  return askToAgree(window, { ...rest, message: message[name] }, {});
}

async function askToAgree(
  window: BrowserWindow | null,
  { message, detail, agree, decline }: typeof texts.newHost,
  values: Readonly<Record<string, string>>,
): Promise<boolean> {
  const filled = (text: string) => text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
  const options: Electron.MessageBoxOptions = {
    type: 'warning',
    title: 'Facedesk',
    message: filled(message),
    detail: filled(detail),
    buttons: [decline, agree],
    defaultId: DECLINE,
    cancelId: DECLINE,
    noLink: true,
  };
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  return response === AGREE;
}

/** What would end with the program, or wait for its next start. */
export interface UnderWay {
  /** How many would go on by themselves. */
  readonly checks: number;
  readonly work: readonly LastingWork[];
}

/** What a person chose when the window is closed with something under way. */
export type ClosingChoice = 'stay' | 'quit' | 'cancel';

export async function askClosing(window: BrowserWindow, { checks, work }: UnderWay): Promise<ClosingChoice> {
  const { message, detail, ifQuit, stay, quit, cancel } = texts.closing;
  const works = work.map((name) => texts.work[name]);
  const counted = (checks === 1 ? message.one : message.other).replace('{{count}}', String(checks));
  const choices: readonly ClosingChoice[] = ['stay', 'quit', 'cancel'];
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: 'Facedesk',
    message: [...works.map(({ underWay }) => underWay), ...(checks > 0 ? [counted] : [])].join(' '),
    detail: [detail, ...works.map((each) => each.ifQuit), ...(checks > 0 ? [ifQuit] : [])].join(' '),
    buttons: [stay, quit, cancel],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return choices[response] ?? 'cancel';
}
