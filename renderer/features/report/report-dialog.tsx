import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/contract/contract.ts';
import type { ReportLanguage, ReportRequest } from '../../../shared/evidence/evidence.ts';
import { SettingsLink } from '../../base/addresses/settings-link.tsx';
import { useFormats } from '../../base/language/use-formats.ts';
import { useReportLanguages } from '../../base/language/use-report-languages.ts';
import { useOperatorSettings } from '../../base/use-settings.ts';
import { Details } from '../../ui/details.tsx';
import { Segments } from '../../ui/fields/segments.tsx';
import { TickBox } from '../../ui/fields/tick-box.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './report.module.css';
import { UnprintableList } from './unprintable-list.tsx';
import { useReportWork } from './use-report-work.ts';
import { WorkDialog } from './work-dialog.tsx';

type Written = Extract<AnswerOf<'reports.save'>, { result: 'written' }>;

interface ReportDialogProps {
  readonly title: string;
  readonly of: ReportRequest['of'];
  /** Saved as reports usually are; the choices come only where nothing was. */
  readonly isAtOnce: boolean;
  readonly onClose: () => void;
}

/** The choices before a report is saved as a PDF; where to, the person is asked outside the window. */
export function ReportDialog({ title, of, isAtOnce, onClose }: ReportDialogProps) {
  const { t } = useTranslation();
  const work = useReportWork<Written, AskedFirst>();
  const settings = useOperatorSettings();
  const usual = settings.data?.reportLanguage ?? 'en';
  const languages = useReportLanguages();
  const [withPictures, setWithPictures] = useState(true);
  const [masked, setMasked] = useState(false);
  const [chosen, setChosen] = useState<ReportLanguage | null>(null);
  const language = chosen ?? usual;
  const save = () => {
    const despite = work.asked !== null;
    work.start(() => window.facedesk.reports.save({ of, withPictures, masked, language, despite }));
  };
  useAtOnce(isAtOnce && !settings.isPending, save);
  return (
    <WorkDialog
      title={title}
      doneTitle={t('report.done')}
      work={work}
      workName={t('report.work.report')}
      submit={t('report.submit')}
      onSubmit={save}
      question={work.asked ? <ReportQuestion asked={work.asked} /> : null}
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

/** Calls once, as soon as it may. */
function useAtOnce(isOn: boolean, call: () => void): void {
  const wasCalled = useRef(false);
  useEffect(() => {
    if (!isOn || wasCalled.current) return;
    wasCalled.current = true;
    call();
  });
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

type AskedFirst = Extract<AnswerOf<'reports.save'>, { result: 'asks' }>;

/** What a person has to know before a report is saved that would not be as it should be. */
function ReportQuestion({ asked: { unprintable, signerExpired } }: { readonly asked: AskedFirst }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      {unprintable.length === 0 ? null : (
        <Notice tone="warning" isAlert title={t('report.asks.unprintable.title')}>
          <p>{t('report.asks.unprintable.text')}</p>
          <UnprintableList className={styles.unprintable} found={unprintable} />
          <p>{t('report.asks.unprintable.next')}</p>
        </Notice>
      )}
      {signerExpired === null ? null : (
        <Notice tone="warning" isAlert title={t('report.asks.expired.title', { day: formats.dateOf(signerExpired) })}>
          <p>
            {t('report.asks.expired.text')} <SettingsLink section="signing" />
          </p>
        </Notice>
      )}
    </>
  );
}
