import { useTranslation } from 'react-i18next';
import { Announcement } from '../../ui/announcement.tsx';
import { announcementKeys } from './announcement-keys.ts';
import { vendorOf } from './explanation.ts';
import { useCheck } from './use-check.ts';

interface CheckAnnouncementProps {
  readonly checkId: string | null;
}

/** Tells whoever can't see the screen how the check is getting on. */
export function CheckAnnouncement({ checkId }: CheckAnnouncementProps) {
  const { t } = useTranslation();
  const { data: check } = useCheck(checkId);
  if (!check) return <Announcement text="" />;
  const vendor = t(`vendor.${vendorOf(check)}`);
  const sentences = announcementKeys(check).map((key) => t(key, { vendor }));
  return <Announcement text={sentences.join('. ')} />;
}
