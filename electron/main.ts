import { join } from 'node:path';
import { app, Menu, session, shell as system } from 'electron';
import { isPacked, refuseDebugging } from './desktop/build-kind.ts';
import { dataFolderTrouble } from './desktop/data-folder.ts';
import { catchWhatNobodyCatches } from './desktop/faults/catching.ts';
import type { StartTrouble } from './desktop/faults/fault-questions.ts';
import { faultWords } from './desktop/faults/fault-words.ts';
import { createFaults } from './desktop/faults/faults.ts';
import { openLog } from './desktop/faults/log.ts';
import { claimDataFolder, dataFolderPath, failStart, startTroubleOf } from './desktop/faults/starting.ts';
import { readLooks } from './desktop/looks.ts';
import { setMenu } from './desktop/menu.ts';
import { isolateContents, isolateSession, silenceBrowser, withoutSpelling } from './desktop/windows/isolation.ts';
import { declareProgramScheme, servePages } from './desktop/windows/pages.ts';
import { restrictPermissions } from './desktop/windows/permissions.ts';
import { openReportSession } from './desktop/windows/report-session.ts';
import { forbidLeaving } from './desktop/windows/window.ts';
import { openGate } from './ipc/gate.ts';
import { createPageState } from './ipc/page-state.ts';
import { createPresses } from './ipc/presses.ts';
import type { Program } from './open-program.ts';
import { openShell, type Shell } from './open-shell.ts';
import { systemKeychain } from './vault/keychain.ts';
import { startsShut } from './vault/starts-shut.ts';

/** Opens the window first, and then what is behind it: until it can be typed in, nothing else is read or opened. */
const resources = join(app.getAppPath(), 'resources');
const built = join(app.getAppPath(), 'out');
const developmentServer = isPacked() ? null : (process.env.ELECTRON_RENDERER_URL ?? null);

let program: Program | null = null;
/** Null until there is a window to bring to the front. */
let shell: Shell | null = null;
/** Told once, whatever else fails after it. */
let failing: Promise<void> | null = null;

refuseDebugging();
declareProgramScheme();
silenceBrowser(app.commandLine);
// Electron would make a menu of its own first.
Menu.setApplicationMenu(null);
// Windows shows notices of a program that it knows by the name of its start menu entry alone.
if (process.platform === 'win32') app.setAppUserModelId('org.facedesk.Facedesk');
// Days come first and hours count to 24 where a date is typed, as they do everywhere else.
app.commandLine.appendSwitch('lang', 'en-GB');
app.on('web-contents-created', (_event, contents) => {
  forbidLeaving(contents);
  isolateContents(contents);
});

const clock = () => process.uptime() * 1000;
const folder = dataFolderPath();
const log = openLog(
  join(folder, 'logs', 'facedesk.log'),
  () => new Date(),
  (error) => console.error(faultWords('writing the log', error)),
);
const showLog = () => system.showItemInFolder(log.path);
const faults = createFaults(log, clock, (text) => console.error(text));
const reportFault = faults.report;
const currentWindow = () => shell?.window() ?? null;

async function start(): Promise<void> {
  await app.whenReady();
  // Before any session asks for it: on a fresh keyring, two asking at once have been seen to store two keys of the same
  // name, and the next start found the wrong one.
  systemKeychain.available();
  restrictPermissions(withoutSpelling(session.defaultSession));
  // While the pages are being written they come from Vite's server, and its news over a web socket.
  const isolated = developmentServer === null ? isolateSession(session.defaultSession) : Promise.resolve();
  servePages(join(built, 'renderer'), developmentServer, isolated);
  // Untrusted pages, without a network: reports are printed in it, and vendors' pictures looked at.
  const hiddenSession = openReportSession(join(built, 'renderer'), developmentServer);
  const pageState = createPageState();
  const presses = createPresses(clock);
  const answers = Promise.withResolvers<Program['answer']>();
  openGate({ window: () => currentWindow()?.webContents ?? null, answers: answers.promise });
  const opened = openShell({
    preloads: join(built, 'preload'),
    icons: join(resources, 'icons'),
    looks: readLooks(folder),
    startsShut: () => startsShut(folder),
    program: () => program,
    pageState,
    faults,
    showLog,
    clock,
    onMissing: () => void startFailed('missing'),
    onInput: presses.feel,
  });
  shell = opened;
  opened.show();
  setMenu(!isPacked(), () => {
    opened.show();
    program?.announce('support.wanted', {});
  });
  faults.note(
    `Facedesk ${app.getVersion()} starts, Electron ${process.versions.electron}, ${process.platform} ${process.arch}`,
  );
  await isolated;
  // What a person sees and types first is drawn without the larger part of the program, and must not wait for it.
  await opened.drawn;
  const { openProgram } = await import('./open-program.ts');
  // The page lacks something, and the person is asked: nothing is shown behind the question, and nothing sent.
  if (failing !== null) return;
  const behind = openProgram({
    ...{ folder, resources, built, pageState, presses, shell: opened, hiddenSession, faults, log, showLog, clock },
  });
  program = behind;
  await behind.begin();
  answers.resolve(behind.answer);
}

/** Told outside the window, and never an end as if all had been well. */
function startFailed(trouble: StartTrouble): Promise<void> {
  // A window with nothing in it would stand before the question.
  const window = currentWindow();
  window?.removeAllListeners('ready-to-show');
  window?.hide();
  failing ??= failStart(trouble, { folder, showLog, stillSo: () => dataFolderTrouble(folder) === trouble });
  return failing;
}

async function begin(): Promise<void> {
  // A second copy would write over the first one's files.
  const claimed = claimDataFolder(folder);
  if (claimed === 'second') return app.exit(0);
  if (claimed !== 'first') return startFailed(claimed);
  // Nothing is shown behind the question of a start that has failed.
  const bringForward = () => failing ?? shell?.show();
  app.on('activate', bringForward);
  app.on('second-instance', bringForward);
  try {
    await start();
  } catch (error) {
    reportFault('start', error);
    await startFailed(startTroubleOf(error));
  }
}

catchWhatNobodyCatches({
  reportFault,
  note: faults.note,
  showLog,
  window: currentWindow,
  announceFault: () => program?.announce('program.fault', {}),
  hasStarted: () => program !== null,
  failStart: (error) => startFailed(startTroubleOf(error)),
});
void begin();
