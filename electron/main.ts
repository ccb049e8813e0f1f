import { readFile } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, clipboard, nativeTheme, session } from 'electron';
import { v7 as newId } from 'uuid';
import type { LaneName } from '../shared/lane.ts';
import { MOST_CLOCK_OFFSET } from '../shared/limits.ts';
import { vendorSchema } from '../shared/outcome.ts';
import { success } from '../shared/result.ts';
import { watchComputer } from './desktop/awareness.ts';
import { createClosing } from './desktop/closing.ts';
import { describeDevice } from './desktop/device.ts';
import { reportFault } from './desktop/faults.ts';
import { isolateContents, isolateSession, silenceBrowser, withoutSpelling } from './desktop/isolation.ts';
import { openLink } from './desktop/links.ts';
import { setMenu } from './desktop/menu.ts';
import { createNotices } from './desktop/notices.ts';
import { declareProgramScheme, servePages } from './desktop/pages.ts';
import { restrictPermissions } from './desktop/permissions.ts';
import { openPreferences, type Preferences } from './desktop/preferences.ts';
import {
  askBackupFile,
  askBackupPath,
  askCertificatePath,
  askExportPath,
  askNewHost,
  askReportPath,
  askSigner,
} from './desktop/questions.ts';
import { openReportSession } from './desktop/report-session.ts';
import { createSavedFile } from './desktop/saved-file.ts';
import { systemNetwork } from './desktop/system-network.ts';
import { forbidLeaving, openWindow } from './desktop/window.ts';
import { type Gate, openGate } from './ipc/gate.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createLongWork, isLasting, type WorkEnd, type WorkName } from './ipc/long-work.ts';
import { createOutbox } from './outbox/outbox.ts';
import { FAST_PACE, USUAL_PACE } from './outbox/pace.ts';
import { CASHFREE_LIMIT } from './outbox/rate-limit.ts';
import { systemTimers } from './outbox/waits.ts';
import { createPictureDrafts } from './records/picture-drafts.ts';
import { createPrinter } from './reports/print.ts';
import { openSigningKeys } from './reports/proof/keys/signing-keys.ts';
import { createReportVerifier } from './reports/proof/verify/verify-thread.ts';
import { openPractice, practiceElsewhere } from './simulator/practice.ts';
import { openCredentials } from './vault/credentials.ts';
import { systemKeychain } from './vault/keychain.ts';
import { openVaultStorage } from './vault/storage.ts';
import { openVault } from './vault/vault.ts';
import { probeCashfree } from './vendors/cashfree/probe.ts';
import { VENDOR_LIMITS } from './vendors/exchange.ts';
import { probeInstantPay } from './vendors/instantpay/probe.ts';
import { plainNetwork } from './vendors/network.ts';
import { createWorkplace } from './workplace.ts';

/** Opens the doors: builds every service, wires them together, opens the window. */
const resources = join(app.getAppPath(), 'resources');
const built = join(import.meta.dirname, '..');
const verifyWorker = join(built, 'main', 'verify-worker.js');
const developmentServer = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);
/** Developers and tests may reach vendors on this computer; the banner says so, and a packaged program never does. */
const loopbackVendors = !app.isPackaged && process.env.FACEDESK_ALLOW_LOOPBACK_VENDORS === '1';
/** Tests don't wait for minutes. */
const isFast = !app.isPackaged && process.env.FACEDESK_OUTBOX_PACE === 'fast';

/** How many checks wait is told outside the records a moment after it has changed, in milliseconds. */
const COUNT_AFTER = 500;

let window: BrowserWindow | null = null;
let gate: Gate | null = null;

declareProgramScheme();
silenceBrowser(app.commandLine);
app.on('web-contents-created', (_event, contents) => {
  forbidLeaving(contents);
  isolateContents(contents);
});

const drafts = createPictureDrafts(newId);
const practicePictures = join(resources, 'practice');
const practice = openPractice(practicePictures, app.isPackaged ? null : practiceElsewhere(process.env));
const practiceLanes: readonly LaneName[] = vendorSchema.options.map((vendor) => ({ vendor, mode: 'practice' }));
const now = () => new Date();
const account = accountName();

