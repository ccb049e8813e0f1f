import { Pencil } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../shared/case.ts';
import { useFirstFocus } from '../../app/form/use-first-focus.ts';
import { Button } from '../../ui/button.tsx';
import { formatDateAndClock } from '../history/times.ts';
import styles from './case-details-panel.module.css';

interface CaseDetailsPanelProps {
  readonly case: Case;
  /** It has just been edited: whoever did that goes on from here. */
  readonly isBack: boolean;
  readonly onEdit: () => void;
}

/** What was entered of a case, to be read. */
export function CaseDetailsPanel({ case: read, isBack, onEdit }: CaseDetailsPanelProps) {
  const { t, i18n } = useTranslation();
  const edit = useRef<HTMLButtonElement>(null);
  useFirstFocus(isBack, () => edit.current);
  const { place, visitedAt, consent, note, createdAt } = read;
  const moment = (iso: string) => formatDateAndClock(i18n.language, iso);
  const details = [
    { name: 'place', value: place },
    { name: 'visitedAt', value: visitedAt === null ? '' : moment(visitedAt) },
    {
      name: 'consentHow',
      value: consent ? t('case.consentAt', { how: t(`case.consent.${consent.how}`), at: moment(consent.at) }) : '',
    },
    { name: 'note', value: note },
    { name: 'createdAt', value: moment(createdAt) },
  ] as const;
  return (
    <section aria-label={t('case.details')} className={styles.panel}>
      <dl className={styles.details}>
        {details.map(({ name, value }) => (
          <div key={name}>
            <dt>{t(`case.field.${name}`)}</dt>
            <dd data-missing={value === '' || undefined}>
              {value || t(name === 'consentHow' ? 'case.noConsent' : 'case.notEntered')}
            </dd>
          </div>
        ))}
      </dl>
      <Button ref={edit} className={styles.edit ?? ''} onPress={onEdit}>
        <Pencil size={15} aria-hidden="true" />
        {t('case.edit')}
      </Button>
    </section>
  );
}
