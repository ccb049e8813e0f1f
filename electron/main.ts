import { userInfo } from 'node:os';
import { join } from 'node:path';
import { app, clipboard, session, shell as system } from 'electron';
import { buildKind, isPacked, refuseDebugging } from './desktop/build-kind.ts';
import { dataFolderTrouble } from './desktop/data-folder.ts';
import { describeDevice } from './desktop/device.ts';
import { catchWhatNobodyCatches } from './desktop/faults/catching.ts';
import type { StartTrouble } from './desktop/faults/fault-questions.ts';
import { faultWords } from './desktop/faults/fault-words.ts';
import { createFaults } from './desktop/faults/faults.ts';
import { openLog } from './desktop/faults/log.ts';
import { claimDataFolder, dataFolderPath, failStart, startTroubleOf } from './desktop/faults/starting.ts';
import { createFileQuestions } from './desktop/file-questions.ts';
import { setMenu } from './desktop/menu.ts';
import { openPreferences } from './desktop/preferences.ts';
import { askCharge, askNewHost, askSigner } from './desktop/questions.ts';
import { createSavedFile } from './desktop/saved-file.ts';
import { diagnose } from './desktop/support/diagnostics.ts';
import { readLicences } from './desktop/support/licences.ts';
import { followFeed } from './desktop/updates/feed.ts';
import { createUpdates } from './desktop/updates/updates.ts';
import { watchComputer } from './desktop/watch-computer.ts';
import { createContentProtection } from './desktop/windows/content-protection.ts';
import { isolateContents, isolateSession, silenceBrowser, withoutSpelling } from './desktop/windows/isolation.ts';
import { openLink } from './desktop/windows/links.ts';
import { createLooker } from './desktop/windows/looker.ts';
import { declareProgramScheme, servePages } from './desktop/windows/pages.ts';
import { restrictPermissions } from './desktop/windows/permissions.ts';
import { createPrinter } from './desktop/windows/print-report.ts';
import { openReportSession } from './desktop/windows/report-session.ts';
import { forbidLeaving } from './desktop/windows/window.ts';
import { createChargeConsent } from './ipc/charge-consent.ts';
import { type Gate, openGate } from './ipc/gate.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createPageState } from './ipc/page-state.ts';
import { createPresses } from './ipc/presses.ts';
import { openServices } from './open-services.ts';
import { openShell, type Shell } from './open-shell.ts';
import { createReportVerifier } from './reports/proof/verify/verify-thread.ts';
import { systemKeychain } from './vault/keychain.ts';
import { createLongWork, type WorkEnd, type WorkName } from './work/long-work.ts';

/** Opens the doors: builds every service, wires them together, opens the window. */
const resources = join(app.getAppPath(), 'resources');
const built = join(import.meta.dirname, '..');
const preloads = join(built, 'preload');
const verifyWorker = join(built, 'main', 'verify-worker.js');
const developmentServer = isPacked() ? null : (process.env.ELECTRON_RENDERER_URL ?? null);

let gate: Gate | null = null;
/** Null until there is a window to bring to the front. */
let shell: Shell | null = null;
/** Told once, whatever else fails after it. */
let failing: Promise<void> | null = null;

