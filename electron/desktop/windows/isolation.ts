import type { CommandLine, Session, WebContents } from 'electron';

/**
 * Takes the network away from the window for good. The content security policy forbids what it knows of; WebRTC would
 * still reach any host, and a hijacked page could send pictures out by it.
 *
 * @param session the window's own; the main process reaches vendors by another road
 */
export async function isolateSession(session: Session): Promise<void> {
  session.on('will-download', (event) => event.preventDefault());
  // Port 9 takes nothing: what is sent to this proxy goes nowhere. Loopback gets no exception.
  await session.setProxy({ proxyRules: '127.0.0.1:9', proxyBypassRules: '<-loopback>' });
}

/**
 * Keeps the browser inside the program from calling home: for dictionaries, components, domain reports. Must run
 * before Electron is ready.
 */
export function silenceBrowser(commandLine: CommandLine): void {
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'no-pings',
  ]) {
    commandLine.appendSwitch(name);
  }
}

/** The spelling checker would fetch its dictionary as soon as a session begins. */
export function withoutSpelling(session: Session): Session {
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  return session;
}

/** Without a proxy that speaks UDP, which there is none of, WebRTC has no way out. */
export function isolateContents(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
