import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CallNotice } from '../../../base/form/call-notice.tsx';
import { useFormats } from '../../../base/language/use-formats.ts';
import { Button } from '../../../ui/button.tsx';
import { SaveReport } from '../../report/save-report.tsx';
import { MOST_SELECTED, selectedIds } from './selection.ts';
import styles from './selection-bar.module.css';
import type { Selecting } from './use-selection.ts';

interface SelectionBarProps {
  readonly selecting: Selecting;
  /** How many checks were found. */
  readonly total: number;
}

/** What is picked out of the list, and what can be done with it. */
export function SelectionBar({ selecting, total }: SelectionBarProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { selection, call } = selecting;
  const count = selection.chosen.size;
  const words = formats.counted(count);
  const bar = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    bar.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <fieldset ref={bar} className={styles.bar} aria-label={t('report.select.bar')}>
      <p className={styles.count} role="status">
        {count === 0 ? t('report.select.none') : t('report.select.chosen', words)}
        {selection.isCutShort ? (
          <span className={styles.most}> {t('report.select.most', { most: formats.number(MOST_SELECTED) })}</span>
        ) : null}
      </p>
      <div className={styles.buttons}>
        <Button look="quiet" isBusy={call.isUnderWay} isDisabled={total === 0} onPress={selecting.all}>
          {total > MOST_SELECTED
            ? t('report.select.newest', { amount: formats.number(MOST_SELECTED) })
            : t('report.select.all', { amount: formats.number(total) })}
        </Button>
        {count === 0 ? null : (
          <Button look="quiet" onPress={selecting.clear}>
            {t('report.select.clear')}
          </Button>
        )}
        <SaveReport
          title={t('report.title.selection', words)}
          of={{ kind: 'selection', ids: selectedIds(selection) }}
          isDisabled={count === 0}
        />
        <Button onPress={selecting.end}>{t('report.select.end')}</Button>
      </div>
      <CallNotice problem={call.problem} />
    </fieldset>
  );
}