async function start(): Promise<void> {
  await app.whenReady();
  // Before any session asks for it: on a fresh keyring, two asking at once have been seen to store two keys of the same
  // name, and the next start found the wrong one.
  systemKeychain.available();
  restrictPermissions(withoutSpelling(session.defaultSession));
  // While the pages are being written they come from Vite's server, and its news over a web socket.
  if (developmentServer === null) await isolateSession(session.defaultSession);
  servePages(join(built, 'renderer'), developmentServer);
  setMenu(!app.isPackaged);
  const preferences = openPreferences(reportFault);
  practice.setOffline(preferences.practiceOffline());
  const folder = app.getPath('userData');
  const vault = openVault(openVaultStorage(folder, now), systemKeychain);
  const credentials = openCredentials(vault, loopbackVendors);
  const limits = isFast ? { ...VENDOR_LIMITS, silence: 2_000 } : VENDOR_LIMITS;
  const vendors = {
    programVersion: app.getVersion(),
    limits,
    // The window's session has no network; this one knows the system's proxy, and no page ever uses it.
    network: systemNetwork(withoutSpelling(session.fromPartition('vendors'))),
    now,
  };
  let clockOffset: number | null = null;
  const announceChange = () => gate?.announce('program.changed', {});
  const setClockOffset = (offset: number | null) => {
    const wasWrong = isClockWrong(clockOffset);
    clockOffset = offset;
    if (isClockWrong(offset) !== wasWrong) announceChange();
  };
  const announceCheck = (id: string) => {
    gate?.announce('checks.changed', { id });
    countSoon();
  };
  let isCounting = false;
  const countSoon = () => {
    if (isCounting) return;
    isCounting = true;
    setTimeout(() => {
      isCounting = false;
      workplace.rememberWaiting();
    }, COUNT_AFTER);
  };
  const notices = createNotices(
    () => window?.isFocused() ?? false,
    () => showWindow(preferences),
  );
  const workplace = createWorkplace({
    folder,
    vault,
    records: {
      now,
      newId,
      who: () => ({ agent: '', account }),
      readerScript: join(built, 'main', 'records-worker.js'),
    },
    buildOutbox: (records) =>
      createOutbox({
        records,
        drafts,
        access: async (vendor, mode) =>
          mode === 'practice' ? success(await practice.access(vendor)) : credentials.access(vendor, mode),
        obstacle: (vendor, mode) => {
          const access = mode === 'practice' ? null : credentials.access(vendor, mode);
          return access === null || access.ok ? null : access.error;
        },
        isProtected: () => !workplace.throwAway(),
        vendors,
        practiceVendors: { ...vendors, network: plainNetwork },
        newId,
        timers: systemTimers,
        random: Math.random,
        pace: isFast ? FAST_PACE : USUAL_PACE,
        rateLimits: { instantPay: null, cashfree: CASHFREE_LIMIT },
        atATime: preferences.atATime,
        announce: announceCheck,
        announceLanes: () => gate?.announce('outbox.changed', {}),
        onSettled: notices.settled,
        onClockOffset: setClockOffset,
        reportFault,
      }),
    waitingOutside: { read: preferences.waiting, remember: preferences.rememberWaiting },
    chainLengthOutside: { read: preferences.chainLength, remember: preferences.rememberChainLength },
    onChange: announceChange,
    reportFault,
  });
  const printer = createPrinter({
    preload: join(built, 'preload', 'report-preload.cjs'),
    session: openReportSession(join(built, 'renderer'), developmentServer),
  });
  const onWorkEnd = (name: WorkName, end: WorkEnd) => closing.workEnded(name, end);
  const reportWork = createLongWork((share) => gate?.announce('reports.progress', { share }), onWorkEnd);
  const recordsWork = createLongWork((share) => gate?.announce('records.progress', { share }), onWorkEnd);
  const longWork = [reportWork, recordsWork];
  const closing = createClosing({
    icon: join(resources, 'icons', 'facedesk.png'),
    window: () => window,
    underWay: () => ({
      checks: workplace.underWay(),
      work: longWork.map((work) => work.underWay()).filter(isLasting),
    }),
    showWindow: () => showWindow(preferences),
    tell: notices.workEnded,
    endWork: () => Promise.all(longWork.map((work) => work.close())),
    finish: () => workplace.close(),
    reportFault,
  });
  gate = openGate({
    handlers: createHandlers({
      version: app.getVersion(),
      modes: preferences,
      loopbackVendors,
      vault,
      credentials,
      testCredentials: async (vendor, mode) => {
        const access = credentials.access(vendor, mode);
        if (!access.ok) return access;
        return success(await (vendor === 'cashfree' ? probeCashfree : probeInstantPay)(vendors, access.value));
      },
      askNewHost: (host) => askNewHost(window, host),
      askSigner: (what, certificate) => askSigner(window, what, certificate),
      askBackupPath: () => askBackupPath(window, app.getPath('documents'), now()),
      askReportPath: (name) => askReportPath(window, app.getPath('documents'), name),
      savedFile: createSavedFile(),
      printReport: printer.print,
      verifyReport: createReportVerifier(verifyWorker),
      verifyOwnReport: createReportVerifier(verifyWorker),
      device: describeDevice(),
      askCertificatePath: () => askCertificatePath(window, app.getPath('documents')),
      signing: openSigningKeys({ vault, installation: `Facedesk (${hostname()})`, now }),
      askExportPath: (format) => askExportPath(window, app.getPath('documents'), format, now()),
      askBackupFile: () => askBackupFile(window, app.getPath('documents')),
      announceChange,
      announceCheck,
      announceLanes: () => gate?.announce('outbox.changed', {}),
      announceCases: () => gate?.announce('cases.changed', {}),
      reportWork,
      recordsWork,
      workplace,
      outboxSettings: preferences,
      practice: {
        isOffline: preferences.practiceOffline,
        setOffline: (offline) => {
          preferences.rememberPracticeOffline(offline);
          practice.setOffline(offline);
          if (!offline) workplace.current()?.outbox.resumeFor('network', practiceLanes);
        },
      },
      clockOffset: () => clockOffset,
      drafts,
      newId,
      now,
      readPortrait: (portrait) => readFile(join(practicePictures, `${portrait}.jpg`)),
      copyText: (text) => clipboard.writeText(text),
      openLink,
      reportFault,
    }),
    window: () => window?.webContents ?? null,
    reportFault,
  });
  showWindow(preferences);
  await workplace.open();
  watchComputer({
    onNetwork: () => workplace.current()?.outbox.resumeFor('network'),
    onJump: () => {
      // Perhaps the clock was put right: nobody knows until a vendor says the time again.
      setClockOffset(null);
      workplace.current()?.outbox.cutWaits();
      workplace.current()?.outbox.resumeFor('network');
    },
  });
  app.on('activate', () => showWindow(preferences));
  app.on('second-instance', () => showWindow(preferences));

  function showWindow(preferences: Preferences): void {
    if (window) {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
      return;
    }
    window = openWindow(
      {
        preload: join(built, 'preload', 'preload.cjs'),
        icon: join(resources, 'icons', 'facedesk.png'),
        bounds: preferences.windowBounds(),
        rememberBounds: preferences.rememberWindowBounds,
        onReload: () => {
          for (const work of longWork) work.cancel();
        },
      },
      nativeTheme.shouldUseDarkColors,
    );
    closing.watch(window);
    window.once('closed', () => {
      window = null;
    });
  }
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

function isClockWrong(offset: number | null): boolean {
  return offset !== null && Math.abs(offset) > MOST_CLOCK_OFFSET;
}

// A second copy would write over the first one's files.
if (!app.requestSingleInstanceLock()) app.quit();
else
  start().catch((error: unknown) => {
    reportFault('start', error);
    app.exit(1);
  });
