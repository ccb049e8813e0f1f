import { ShieldCheck } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChainHead, Verification } from '../../../shared/records.ts';
import { CallNotice } from '../../base/form/call-notice.tsx';
import styles from '../../base/panels/panels.module.css';
import { Button } from '../../ui/button.tsx';
import { TextBox } from '../../ui/fields/text-box.tsx';
import { Form } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { parseChainHead } from './chain-head.ts';
import type { RecordsWork } from './use-records-work.ts';
import { VerificationResult } from './verification-result.tsx';
import { WorkProgress } from './work-progress.tsx';

interface Found {
  readonly verification: Verification;
  /** What was asked about. */
  readonly printed: ChainHead | null;
}

/** Walks the audit chain, and looks for the place in it that a report has printed. */
export function VerifyPanel({ work }: { readonly work: RecordsWork }) {
  const { t } = useTranslation();
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const input = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState('');
  const [isRefused, setRefused] = useState(false);
  const [found, setFound] = useState<Found | null>(null);

  const verify = () => {
    const printed = parseChainHead(typed);
    if (typed.trim() !== '' && printed === null) {
      setRefused(true);
      input.current?.focus();
      return;
    }
    if (work.underWay !== null) return;
    setFound(null);
    work.carryOut(
      'verify',
      () => window.facedesk.records.verify({ printedHead: printed }),
      (verification) => {
        setFound({ verification, printed });
        return true;
      },
    );
  };
  return (
    <Form className={styles.panel} aria-labelledby={id} onSubmit={verify}>
      <div className={styles.panelHead}>
        <h3 id={id} ref={title} tabIndex={-1} className={styles.panelTitle}>
          {t('verification.title')}
        </h3>
        <p className={styles.quiet}>{t('verification.text')}</p>
      </div>
      <TextBox
        label={t('verification.printed.label')}
        aside={t('common.optional')}
        hint={t('verification.printed.hint')}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setRefused(false);
        }}
        problem={isRefused ? t('verification.printed.notAHead') : null}
        inputRef={(element) => {
          input.current = element;
        }}
        isCode
      />
      <div className={styles.actions}>
        <Button type="submit" isBusy={work.underWay !== null} className={styles.main ?? ''}>
          <ShieldCheck size={16} aria-hidden="true" />
          {t('verification.start')}
        </Button>
      </div>
      <WorkProgress name="verify" work={work} focusAfter={title} />
      <div role="status" className={styles.outcome}>
        {found ? <VerificationResult {...found} /> : null}
        {work.wasCancelled('verify') ? <Notice tone="calm">{t('records.work.cancelled')}</Notice> : null}
      </div>
      <CallNotice problem={work.problemOf('verify')} />
    </Form>
  );
}
