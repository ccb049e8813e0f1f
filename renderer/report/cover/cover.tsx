import type { Case } from '../../../shared/case/case.ts';
import { skippableSteps } from '../../../shared/case/skippable.ts';
import { clockOfReport } from '../../../shared/evidence/clock.ts';
import type { Report } from '../../../shared/evidence/evidence.ts';
import { unprintableOf } from '../../../shared/evidence/unprintable.ts';
import { UnprintableList } from '../../features/report/unprintable-list.tsx';
import { Typed } from '../../ui/fields/typed.tsx';
import { CheckList } from '../check/check-list.tsx';
import { markOfAll } from '../check/page-marks.ts';
import type { Drawings } from '../check/pictures.ts';
import { type Fact, Facts } from '../facts.tsx';
import { MarkNotice } from '../mark-notice.tsx';
import { Moment } from '../moment.tsx';
import { useClockWords } from '../words/clock-words.ts';
import { usePersonFact, usePersonWords } from '../words/use-person-fact.ts';
import { useWords } from '../words/use-words.ts';
import styles from './cover.module.css';
import { CoverVerdict } from './cover-verdict.tsx';

interface CoverProps {
  readonly report: Report;
  readonly logo: string | null;
  readonly pictures: Drawings;
}

/** What a supervisor needs to decide, on one page where it fits. */
export function Cover({ report, logo, pictures }: CoverProps) {
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
      <WrongClock report={report} />
      <SharedWith report={report} />
      <UnprintableNotice report={report} />
      <CoverVerdict report={report} pictures={pictures} />
      <CaseFacts report={report} />
      {report.masked ? <p className={styles.remark}>{t('report:masked')}</p> : null}
      {report.masked && report.withPictures ? <p className={styles.remark}>{t('report:maskedPictures')}</p> : null}
      {report.withPictures ? null : <p className={styles.remark}>{t('report:withoutPictures')}</p>}
      {report.checks.length > 1 ? <CheckList report={report} /> : null}
    </>
  );
}

/** A report of some of a case's checks must not be taken for the case's. */
function PartOfCase({ report: { checks, checksOfCase } }: { readonly report: Report }) {
  const { t } = useWords();
  if (checksOfCase === null || checks.length >= checksOfCase) return null;
  return <p className={styles.notice}>{t('report:partOfCase', { held: checks.length, of: checksOfCase })}</p>;
}

/** Whoever reads a time in it must know. */
function WrongClock({ report }: { readonly report: Report }) {
  const warning = useClockWords().warning(clockOfReport(report));
  return warning === null ? null : <p className={styles.notice}>{warning}</p>;
}

/** What these checks have in common with another case's, and who said that both are one customer's. */
function SharedWith({ report: { sharedWith } }: { readonly report: Report }) {
  const { t } = useWords();
  const personWords = usePersonWords();
  return sharedWith.map(({ kind, reference, said }) => (
    <p key={`${kind} ${reference}`} className={styles.notice}>
      {reference === null
        ? t(`report:sharedWith.${kind}.noCase`)
        : t(`report:sharedWith.${kind}.ofCase`, { reference })}{' '}
      {said === null ? (
        t('report:sharedWith.unsaid')
      ) : (
        <>
          {t('report:sharedWith.said', { agent: personWords(said.agent) || t('report:sharedWith.nobody') })}{' '}
          <Moment iso={said.at} />
        </>
      )}
    </p>
  ));
}

/** Where a page may show boxes for letters, it says so itself, and by which codes the letters are known. */
function UnprintableNotice({ report }: { readonly report: Report }) {
  const { t } = useWords();
  const found = unprintableOf(report);
  if (found.length === 0) return null;
  return (
    <div className={styles.notice}>
      <p>{t('report:unprintable')}</p>
      <UnprintableList className={styles.unprintable} found={found} />
    </div>
  );
}

/** Whose case it is, who was there and when, and what was left out: ids are in the last part. */
function CaseFacts({ report }: { readonly report: Report }) {
  const { t } = useWords();
  const personFact = usePersonFact();
  const { case: found, checks, agent } = report;
  const people = [
    personFact(t('report:id.agent'), ...checks.map((check) => check.agent)),
    personFact(t('report:closing.agent'), agent),
  ];
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>{t(found ? 'report:cover.case' : 'report:cover.facts')}</h2>
      <Facts facts={[...useVisitFacts(found), ...people, ...useSkippedFacts(found)]} />
      {found === null || found.note === '' ? null : (
        <p className={styles.remark}>
          {t('report:case.note')}
          <Typed className={styles.text} text={found.note} />
        </p>
      )}
    </section>
  );
}

function useVisitFacts(found: Case | null): Fact[] {
  const { t } = useWords();
  if (found === null) return [];
  const missing = { value: t('report:notEntered'), isMissing: true };
  const text = (label: string, value: string): Fact =>
    value === '' ? { label, ...missing } : { label, value: <Typed text={value} /> };
  return [
    text(t('report:case.name'), found.name),
    text(t('report:case.reference'), found.reference),
    { ...text(t('report:case.place'), found.place), isWide: true },
    {
      label: t('report:case.visitedAt'),
      ...(found.visitedAt === null ? missing : { value: <Moment iso={found.visitedAt} isStacked /> }),
    },
    // Where it was left out, the reason for that stands in its place.
    ...(found.consent === null && found.skipped.consent !== null
      ? []
      : [
          {
            label: t('report:case.consent'),
            ...(found.consent === null ? missing : { value: <Consent {...found.consent} /> }),
          },
        ]),
  ];
}

function useSkippedFacts(found: Case | null): Fact[] {
  const { t } = useWords();
  return skippableSteps.flatMap((step) => {
    const reason = found?.skipped[step] ?? null;
    return reason === null
      ? []
      : [{ label: t(`report:cover.skipped.${step}`), value: <Typed text={reason} />, isWide: true }];
  });
}

function Consent({ how, at }: NonNullable<Case['consent']>) {
  const { t } = useWords();
  return (
    <>
      {t(`case.consent.${how}`)}
      <Moment iso={at} isStacked />
    </>
  );
}
