import { useTranslation } from 'react-i18next';
import { Announcement } from '../../ui/announcement.tsx';
import { answerKeys } from './answer-keys.ts';
import { useCheck } from './use-check.ts';
import { explanationInWords } from './use-explanation.ts';

interface CheckAnnouncementProps {
  readonly checkId: string | null;
}

/**
 * Tells whoever can't see the screen how the check is getting on. Bytes that move and seconds that pass are not
 * among it: the text stays the same while they do, so nothing is read out.
 */
export function CheckAnnouncement({ checkId }: CheckAnnouncementProps) {
  const { t } = useTranslation();
  const { data: reading } = useCheck(checkId);
  if (!reading) return <Announcement text="" />;
  const explanation = explanationInWords(t, reading.check, reading);
  const sentences = explanation
    ? [explanation.title, explanation.happened]
    : answerKeys(reading.check).map((key) => t(key));
  return <Announcement text={sentences.join('. ')} />;
}
