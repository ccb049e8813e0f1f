import clsx from 'clsx';
import { FileSearch } from 'lucide-react';
import { useRef } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDroppedItems } from '../../base/dropped-items.ts';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { WorkBar } from '../../ui/work-bar.tsx';
import { reportOfDrop } from './report-drop.ts';
import styles from './report-panel.module.css';
import { ReportResult } from './report-result.tsx';
import { useReportVerification } from './use-report-verification.ts';

/** The place for a report that somebody has doubts about: drop it here, or choose it. */
export function ReportPanel() {
  const { t } = useTranslation();
  const choose = useRef<HTMLButtonElement>(null);
  const { verifying, verify, end } = useReportVerification();
  const { target, isDropTarget } = useDroppedItems((items) => void verify(reportOfDrop(items)));
  const isUnderWay = verifying.state === 'underWay';
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a grid everywhere */}
      <div
        {...target}
        role="group"
        aria-label={t('reportVerification.well')}
        className={clsx(styles.well, isDropTarget && styles.target)}
      >
        <FileSearch size={30} aria-hidden="true" />
        <div className={styles.words}>
          <p className={styles.lead}>{t(isDropTarget ? 'reportVerification.drop' : 'reportVerification.dropHere')}</p>
          <p className={styles.hint}>{t('reportVerification.hint')}</p>
        </div>
        <FileTrigger
          acceptedFileTypes={['.pdf', '.json', '.jsonl']}
          onSelect={(files) => {
            const file = files?.[0];
            if (file) void verify(reportOfDrop([{ kind: 'file', file }]));
          }}
        >
          <Button ref={choose}>{t('reportVerification.choose')}</Button>
        </FileTrigger>
      </div>
      {isUnderWay ? (
        <WorkBar
          label={t('reportVerification.looking', { name: verifying.name })}
          share={null}
          begun={t('report.work.begun')}
          done={(share) => t('report.work.share', { share })}
          end={
            <Button
              onPress={() => {
                end();
                choose.current?.focus();
              }}
            >
              {t('common.cancel')}
            </Button>
          }
        />
      ) : null}
      <div role="status" className={styles.outcome}>
        {verifying.state === 'found' ? (
          <ReportResult name={verifying.name} verification={verifying.verification} />
        ) : null}
      </div>
      {verifying.state === 'refused' ? (
        <Notice tone="problem" isAlert>
          {t(`reportVerification.refused.${verifying.problem}`)}
        </Notice>
      ) : null}
      {verifying.state === 'failed' ? <CallNotice problem={verifying.problem} /> : null}
    </>
  );
}
