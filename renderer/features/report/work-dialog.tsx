import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ExportTroubleNotice } from '../../base/export-trouble-notice.tsx';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { WorkBar } from '../../ui/work-bar.tsx';
import styles from './report.module.css';
import { SavedFile } from './saved-file.tsx';
import type { useReportWork } from './use-report-work.ts';

interface WorkDialogProps {
  readonly title: string;
  /** In the title's place once there is a file. */
  readonly doneTitle: string;
  readonly work: Omit<ReturnType<typeof useReportWork>, 'start' | 'asked'>;
  readonly workName: string;
  readonly submit: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** What can be chosen before. */
  readonly choices: ReactNode;
  /** What has to be known before it is written as chosen; null for nothing. */
  readonly question?: ReactNode;
  /** What came of it. */
  readonly result: ReactNode;
}

/** Asks how to write a file, shows how far it has come, and tells what came of it. */
export function WorkDialog(props: WorkDialogProps) {
  const { title, doneTitle, work, workName, submit, onSubmit, onClose, choices, question = null, result } = props;
  const { t } = useTranslation();
  const { isUnderWay, isEnding, share, written, trouble, problem } = work;
  const troubles = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In a low window they are below the choices.
    if (trouble !== null || problem !== null) troubles.current?.scrollIntoView({ block: 'nearest' });
  }, [trouble, problem]);
  const status = isEnding
    ? { status: t('report.work.ending') }
    : share === null
      ? { status: t('report.work.chooseFile') }
      : {};
  return (
    <Dialog
      title={written ? doneTitle : title}
      isOpen
      {...(isUnderWay ? {} : { onDismiss: onClose })}
      actions={
        written ? (
          <>
            <SavedFile />
            <Button look="primary" autoFocus onPress={onClose}>
              {t('common.close')}
            </Button>
          </>
        ) : question !== null && !isUnderWay ? (
          <>
            {/* In another button's place: a second press of that one must not be an answer to this. */}
            <Button key="back" autoFocus onPress={work.goBack}>
              {t('common.cancel')}
            </Button>
            <Button key="despite" look="primary" onPress={onSubmit}>
              {t('report.asks.despite')}
            </Button>
          </>
        ) : (
          <>
            <Button isBusy={isEnding} onPress={isUnderWay ? work.end : onClose}>
              {t('common.cancel')}
            </Button>
            <Button look="primary" isBusy={isUnderWay} onPress={onSubmit}>
              {submit}
            </Button>
          </>
        )
      }
    >
      {written ? result : (question ?? choices)}
      {isUnderWay ? (
        <WorkBar
          label={workName}
          {...status}
          share={share}
          begun={t('report.work.begun')}
          done={(percent) => t('report.work.share', { share: percent })}
        />
      ) : null}
      <div ref={troubles} className={styles.troubles}>
        <ExportTroubleNotice trouble={work.trouble} />
        {work.problem?.code === 'notNow' ? (
          <Notice tone="warning" isAlert>
            {t('report.work.busy')}
          </Notice>
        ) : (
          <CallNotice problem={work.problem} />
        )}
      </div>
    </Dialog>
  );
}
