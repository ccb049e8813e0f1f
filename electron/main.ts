import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, type BrowserWindow, clipboard, nativeTheme, session } from 'electron';
import { v7 as newId } from 'uuid';
import { success } from '../shared/result.ts';
import { reportFault } from './desktop/faults.ts';
import { isolateContents, isolateSession, silenceBrowser, withoutSpelling } from './desktop/isolation.ts';
import { openLink } from './desktop/links.ts';
import { setMenu } from './desktop/menu.ts';
import { declareProgramScheme, servePages } from './desktop/pages.ts';
import { restrictPermissions } from './desktop/permissions.ts';
import { openPreferences, type Preferences } from './desktop/preferences.ts';
import { askNewHost } from './desktop/questions.ts';
import { systemNetwork } from './desktop/system-network.ts';
import { forbidLeaving, openWindow } from './desktop/window.ts';
import { type Gate, openGate } from './ipc/gate.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createOutbox } from './outbox/outbox.ts';
import { createCheckStore } from './records/checks.ts';
import { createPictureStore } from './records/pictures.ts';
import { openPractice, practiceElsewhere } from './simulator/practice.ts';
import { openCredentials } from './vault/credentials.ts';
import { systemKeychain } from './vault/keychain.ts';
import { openVaultStorage } from './vault/storage.ts';
import { openVault } from './vault/vault.ts';
import { probeCashfree } from './vendors/cashfree/probe.ts';
import { VENDOR_LIMITS } from './vendors/exchange.ts';
import { probeInstantPay } from './vendors/instantpay/probe.ts';
import { plainNetwork } from './vendors/network.ts';

/** Opens the doors: builds every service, wires them together, opens the window. */
const resources = join(app.getAppPath(), 'resources');
const built = join(import.meta.dirname, '..');
const developmentServer = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);
/** Developers and tests may reach vendors on this computer; the banner says so, and a packaged program never does. */
const loopbackVendors = !app.isPackaged && process.env.FACEDESK_ALLOW_LOOPBACK_VENDORS === '1';

let window: BrowserWindow | null = null;
let gate: Gate | null = null;

declareProgramScheme();
silenceBrowser(app.commandLine);
app.on('web-contents-created', (_event, contents) => {
  forbidLeaving(contents);
  isolateContents(contents);
});
app.on('window-all-closed', () => app.quit());
app.on('second-instance', () => {
  if (window?.isMinimized()) window.restore();
  window?.focus();
});

const checks = createCheckStore();
const pictures = createPictureStore(newId, checks.holdsPicture);
const practicePictures = join(resources, 'practice');
const practice = openPractice(practicePictures, app.isPackaged ? null : practiceElsewhere(process.env));

async function start(): Promise<void> {
  await app.whenReady();
  restrictPermissions(withoutSpelling(session.defaultSession));
  // While the pages are being written they come from Vite's server, and its news over a web socket.
  if (developmentServer === null) await isolateSession(session.defaultSession);
  servePages(join(built, 'renderer'), developmentServer);
  setMenu(!app.isPackaged);
  const preferences = openPreferences(reportFault);
  const vault = openVault(
    openVaultStorage(app.getPath('userData'), () => new Date()),
    systemKeychain,
  );
  const credentials = openCredentials(vault, loopbackVendors);
  const vendors = {
    programVersion: app.getVersion(),
    limits: VENDOR_LIMITS,
    // The window's session has no network; this one knows the system's proxy, and no page ever uses it.
    network: systemNetwork(withoutSpelling(session.fromPartition('vendors'))),
    now: () => new Date(),
  };
  const outbox = createOutbox({
    checks,
    pictures,
    access: async (vendor, mode) =>
      mode === 'practice' ? success(await practice.access(vendor)) : credentials.access(vendor, mode),
    obstacle: (vendor, mode) => {
      const access = mode === 'practice' ? null : credentials.access(vendor, mode);
      return access === null || access.ok ? null : access.error;
    },
    vendors,
    practiceVendors: { ...vendors, network: plainNetwork },
    newId,
    announce: (id) => gate?.announce('checks.changed', { id }),
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
      announceChange: () => gate?.announce('program.changed', {}),
      outbox,
      checks,
      pictures,
      newId,
      readPortrait: (portrait) => readFile(join(practicePictures, `${portrait}.jpg`)),
      copyText: (text) => clipboard.writeText(text),
      openLink,
    }),
    window: () => window?.webContents ?? null,
    reportFault,
  });
  showWindow(preferences);
  app.on('activate', () => {
    if (window === null) showWindow(preferences);
  });
}

function showWindow(preferences: Preferences): void {
  window = openWindow(
    {
      preload: join(built, 'preload', 'preload.cjs'),
      icon: join(resources, 'icons', 'facedesk.png'),
      bounds: preferences.windowBounds(),
      rememberBounds: preferences.rememberWindowBounds,
    },
    nativeTheme.shouldUseDarkColors,
  );
  window.once('closed', () => {
    window = null;
  });
}

// A second copy would write over the first one's files.
if (!app.requestSingleInstanceLock()) app.quit();
else
  start().catch((error: unknown) => {
    reportFault('start', error);
    app.exit(1);
  });
