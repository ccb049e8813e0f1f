import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, type BrowserWindow, clipboard, nativeTheme, session } from 'electron';
import { v7 as newId } from 'uuid';
import type { Mode } from '../shared/mode.ts';
import { reportFault } from './desktop/faults.ts';
import { openLink } from './desktop/links.ts';
import { setMenu } from './desktop/menu.ts';
import { declareProgramScheme, servePages } from './desktop/pages.ts';
import { restrictPermissions } from './desktop/permissions.ts';
import { openPreferences, type Preferences } from './desktop/preferences.ts';
import { forbidLeaving, openWindow } from './desktop/window.ts';
import { type Gate, openGate } from './ipc/gate.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createOutbox } from './outbox/outbox.ts';
import { createCheckStore } from './records/checks.ts';
import { createPictureStore } from './records/pictures.ts';
import { openPractice, practiceElsewhere } from './simulator/practice.ts';
import { VENDOR_LIMITS } from './vendors/exchange.ts';

/** Opens the doors: builds every service, wires them together, opens the window. */
const resources = join(app.getAppPath(), 'resources');
const built = join(import.meta.dirname, '..');
const developmentServer = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);
const mode: Mode = 'practice';

let window: BrowserWindow | null = null;
let gate: Gate | null = null;

declareProgramScheme();
app.on('web-contents-created', (_event, contents) => forbidLeaving(contents));
app.on('window-all-closed', () => app.quit());

const checks = createCheckStore();
const pictures = createPictureStore(newId);
const practicePictures = join(resources, 'practice');
const practice = openPractice(practicePictures, app.isPackaged ? null : practiceElsewhere(process.env));
const outbox = createOutbox({
  checks,
  pictures,
  access: practice.access,
  vendors: { programVersion: app.getVersion(), limits: VENDOR_LIMITS, now: () => new Date() },
  newId,
  announce: (id) => gate?.announce('checks.changed', { id }),
  reportFault,
});

async function start(): Promise<void> {
  await app.whenReady();
  restrictPermissions(session.defaultSession);
  servePages(join(built, 'renderer'), developmentServer);
  setMenu(!app.isPackaged);
  gate = openGate({
    handlers: createHandlers({
      version: app.getVersion(),
      mode,
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
  const preferences = openPreferences();
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

start().catch((error: unknown) => {
  reportFault('start', error);
  app.exit(1);
});
