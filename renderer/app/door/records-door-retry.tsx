import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallProblem } from '../../../shared/contract/contract.ts';
import type { Result } from '../../../shared/result.ts';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import { Notice } from '../../ui/notice.tsx';
import styles from './records-door.module.css';

/** Tries to open what is closed. */
export function useRetry<Status extends { readonly state: string }>(
  open: () => Promise<Result<Status, CallProblem>>,
  tried: (status: Status) => void,
) {
  const { isUnderWay, problem, make } = useCall();
  const [isStillClosed, setStillClosed] = useState(false);
  return {
    isUnderWay,
    problem,
    /** It was tried again, and to no avail. */
    isStillClosed: isStillClosed && !isUnderWay,
    make: () => {
      setStillClosed(false);
      void make(open, (status) => {
        setStillClosed(status.state === 'closed');
        tried(status);
      });
    },
  };
}

export function RetryNews({ retry }: { readonly retry: ReturnType<typeof useRetry> }) {
  const { t } = useTranslation();
  return (
    <>
      <div role="status" className={styles.news}>
        {retry.isStillClosed ? <Notice tone="calm">{t('records.door.stillClosed')}</Notice> : null}
      </div>
      <CallNotice problem={retry.problem} />
    </>
  );
}
