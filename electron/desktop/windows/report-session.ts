import { type Session, session } from 'electron';
import { isolateSession, withoutSpelling } from './isolation.ts';
import { servePages } from './pages.ts';
import { denyPermissions } from './permissions.ts';

/** Where reports are printed: nothing is kept, nothing is allowed, and there is no network. */
export function openReportSession(folder: string, developmentServer: string | null): () => Promise<Session> {
  let opened: Promise<Session> | null = null;
  async function open(): Promise<Session> {
    const own = withoutSpelling(session.fromPartition('report'));
    denyPermissions(own);
    const isolated = developmentServer === null ? isolateSession(own) : Promise.resolve();
    servePages(folder, developmentServer, isolated, own.protocol);
    await isolated;
    return own;
  }
  return () => {
    opened ??= open();
    return opened;
  };
}
