import { useQueryClient } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Link, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../shared/check/check.ts';
import { standingOf } from '../../../shared/status/check-status.ts';
import { hashOf } from '../../base/addresses/routes.ts';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import { shortenMiddle } from '../../base/language/shorten.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { useLaneHolds } from '../../base/use-outbox.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { CheckResult } from '../check/answer/check-result.tsx';
import { CheckScore } from '../check/answer/check-score.tsx';
import { ModeMark } from '../check/mode-mark.tsx';
import checkRow from './case-check-row.module.css';
import { canCount, checksOf, factsOf } from './check-facts.ts';
import styles from './counted-checks.module.css';
import type { CaseReading } from './use-cases.ts';

/** A case's checks of one kind, and which of them counts. There is something to choose only where several may. */
export function CountedChecks({ reading, kind }: { readonly reading: CaseReading; readonly kind: Check['kind'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { call, value, isChosen, choose } = useChoice(reading, kind);
  const shown = checksOf(reading.checks, kind);
  const hasChoice = shown.filter(canCount).length > 1;
  const rows = shown.map((check) => (
    <div key={check.id} className={styles.row} data-counted={check.id === value || undefined}>
      {hasChoice && (canCount(check) || check.id === value) ? (
        <Radio
          value={check.id}
          className={styles.radio ?? ''}
          aria-label={t('case.checks.countThis', { when: formats.dateAndClock(check.enteredAt) })}
        >
          <span className={styles.dot} />
        </Radio>
      ) : (
        <span />
      )}
      <CaseCheckRow check={check} />
    </div>
  ));
  return (
    <Card title={t(`case.checks.${kind}.title`)}>
      {shown.length === 0 ? <p className={styles.empty}>{t(`case.checks.${kind}.empty`)}</p> : null}
      {reading.counting.unsettled.includes(kind) ? (
        <Notice tone="warning">{t(`case.checks.${kind}.unsettled`)}</Notice>
      ) : null}
      {hasChoice ? (
        <RadioGroup
          className={styles.group ?? ''}
          aria-label={t(`case.checks.${kind}.which`)}
          value={value}
          onChange={choose}
        >
          <div className={styles.head} aria-hidden="true">
            {t('case.checks.counts')}
          </div>
          {rows}
        </RadioGroup>
      ) : (
        <div className={styles.group} data-alone>
          {rows}
        </div>
      )}
      {isChosen && hasChoice ? (
        <p className={styles.chosen}>
          {t('case.checks.chosen')} <Button onPress={() => choose(null)}>{t('case.checks.leave')}</Button>
        </p>
      ) : null}
      <CallNotice problem={call.problem} />
    </Card>
  );
}

const SUBJECT_LENGTH = 18;

/** A check of a case; it opens in History. */
function CaseCheckRow({ check }: { readonly check: Check }) {
  const formats = useFormats();
  const holdOf = useLaneHolds();
  const facts = factsOf(check);
  return (
    <Link className={checkRow.row ?? ''} href={hashOf('history', check.id)}>
      <span className={checkRow.words}>
        <time className={checkRow.when} dateTime={check.enteredAt}>
          {formats.dateAndClock(check.enteredAt)}
        </time>{' '}
        <span className={checkRow.subject} title={facts.subject}>
          {shortenMiddle(facts.subject, SUBJECT_LENGTH)}
        </span>
      </span>{' '}
      <span className={checkRow.result}>
        <CheckScore {...facts} /> <CheckResult {...standingOf(check)} hold={holdOf(check.kind, check.mode)} />{' '}
        <ModeMark mode={facts.mode} environment={facts.environment} />
      </span>
      <ChevronRight className={checkRow.arrow} size={16} aria-hidden="true" />
    </Link>
  );
}

function useChoice({ case: read, counting }: CaseReading, kind: Check['kind']) {
  const client = useQueryClient();
  const call = useCall();
  const field = kind === 'livenessLookup' ? 'lookup' : 'match';
  const counted = counting[field];
  // At once, and until it has been read again or was refused: a reading that was under way may end in between.
  const [pressed, setPressed] = useState<{ readonly choice: string; readonly instead: string | null } | null>(null);
  if (pressed !== null && pressed.instead !== counted) setPressed(null);
  const isAwaited = pressed?.instead === counted && (call.isUnderWay || call.problem === null);
  const value = isAwaited ? pressed.choice : counted;
  /** @param choice null to leave it to the program */
  const choose = (choice: string | null) => {
    const isSame =
      choice === null ? read.counted[field] === null : choice === value && !counting.unsettled.includes(kind);
    if (isSame || call.isUnderWay) return;
    if (choice !== null) setPressed({ choice, instead: counted });
    void call.make(async () => {
      const result = await window.facedesk.cases.count({ id: read.id, kind, check: choice });
      await client.invalidateQueries({ queryKey: ['case', read.id] });
      return result;
    });
  };
  return { call, value, isChosen: read.counted[field] !== null, choose };
}
