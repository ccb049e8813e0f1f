import { clockOfReport } from '../../../shared/evidence/clock.ts';
import type { Report } from '../../../shared/evidence/evidence.ts';
import { type Fact, Facts } from '../facts.tsx';
import { Moment } from '../moment.tsx';
import { useClockWords } from '../words/clock-words.ts';
import { usePersonFact } from '../words/use-person-fact.ts';
import { useWords } from '../words/use-words.ts';
import styles from './closing.module.css';

/** What the scores mean, what the report is not, and where it comes from. */
export function Closing({ report, twinHash }: { readonly report: Report; readonly twinHash: string }) {
  const { t } = useWords();
  return (
    <section>
      <h2 className={styles.title}>{t('report:closing.title')}</h2>
      <h3>{t('report:closing.scores')}</h3>
      <p>{t('report:closing.scoreText')}</p>
      <p>{t('report:closing.verdictText')}</p>
      <p>{t('report:check.reviewNote')}</p>
      <h3>{t('report:closing.pictures')}</h3>
      <p>{t('report:closing.picturesText')}</p>
      <h3>{t('report:closing.disclaimer')}</h3>
      <p className={styles.disclaimer}>{t('report:closing.disclaimerText')}</p>
      <h3>{t('report:closing.proof')}</h3>
      <p>{t('report:closing.proofText')}</p>
      <h3>{t('report:closing.provenance')}</h3>
      <div className={styles.provenance}>
        <Facts facts={useProvenance(report, twinHash)} isList />
      </div>
    </section>
  );
}

function useProvenance(report: Report, twinHash: string): Fact[] {
  const { t, formats } = useWords();
  const clock = useClockWords();
  const { agent, chain } = report;
  const contents = [
    report.withPictures ? t('report:closing.withPictures') : t('report:closing.withoutPictures'),
    report.masked ? t('report:closing.masked') : t('report:closing.notMasked'),
  ];
  const personFact = usePersonFact();
  return [
    { label: t('report:closing.reportId'), value: report.id, isId: true },
    ...(report.case === null
      ? []
      : [
          { label: t('report:case.id'), value: report.case.id, isId: true },
          { label: t('report:case.createdAt'), value: <Moment iso={report.case.createdAt} /> },
        ]),
    { label: t('report:madeAt'), value: <Moment iso={report.madeAt} /> },
    { label: t('report:time.clockLast'), value: clock.found(clockOfReport(report)) },
    personFact(t('report:closing.agent'), agent),
    ...(report.organisation === '' ? [] : [{ label: t('report:closing.organisation'), value: report.organisation }]),
    { label: t('report:closing.device'), value: t('report:closing.deviceText', report.device) },
    { label: t('report:closing.program'), value: t('report:closing.programVersion', report.program) },
    { label: t('report:closing.contents'), value: contents.join(', ') },
    {
      label: t('report:closing.chain'),
      value: (
        <>
          {t('report:closing.chainText', { length: formats.number(chain.length) })}
          <span className={styles.hash}>{chain.hash}</span>
        </>
      ),
    },
    {
      label: t('report:closing.twin'),
      value: (
        <>
          <span className={styles.hash}>{twinHash}</span>
          <span className={styles.note}>{t('report:closing.twinNote')}</span>
        </>
      ),
    },
  ];
}
