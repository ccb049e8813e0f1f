import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../../base/call.ts';
import { CallNotice } from '../../../base/form/call-notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { useSeen } from '../arrivals/use-arrivals.ts';
import { CustomerLine } from '../customer-line.tsx';
import { SharedWithNotice } from '../shared-with-notice.tsx';
import { type CheckReading, useCheck } from '../use-check.ts';
import styles from './check-reader.module.css';

interface CheckReaderProps {
  readonly checkId: string;
  /** What it stands in says whose it is. */
  readonly isInCase?: boolean;
  /** @param readAt when it was read, by this computer's clock: what waits count down from */
  readonly children: (reading: CheckReading, readAt: number) => ReactNode;
}

/** Reads a check and keeps it fresh; says so where that is not possible, and offers to try again. */
export function CheckReader({ checkId, isInCase = false, children }: CheckReaderProps) {
  const { t } = useTranslation();
  const { data, dataUpdatedAt, error, refetch } = useCheck(checkId);
  useSeen(checkId);
  if (error) {
    return (
      <Card title={t('check.unreadable')} className={styles.unreadable}>
        <CallNotice problem={problemOf(error)} />
        <Button onPress={() => void refetch()}>{t('check.readAgain')}</Button>
      </Card>
    );
  }
  // The answer is a matter of milliseconds: the frame alone is calmer than a message that flashes.
  if (!data) return <div className={styles.frame} role="status" aria-label={t('check.reading')} />;
  return (
    <div className={styles.stack}>
      {isInCase ? null : (
        <>
          <CustomerLine name={data.customer} reference={data.check.caseReference} />
          <SharedWithNotice sharedWith={data.sharedWith} />
        </>
      )}
      {children(data, dataUpdatedAt)}
    </div>
  );
}
