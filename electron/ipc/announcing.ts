import type { WebContents } from 'electron';
import { type Announcement, CHANNEL_PREFIX } from '../../shared/contract/channels.ts';
import { type AnnouncementOf, announcements } from '../../shared/contract/contract.ts';

/** Tells the window something without being asked; nobody hears it where there is no window. */
export type Announce = <Name extends Announcement>(name: Name, content: AnnouncementOf<Name>) => void;

export function createAnnouncing(window: () => WebContents | null): Announce {
  return (name, content) => {
    const target = window();
    // Whatever comes for a page that has died, the next one reads anew.
    if (!target || target.isDestroyed() || target.isCrashed()) return;
    target.send(CHANNEL_PREFIX + name, announcements[name].parse(content));
  };
}
