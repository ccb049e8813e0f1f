import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../../shared/case/list-of-cases.ts';
import { useFormats } from '../../../base/language/use-formats.ts';
import { Announcement } from '../../../ui/announcement.tsx';
import { Button } from '../../../ui/button.tsx';
import { Keys } from '../../../ui/keys.tsx';
import { DeskCase } from './desk-case.tsx';
import styles from './review-desk.module.css';
import { useReviewer } from './use-reviewer.ts';
import { useStepKeys } from './use-step-keys.ts';

/** The cases that need a decision, one at a time. @param rows at least one */
export function ReviewDesk({ rows }: { readonly rows: readonly CaseRow[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [place, setPlace] = useState({ id: rows[0]?.id, index: 0 });
  const [said, setSaid] = useState('');
  const reviewer = useReviewer();
  const found = rows.findIndex(({ id }) => id === place.id);
  // In the place of one that was decided, or decided elsewhere, the next one stands.
  const index = found >= 0 ? found : Math.min(place.index, rows.length - 1);
  const row = rows[index];
  if (row && (row.id !== place.id || index !== place.index)) setPlace({ id: row.id, index });
  const step = (by: -1 | 1) => {
    const next = rows[index + by];
    if (next) setPlace({ id: next.id, index: index + by });
  };
  useStepKeys(step);
  if (!row) return null;
  const amounts = { number: formats.number(index + 1), amount: formats.number(rows.length) };
  const steps = (
    <>
      <span className={styles.place}>{t('desk.place', amounts)}</span>
      <Button isDisabled={index === 0} onPress={() => step(-1)} aria-keyshortcuts="K">
        <ChevronLeft size={16} aria-hidden="true" />
        {t('desk.previous')}
        <Keys keys={['K']} />
      </Button>
      <Button isDisabled={index === rows.length - 1} onPress={() => step(1)} aria-keyshortcuts="J">
        {t('desk.next')}
        <ChevronRight size={16} aria-hidden="true" />
        <Keys keys={['J']} />
      </Button>
    </>
  );
  return (
    <section className={styles.desk} aria-label={t('desk.title')}>
      <Announcement text={said} />
      <DeskCase
        key={row.id}
        row={row}
        steps={steps}
        reviewer={reviewer}
        onDecided={(decision) => setSaid(t(`desk.said.${decision}`, { reference: row.reference }))}
      />
    </section>
  );
}
