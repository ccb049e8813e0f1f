import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../shared/case/case.ts';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import type { Match } from '../match/use-match.ts';
import { offerOf } from './offer-of.ts';
import styles from './photo-offer.module.css';

interface PhotoOfferProps {
  readonly case: Case;
  readonly match: Match;
}

/**
 * A photograph says when and where it was taken: that is offered to its case, before it is left out of what is sent. Only for the case
 * whose form the photograph is in, and once.
 */
export function PhotoOffer({ case: read, match: { entries, wells } }: PhotoOfferProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useQueryClient();
  const call = useCall();
  const section = useRef<HTMLElement>(null);
  const { firstPicture, secondPicture } = entries.typed;
  const photos = [firstPicture?.picture ?? null, secondPicture].flatMap((picture) => {
    const notes = picture && wells.cameraNotesOf(picture);
    const offer = notes && offerOf(notes, read);
    return offer ? [{ picture, offer }] : [];
  });
  const [photo] = photos;
  if (!photo) return null;
  const { picture, offer } = photo;
  const time = offer.visitedAt === null ? '' : formats.dateAndClock(offer.visitedAt);
  const what = offer.visitedAt === null ? 'place' : offer.place === null ? 'time' : 'both';
  const end = () => {
    // The button that was pressed goes with this.
    if (section.current?.contains(document.activeElement))
      section.current.parentElement?.querySelector<HTMLElement>('[type="submit"]')?.focus();
    wells.forgetCameraNotes(picture);
  };
  const use = () => {
    const { reference, name, note } = read;
    const place = offer.place ?? read.place;
    const visitedAt = offer.visitedAt ?? read.visitedAt;
    void call.make(
      () => window.facedesk.cases.change({ id: read.id, details: { reference, name, note, place, visitedAt } }),
      () => {
        end();
        for (const queryKey of [['cases'], ['case', read.id]]) void client.invalidateQueries({ queryKey });
      },
    );
  };
  return (
    <section ref={section} className={styles.offer} aria-label={t('visit.photoSays.label')}>
      <p>{t(`visit.photoSays.${what}`, { name: picture.name, time, place: offer.place })}</p>
      <span className={styles.actions}>
        <Button onPress={use} isBusy={call.isUnderWay}>
          {t('visit.photoSays.use')}
        </Button>
        <Button look="quiet" onPress={end}>
          {t('visit.photoSays.no')}
        </Button>
      </span>
      <CallNotice problem={call.problem} />
    </section>
  );
}
