import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { isHere } from '../tools.ts';

export const keyringIsHere = process.platform === 'linux' && isHere('dbus-daemon') && isHere('gnome-keyring-daemon');
export const noticesAreHere = keyringIsHere && isHere('dunst') && isHere('dbus-monitor');
export const whyNoNotices = 'needs dunst beside dbus and gnome-keyring, which are not all on this machine';
export const whyNoKeyring = 'needs dbus and gnome-keyring, which are not on this machine';

/** A desktop session's bus of the test's own, with or without a keyring on it. */
export interface DesktopSession {
  /** For the program to find the bus. */
  readonly env: Readonly<Record<string, string>>;
  /** For the program to use the keyring, as on a GNOME desktop. */
  readonly args: readonly string[];
  /** Starts gnome-keyring; a folder keeps what is in it, and another password than before leaves it locked. */
  readonly startKeyring: (folder: string, password: string) => Promise<void>;
  readonly stopKeyring: () => Promise<void>;
  /** Starts what shows notices on a desktop, and gives every text that is asked to be shown from now on. */
  readonly watchNotices: () => Promise<() => readonly string[]>;
  readonly stop: () => Promise<void>;
}

const NOTICES = "interface='org.freedesktop.Notifications',member='Notify'";

/** Nothing is started by itself on this bus: no prompt that nobody could answer. */
const BUS = (folder: string) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=${folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>`;

export async function startDesktopSession(): Promise<DesktopSession> {
  const folder = await mkdtemp(join(tmpdir(), 'facedesk-bus-'));
  await writeFile(join(folder, 'bus.conf'), BUS(folder));
  const bus = spawn('dbus-daemon', [`--config-file=${join(folder, 'bus.conf')}`, '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [address] = (await once(createInterface(bus.stdout), 'line')) as [string];
  const env = { DBUS_SESSION_BUS_ADDRESS: address, XDG_CURRENT_DESKTOP: 'GNOME' };
  let keyring: ChildProcess | null = null;
  const watchers: ChildProcess[] = [];

  async function isOnBus(name: string): Promise<boolean> {
    const call = [
      '--print-reply',
      '--dest=org.freedesktop.DBus',
      '/',
      'org.freedesktop.DBus.NameHasOwner',
      `string:${name}`,
    ];
    const { stdout } = await promisify(execFile)('dbus-send', ['--session', ...call], {
      env: { ...process.env, ...env },
    });
    return stdout.includes('true');
  }

  async function stopKeyring(): Promise<void> {
    if (!keyring) return;
    const ended = once(keyring, 'exit');
    keyring.kill('SIGTERM');
    await ended;
    keyring = null;
  }

  return {
    env,
    args: ['--password-store=gnome-libsecret'],
    async startKeyring(home, password) {
      const options = { env: { ...process.env, ...env, HOME: home, XDG_DATA_HOME: home, XDG_RUNTIME_DIR: home } };
      const daemon = spawn('gnome-keyring-daemon', ['--unlock', '--components=secrets', '--foreground'], options);
      keyring = daemon;
      daemon.stdin.end(password);
      while (!(await isOnBus('org.freedesktop.secrets'))) if (daemon.exitCode !== null) throw new Error('no keyring');
    },
    stopKeyring,
    async watchNotices() {
      const options = {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'ignore'] as ['ignore', 'pipe', 'ignore'],
      };
      const texts: string[] = [];
      const monitor = spawn('dbus-monitor', ['--session', NOTICES], options);
      createInterface(monitor.stdout).on('line', (line) => {
        const [, text] = /^ {3}string "(.+)"$/.exec(line) ?? [];
        if (text !== undefined) texts.push(text);
      });
      await once(monitor.stdout, 'readable');
      const server = spawn('dunst', [], options);
      watchers.push(monitor, server);
      while (!(await isOnBus('org.freedesktop.Notifications'))) {
        if (server.exitCode !== null) throw new Error('nothing shows notices');
      }
      return () => texts;
    },
    async stop() {
      for (const watcher of watchers) watcher.kill('SIGTERM');
      await stopKeyring();
      bus.kill('SIGTERM');
      await once(bus, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
