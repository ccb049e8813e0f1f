import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/contract.ts';
import type { ReportLanguage, ReportRequest } from '../../../shared/evidence.ts';
import { useFormats } from '../../app/language/use-formats.ts';
import { useOperatorSettings } from '../../app/use-settings.ts';
import { Details } from '../../ui/details.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segments } from '../../ui/segments.tsx';
import { TickBox } from '../../ui/tick-box.tsx';
import styles from './report.module.css';
import { useReportLanguages } from './use-report-languages.ts';
import { useReportWork } from './use-report-work.ts';
import { WorkDialog } from './work-dialog.tsx';

type Written = Extract<AnswerOf<'reports.save'>, { result: 'written' }>;

interface ReportDialogProps {
  readonly title: string;
  readonly of: ReportRequest['of'];
  readonly onClose: () => void;
}

/** The choices before a report is saved as a PDF; where to, the person is asked outside the window. */
export function ReportDialog({ title, of, onClose }: ReportDialogProps) {
  const { t } = useTranslation();
  const work = useReportWork<Written>();
  const usual = useOperatorSettings().data?.reportLanguage ?? 'en';
  const languages = useReportLanguages();
  const [withPictures, setWithPictures] = useState(true);
  const [masked, setMasked] = useState(false);
  const [chosen, setChosen] = useState<ReportLanguage | null>(null);
  const language = chosen ?? usual;
  return (
    <WorkDialog
      title={title}
      doneTitle={t('report.done')}
      work={work}
      workName={t('report.work.report')}
      submit={t('report.submit')}
      onSubmit={() => work.start(() => window.facedesk.reports.save({ of, withPictures, masked, language }))}
      onClose={onClose}
      choices={
        <>
          <div className={styles.choices}>
            <TickBox
              name={t('report.pictures.name')}
              text={t('report.pictures.text')}
              isTicked={withPictures}
              onChange={setWithPictures}
              isDisabled={work.isUnderWay}
            />
            <TickBox
              name={t('report.masked.name')}
              text={t('report.masked.text')}
              isTicked={masked}
              onChange={setMasked}
              isDisabled={work.isUnderWay}
            />
          </div>
          {withPictures && masked ? <Notice tone="warning">{t('report.masked.faces')}</Notice> : null}
          <Segments
            label={t('report.language')}
            choices={languages}
            value={language}
            onChange={setChosen}
            isDisabled={work.isUnderWay}
          />
          <dl className={styles.facts}>
            <dt>{t('report.holds')}</dt>
            <dd>{t(of.kind === 'case' ? 'report.holdsCase' : 'report.holdsChecks')}</dd>
            <dt>{t('report.signed')}</dt>
            <dd>{t('report.signedText')}</dd>
          </dl>
        </>
      }
      result={work.written ? <Result written={work.written} /> : null}
    />
  );
}

function Result({ written }: { readonly written: Written }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      <Details details={[{ label: t('report.file'), value: written.name }]} />
      <Details
        details={[
          { label: t('report.pages'), value: formats.number(written.pages) },
          { label: t('report.size'), value: formats.byteLength(written.bytes) },
        ]}
      />
      <Notice tone="calm">{t('report.advice')}</Notice>
    </>
  );
}
