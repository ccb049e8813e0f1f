import { type BrowserWindow, dialog } from 'electron';
import texts from '../../../shared/language/main.en.json' with { type: 'json' };

/** Why the program can't start. */
export type StartTrouble = keyof typeof texts.startTrouble;

/** There is no window, and nothing of the data folder may be needed to tell. */
export function askAfterFailedStart(trouble: StartTrouble, folder: string) {
  const { message, detail } = texts.startTrouble[trouble];
  const choices =
    trouble === 'unexpected'
      ? (['tryAgain', 'showLog', 'quit'] as const)
      : trouble === 'elsewhere'
        ? (['tryAgain', 'openHere', 'quit'] as const)
        : // Where the data folder can't be written there is no log.
          (['tryAgain', 'quit'] as const);
  return ask(null, { message, detail: detail.replace('{{folder}}', folder) }, choices, 'quit');
}

/** The page has died again and again. */
export function askAfterDeaths(window: BrowserWindow) {
  return ask(window, texts.pageTrouble.dying, ['tryAgain', 'showLog', 'quit'], 'tryAgain');
}

/** @param answers ends the question, as the page answers again */
export function askAfterSilence(window: BrowserWindow, answers: AbortSignal) {
  return ask(window, texts.pageTrouble.silent, ['wait', 'reload', 'showLog'], 'wait', answers);
}

/** Something went wrong in the main process, and nobody can say how far. */
export function askAfterFault(window: BrowserWindow | null) {
  return ask(window, texts.insideTrouble, ['goOn', 'startAgain', 'showLog'], 'goOn');
}

/** @param otherwise what is taken where the question is closed without an answer */
async function ask<Choice extends keyof typeof texts.faultChoice>(
  window: BrowserWindow | null,
  { message, detail }: { readonly message: string; readonly detail: string },
  choices: readonly Choice[],
  otherwise: NoInfer<Choice>,
  signal?: AbortSignal,
): Promise<Choice> {
  const options: Electron.MessageBoxOptions = {
    type: 'error',
    title: 'Facedesk',
    message,
    detail,
    buttons: choices.map((choice) => texts.faultChoice[choice]),
    defaultId: 0,
    cancelId: choices.indexOf(otherwise),
    noLink: true,
    ...(signal && { signal }),
  };
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  return choices[response] ?? otherwise;
}
