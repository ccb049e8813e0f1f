import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CallFailed } from '../../app/call.ts';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import styles from './check-reader.module.css';
import { type CheckReading, useCheck } from './use-check.ts';

interface CheckReaderProps {
  readonly checkId: string;
  /** @param readAt when it was read, by this computer's clock: what waits count down from */
  readonly children: (reading: CheckReading, readAt: number) => ReactNode;
}

/** Reads a check and keeps it fresh; says so where that is not possible, and offers to try again. */
export function CheckReader({ checkId, children }: CheckReaderProps) {
  const { t } = useTranslation();
  const { data, dataUpdatedAt, error, refetch } = useCheck(checkId);
  if (error) {
    const problem = error instanceof CallFailed ? error.problem : ({ code: 'unexpected', message: '' } as const);
    return (
      <Card title={t('check.unreadable')} className={styles.unreadable}>
        <CallNotice problem={problem} />
        <Button onPress={() => void refetch()}>{t('check.readAgain')}</Button>
      </Card>
    );
  }
  // The answer is a matter of milliseconds: the frame alone is calmer than a message that flashes.
  if (!data) return <div className={styles.frame} role="status" aria-label={t('check.reading')} />;
  return <div className={styles.stack}>{children(data, dataUpdatedAt)}</div>;
}
