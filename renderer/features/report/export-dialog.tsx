import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf, TypedRequestOf } from '../../../shared/contract/contract.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { Details } from '../../ui/details.tsx';
import { Choices } from '../../ui/fields/choices.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './report.module.css';
import { useReportWork } from './use-report-work.ts';
import { WorkDialog } from './work-dialog.tsx';

type Request = TypedRequestOf<'reports.export'>;
type Written = Extract<AnswerOf<'reports.export'>, { result: 'written' }>;

interface ExportDialogProps {
  readonly query: Request['query'];
  /** How many checks fit it. */
  readonly count: number;
  readonly onClose: () => void;
}

const formatNames = ['csv', 'json'] as const;

/** Writes every check that History has found into a file for other programs. */
export function ExportDialog({ query, count, onClose }: ExportDialogProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const work = useReportWork<Written>();
  const [format, setFormat] = useState<Request['format']>('csv');
  return (
    <WorkDialog
      title={t('report.export.title', formats.counted(count))}
      doneTitle={t('report.export.done')}
      work={work}
      workName={t('report.work.export')}
      submit={t('report.export.submit')}
      onSubmit={() => work.start(() => window.facedesk.reports.export({ format, query }))}
      onClose={onClose}
      choices={
        <>
          <p>{t('report.export.what')}</p>
          <Choices
            label={t('report.export.format')}
            choices={formatNames.map((value) => ({
              value,
              name: t(`report.export.formats.${value}.name`),
              text: t(`report.export.formats.${value}.text`),
              isDisabled: work.isUnderWay,
            }))}
            value={format}
            onChange={setFormat}
          />
          <Notice tone="calm">{t('report.export.plain')}</Notice>
        </>
      }
      result={
        work.written ? (
          <>
            <Details details={[{ label: t('report.file'), value: work.written.name }]} />
            <Details
              details={[
                { label: t('report.export.checks'), value: formats.number(work.written.checks) },
                { label: t('report.size'), value: formats.byteLength(work.written.bytes) },
              ]}
            />
            <p className={styles.quiet}>{t('report.export.advice')}</p>
          </>
        ) : null
      }
    />
  );
}
