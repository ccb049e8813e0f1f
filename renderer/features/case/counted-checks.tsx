import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../shared/check.ts';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { useCall } from '../../app/form/use-call.ts';
import { Card } from '../../ui/card.tsx';
import { formatDateAndClock } from '../history/times.ts';
import { CaseCheckRow } from './case-check-row.tsx';
import type { CaseReading } from './case-view.tsx';
import { canCount, checksOf } from './check-facts.ts';
import styles from './counted-checks.module.css';

interface CountedChecksProps {
  readonly reading: CaseReading;
  readonly kind: Check['kind'];
}

const NONE = 'none';

/** A case's checks of one kind, and which of them counts. */
export function CountedChecks({ reading, kind }: CountedChecksProps) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const call = useCall();
  const { case: read, checks } = reading;
  const shown = checksOf(checks, kind);
  const counted = (kind === 'livenessLookup' ? read.counted.lookup : read.counted.match) ?? NONE;
  // At once, and until it has been read again or was refused: a reading that was under way may end in between.
  const [chosen, setChosen] = useState<{ readonly choice: string; readonly instead: string } | null>(null);
  if (chosen !== null && chosen.instead !== counted) setChosen(null);
  const isAwaited = chosen?.instead === counted && (call.isUnderWay || call.problem === null);
  const value = isAwaited ? chosen.choice : counted;
  const choose = (choice: string) => {
    if (choice === value || call.isUnderWay) return;
    setChosen({ choice, instead: counted });
    const check = choice === NONE ? null : choice;
    void call.make(async () => {
      const result = await window.facedesk.cases.count({ id: read.id, kind, check });
      await client.invalidateQueries({ queryKey: ['case', read.id] });
      return result;
    });
  };
  const when = (check: Check) => formatDateAndClock(i18n.language, check.enteredAt);
  return (
    <Card title={t(`case.checks.${kind}.title`)}>
      {shown.length === 0 ? <p className={styles.empty}>{t(`case.checks.${kind}.empty`)}</p> : null}
      {shown.length === 0 ? null : (
        <RadioGroup
          className={styles.group ?? ''}
          aria-label={t(`case.checks.${kind}.which`)}
          value={value}
          onChange={choose}
        >
          <div className={styles.head} aria-hidden="true">
            {t('case.checks.counts')}
          </div>
          {shown.map((check) => (
            <div key={check.id} className={styles.row} data-counted={check.id === value || undefined}>
              {canCount(check) || check.id === value ? (
                <Radio
                  value={check.id}
                  className={styles.radio ?? ''}
                  aria-label={t('case.checks.countThis', { when: when(check) })}
                >
                  <span className={styles.dot} />
                </Radio>
              ) : (
                <span />
              )}
              <CaseCheckRow check={check} />
            </div>
          ))}
          <div className={styles.row}>
            <Radio value={NONE} className={styles.none ?? ''}>
              <span className={styles.noneDot}>
                <span className={styles.dot} />
              </span>
              {t('case.checks.none')}
            </Radio>
          </div>
        </RadioGroup>
      )}
      <CallNotice problem={call.problem} />
    </Card>
  );
}
