import type { Report } from '../../shared/evidence.ts';
import { CaseFacts } from './case-facts.tsx';
import { CheckList } from './check-list.tsx';
import styles from './cover.module.css';
import { CoverVerdict } from './cover-verdict.tsx';
import { type Fact, Facts } from './facts.tsx';
import { MarkNotice } from './mark-notice.tsx';
import { markOfAll } from './marks.ts';
import { Moment } from './moment.tsx';
import { usePersonFact } from './use-person-fact.ts';
import { useWords } from './use-words.ts';

interface CoverProps {
  readonly report: Report;
  readonly logo: string | null;
}

/** What a supervisor needs to decide, on one page where it fits. */
export function Cover({ report, logo }: CoverProps) {
  const { t } = useWords();
  const mark = markOfAll(report);
  return (
    <>
      <header className={styles.header}>
        <div>
          {report.organisation === '' ? null : <p className={styles.organisation}>{report.organisation}</p>}
          <h1 className={styles.title}>{t('report:cover.title')}</h1>
          <p className={styles.subject}>{report.title}</p>
          <p className={styles.made}>
            {t('report:madeAt')} <Moment iso={report.madeAt} />
          </p>
        </div>
        {logo ? <img className={styles.logo} src={logo} alt={report.organisation} /> : null}
      </header>
      {mark ? <MarkNotice mark={mark} environment={null} /> : null}
      <PartOfCase report={report} />
      <CoverVerdict report={report} />
      {report.case ? <CaseFacts found={report.case} /> : null}
      <section className={styles.part}>
        <h2 className={styles.heading}>{t('report:cover.facts')}</h2>
        <Facts facts={useReportFacts(report)} />
        {report.masked ? <p className={styles.remark}>{t('report:masked')}</p> : null}
        {report.withPictures ? null : <p className={styles.remark}>{t('report:withoutPictures')}</p>}
      </section>
      <CheckList report={report} />
    </>
  );
}

/** A report of some of a case's checks must not be taken for the case's. */
function PartOfCase({ report: { checks, checksOfCase } }: { readonly report: Report }) {
  const { t } = useWords();
  if (checksOfCase === null || checks.length >= checksOfCase) return null;
  return <p className={styles.partOfCase}>{t('report:partOfCase', { held: checks.length, of: checksOfCase })}</p>;
}

function useReportFacts({ agent, checks, device, program, id }: Report): Fact[] {
  const { t } = useWords();
  const personFact = usePersonFact();
  return [
    personFact(t('report:id.agent'), ...checks.map((check) => check.agent)),
    personFact(t('report:closing.agent'), agent),
    { label: t('report:closing.device'), value: t('report:closing.deviceText', device) },
    { label: t('report:closing.program'), value: t('report:closing.programVersion', program) },
    { label: t('report:closing.reportId'), value: id, isId: true, isWide: true },
  ];
}
