import type { Session } from 'electron';
import electronUpdater from 'electron-updater';
import type { Updates } from './updates.ts';

const LOOK_EVERY = 6 * 60 * 60 * 1000;
/** In the place of the number that electron-updater would make for this computer and tell with every request. */
const NOBODY = '00000000-0000-4000-8000-000000000000';

/** Looks for a newer version now and then, fetches it, verifies its hash, and says that it is at hand. */
export function lookForUpdates(updates: Updates, reportFault: (where: string, error: unknown) => void): void {
  const updater = electronUpdater.autoUpdater;
  Object.assign(updater, { stagingUserIdPromise: { value: Promise.resolve(NOBODY) } });
  // Its messages name folders and addresses; the log here has an error's kind and place alone.
  updater.logger = null;
  updater.autoDownload = true;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableWebInstaller = true;
  updater.disableDifferentialDownload = true;
  holdToTls(updater.netSession);
  updater.on('error', (error) => {
    reportFault('looking for an update', error);
    void updates.failed();
  });
  updater.on('update-downloaded', ({ version }) => {
    updates.found(version, () => {
      let trouble: Error | null = null;
      const note = (error: Error) => {
        trouble = error;
      };
      updater.once('error', note);
      updater.quitAndInstall(true, true);
      updater.off('error', note);
      if (trouble) throw trouble;
    });
  });
  // What goes wrong is told by the event.
  const look = () =>
    void updater
      .checkForUpdates()
      .then((found) => found?.downloadPromise)
      .catch(() => undefined);
  look();
  setInterval(look, LOOK_EVERY).unref();
}

/**
 * A server may send a request on to another address: not to one without TLS, where anybody on the way could answer. A trial's feed may be
 * without, on this computer; that one server alone, then.
 */
function holdToTls({ webRequest }: Session): void {
  let feed: string | undefined;
  webRequest.onBeforeRequest((request, answer) => {
    const url = URL.parse(request.url);
    feed ??= url?.origin;
    answer({ cancel: url?.protocol !== 'https:' && url?.origin !== feed });
  });
}
