import { userInfo } from 'node:os';
import { join } from 'node:path';
import { app, clipboard, type Session } from 'electron';
import { buildKind } from './desktop/build-kind.ts';
import { describeDevice } from './desktop/device.ts';
import type { Faults } from './desktop/faults/faults.ts';
import type { Log } from './desktop/faults/log.ts';
import { createFileQuestions } from './desktop/file-questions.ts';
import { createNotices } from './desktop/notifications.ts';
import { openPreferences } from './desktop/preferences.ts';
import { askCharge, askNewHost, askSigner } from './desktop/questions.ts';
import { createSavedFile } from './desktop/saved-file.ts';
import { diagnose } from './desktop/support/diagnostics.ts';
import { readLicences } from './desktop/support/licences.ts';
import { followFeed } from './desktop/updates/feed.ts';
import { createUpdates } from './desktop/updates/updates.ts';
import { watchComputer } from './desktop/watch-computer.ts';
import { createContentProtection } from './desktop/windows/content-protection.ts';
import { openLink } from './desktop/windows/links.ts';
import { createLooker } from './desktop/windows/looker.ts';
import { openPrinter } from './desktop/windows/print-report.ts';
import { createAnnouncing } from './ipc/announcing.ts';
import { createAnswering } from './ipc/call.ts';
import { createChargeConsent } from './ipc/charge-consent.ts';
import { createHandlers } from './ipc/handlers.ts';
import type { PageState } from './ipc/page-state.ts';
import type { Presses } from './ipc/presses.ts';
import { openServices } from './open-services.ts';
import type { Shell } from './open-shell.ts';
import { createReportVerifier } from './reports/proof/verify/verify-thread.ts';
import { createLongWork, isLasting, type LastingWork, type WorkEnd, type WorkName } from './work/long-work.ts';

export interface ProgramParts {
  /** Its own, for what it keeps. */
  readonly folder: string;
  readonly resources: string;
  /** Where the bundles of main, preloads and threads are. */
  readonly built: string;
  readonly pageState: PageState;
  readonly presses: Presses;
  readonly shell: Shell;
  /** Without a network, for pages that are not to be trusted. */
  readonly hiddenSession: () => Promise<Session>;
  readonly faults: Faults;
  readonly log: Log;
  readonly showLog: () => void;
  /** Milliseconds on a clock that never jumps. */
  readonly clock: () => number;
}

/** All that is behind the window. It is read while the page loads, as the window does not need it to appear. */
export type Program = ReturnType<typeof openProgram>;

export function openProgram(parts: ProgramParts) {
  const { folder, resources, built, pageState, presses, shell, hiddenSession } = parts;
  const { faults, log, showLog, clock } = parts;
  const preloads = join(built, 'preload');
  const verifyWorker = join(built, 'main', 'verify-worker.js');
  const reportFault = faults.report;
  const preferences = openPreferences(reportFault);
  const contentProtection = createContentProtection({
    platform: () => process.platform,
    preferences,
    window: shell.window,
  });
  const announce = createAnnouncing(() => shell.window()?.webContents ?? null);
  const notices = createNotices(() => shell.window()?.isFocused() ?? false, shell.show);
  const services = openServices({
    folder,
    practicePictures: join(resources, 'practice'),
    readerScript: join(built, 'main', 'records-worker.js'),
    preferences,
    account: accountName(reportFault),
    looker: createLooker({ preload: join(preloads, 'look-preload.cjs'), session: hiddenSession }),
    announce,
    onEnded: notices.checkEnded,
    reportFault,
  });
  const { now, recordsSession } = services;
  const onWorkEnd = (name: WorkName, end: WorkEnd) => shell.closing.workEnded(name, end);
  const reportWork = createLongWork((share) => announce('reports.progress', { share }), onWorkEnd);
  const recordsWork = createLongWork((share) => announce('records.progress', { share }), onWorkEnd);
  const longWork = [reportWork, recordsWork];
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
      work: longWork.filter((work) => work.underWay() !== null).length,
    }),
    rest: recordsSession.close,
    resume: recordsSession.open,
    announce: () => announce('updates.changed', {}),
    later: (look) => setTimeout(look, 1_000),
    reportFault,
  });
  const handlers = createHandlers({
    ...services,
    ...createFileQuestions(shell.window, app.getPath('documents'), now),
    version: app.getVersion(),
    about,
    readLicences: () => readLicences(join(app.getAppPath(), 'sbom.cdx.json')),
    diagnose: () => diagnose({ ...services, about, preferences, readLog: log.read }),
    showLog,
    reportPageFault: faults.reportPage,
    pageState,
    wasRevived: shell.wasRevived,
    askNewHost: (host) => askNewHost(shell.window(), host),
    askSigner: (what, certificate) => askSigner(shell.window(), what, certificate),
    updates,
    contentProtection,
    savedFile: createSavedFile(),
    openPrinter: () => openPrinter({ preload: join(preloads, 'report-preload.cjs'), session: hiddenSession }),
    verifyReport: createReportVerifier(verifyWorker),
    verifyOwnReport: createReportVerifier(verifyWorker),
    device: describeDevice(),
    reportWork,
    recordsWork,
    copyText: (text) => clipboard.writeText(text),
    openLink,
  });
  return {
    looks: preferences,
    rememberBounds: preferences.rememberWindowBounds,
    announce,
    answer: createAnswering({
      handlers,
      mayCharge: createChargeConsent({ spend: presses.spend, ask: (name) => askCharge(shell.window(), name), clock }),
      reportFault,
    }),
    underWay: () => ({
      checks: recordsSession.underWay(),
      work: longWork.map((work) => work.underWay()).filter(isLasting),
    }),
    cancelWork() {
      for (const work of longWork) work.cancel();
    },
    endWork: () => Promise.all(longWork.map((work) => work.close())),
    tellWorkEnded: (name: LastingWork, end: WorkEnd) => notices.workEnded(name, end),
    /** Opens the records, and from then on sends what waits whenever that has become possible. */
    async begin() {
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
    },
    close: recordsSession.close,
  };
}

/** Of the operating system; a system without a list of its users has none. */
function accountName(reportFault: Faults['report']): string {
  try {
    return userInfo().username;
  } catch (error) {
    reportFault('reading the account', error);
    return '';
  }
}