refuseDebugging();
declareProgramScheme();
silenceBrowser(app.commandLine);
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
  faults.note(
    `Facedesk ${app.getVersion()} starts, Electron ${process.versions.electron}, ${process.platform} ${process.arch}`,
  );
  // Before any session asks for it: on a fresh keyring, two asking at once have been seen to store two keys of the same
  // name, and the next start found the wrong one.
  systemKeychain.available();
  restrictPermissions(withoutSpelling(session.defaultSession));
  // While the pages are being written they come from Vite's server, and its news over a web socket.
  if (developmentServer === null) await isolateSession(session.defaultSession);
  servePages(join(built, 'renderer'), developmentServer);
  // Untrusted pages, without a network: reports are printed in it, and vendors' pictures looked at.
  const hiddenSession = openReportSession(join(built, 'renderer'), developmentServer);
  const preferences = openPreferences(reportFault);
  const contentProtection = createContentProtection({
    platform: () => process.platform,
    preferences,
    window: currentWindow,
  });
  const pageState = createPageState();
  const presses = createPresses(clock);
  const announce: Gate['announce'] = (name, content) => gate?.announce(name, content);
  const services = openServices({
    folder,
    practicePictures: join(resources, 'practice'),
    readerScript: join(built, 'main', 'records-worker.js'),
    preferences,
    account: accountName(),
    looker: createLooker({ preload: join(preloads, 'look-preload.cjs'), session: hiddenSession }),
    announce,
    onEnded: (check) => opened.notices.checkEnded(check),
    reportFault,
  });
  const { now, recordsSession } = services;
  const onWorkEnd = (name: WorkName, end: WorkEnd) => opened.closing.workEnded(name, end);
  const reportWork = createLongWork((share) => announce('reports.progress', { share }), onWorkEnd);
  const recordsWork = createLongWork((share) => announce('records.progress', { share }), onWorkEnd);
  const opened = openShell({
    preloads,
    icons: join(resources, 'icons'),
    preferences,
    contentProtection,
    recordsSession,
    longWork: [reportWork, recordsWork],
    pageState,
    faults,
    showLog,
    clock,
    onMissing: () => void startFailed('missing'),
    onInput: presses.feel,
  });
  const asking = createFileQuestions(opened.window, app.getPath('documents'), now);
  const about = {
    version: app.getVersion(),
    build: buildKind(),
    electron: process.versions.electron,
    system: `${process.platform} ${process.getSystemVersion()}, ${process.arch}`,
    dataFolder: folder,
    log: log.path,
  };
  const updates = createUpdates({
    underWay: () => ({
      checks: recordsSession.inFlight(),
      work: [reportWork, recordsWork].filter((work) => work.underWay() !== null).length,
    }),
    rest: recordsSession.close,
    resume: recordsSession.open,
    announce: () => announce('updates.changed', {}),
    later: (look) => setTimeout(look, 1_000),
    reportFault,
  });
  gate = openGate({
    handlers: createHandlers({
      ...services,
      ...asking,
      version: app.getVersion(),
      about,
      readLicences: () => readLicences(join(app.getAppPath(), 'sbom.cdx.json')),
      diagnose: () => diagnose({ ...services, about, preferences, readLog: log.read }),
      updates,
      showLog,
      reportPageFault: faults.reportPage,
      pageState,
      wasRevived: opened.wasRevived,
      askNewHost: (host) => askNewHost(opened.window(), host),
      askSigner: (what, certificate) => askSigner(opened.window(), what, certificate),
      contentProtection,
      savedFile: createSavedFile(),
      printReport: createPrinter({ preload: join(preloads, 'report-preload.cjs'), session: hiddenSession }),
      verifyReport: createReportVerifier(verifyWorker),
      verifyOwnReport: createReportVerifier(verifyWorker),
      device: describeDevice(),
      reportWork,
      recordsWork,
      copyText: (text) => clipboard.writeText(text),
      openLink,
    }),
    window: () => opened.window()?.webContents ?? null,
    mayCharge: createChargeConsent({ spend: presses.spend, ask: (name) => askCharge(opened.window(), name), clock }),
    reportFault,
  });
  shell = opened;
  setMenu(!isPacked(), () => {
    opened.show();
    announce('support.wanted', {});
  });
  opened.show();
  await recordsSession.open();
  followFeed(updates, reportFault);
  watchComputer({
    onNetwork: () => {
      services.reach.forget();
      services.announceLanes();
      recordsSession.current()?.outbox.resumeFor('network');
    },
    onJump: () => {
      services.forgetClockOffset();
      recordsSession.current()?.outbox.clock.cutWaits();
      recordsSession.current()?.outbox.resumeFor('network');
    },
  });
}

/** Of the operating system; a system without a list of its users has none. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch (error) {
    reportFault('reading the account', error);
    return '';
  }
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
  app.on('activate', () => shell?.show());
  app.on('second-instance', () => shell?.show());
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
  announceFault: () => gate?.announce('program.fault', {}),
  hasStarted: () => shell !== null,
  failStart: (error) => startFailed(startTroubleOf(error)),
});
void begin();
