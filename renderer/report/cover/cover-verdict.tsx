import { reviewedBy } from '../../../shared/case/review.ts';
import { verdictSchema } from '../../../shared/check/verdict.ts';
import type { CheckEvidence, Report } from '../../../shared/evidence/evidence.ts';
import { VerdictChip, VerdictIcon } from '../../ui/verdict-chip.tsx';
import { CheckGauge } from '../check/check-gauge.tsx';
import { anchorOf, useCheckWords } from '../words/check-words.ts';
import { usePersonWords } from '../words/use-person-fact.ts';
import { useWords } from '../words/use-words.ts';
import styles from './cover-verdict.module.css';

/** The case's verdict and the checks it rests on; of one check, its own; of a selection, how many of each. */
export function CoverVerdict({ report }: { readonly report: Report }) {
  const { case: found, caseVerdict, checks } = report;
  if (found && caseVerdict) {
    const counted = [found.counted.lookup, found.counted.match].flatMap(
      (id) => checks.find((check) => check.id === id) ?? [],
    );
    const others = checks.filter((check) => check.verdict?.kind === 'fail' && !counted.includes(check));
    return <OfCase report={report} verdict={caseVerdict} counted={counted} failsBeside={others.length} />;
  }
  const [only] = checks;
  return checks.length === 1 && only ? <OfCheck check={only} /> : <Tally checks={checks} />;
}

interface OfCaseProps {
  readonly report: Report;
  readonly verdict: NonNullable<Report['caseVerdict']>;
  readonly counted: readonly CheckEvidence[];
  /** Checks of the case that failed and don't count. */
  readonly failsBeside: number;
}

function OfCase({ report, verdict, counted, failsBeside }: OfCaseProps) {
  const { t, formats } = useWords();
  return (
    <section className={styles.verdict} data-tone={verdict.kind}>
      <div className={styles.words}>
        <h2 className={styles.heading}>{t('report:cover.verdict')}</h2>
        {counted.map((check) => (
          <Invented key={check.id} check={check} />
        ))}
        <p className={styles.headline}>
          <VerdictIcon tone={verdict.kind} size={22} />
          {t(`report:cover.caseVerdict.${verdict.kind}`)}
        </p>
        <ul className={styles.reasons}>
          {verdict.reasons.map((reason) => (
            <li key={reason}>{t(`caseReason.${reason}`)}</li>
          ))}
          {failsBeside > 0 ? <li>{t('report:cover.failsBeside', formats.counted(failsBeside))}</li> : null}
        </ul>
        <CaseDecision report={report} counted={counted} />
        {counted.map((check) => (
          <Reviewed key={check.id} check={check} isNamed />
        ))}
      </div>
      {counted.map((check) => (
        <Ground key={check.id} check={check} />
      ))}
    </section>
  );
}

/** The newest decision on the checks that count; that there is none is said where one is needed. */
function CaseDecision({ report, counted }: Pick<OfCaseProps, 'report' | 'counted'>) {
  const { t } = useWords();
  const personWords = usePersonWords();
  const decision = report.checks[0]?.caseResult?.decision ?? null;
  if (decision === null) {
    return report.caseVerdict?.kind === 'review' ? (
      <p className={styles.reviewed}>{t('report:cover.undecided')}</p>
    ) : null;
  }
  const who = personWords(decision.reviewer);
  const [{ agent } = { agent: { name: '', code: '' } }] = counted;
  const whose = reviewedBy(decision, { agent, reviews: report.caseReviews });
  return (
    <p className={styles.reviewed} data-decision={decision.decision}>
      {t(`report:cover.caseReviewed.${decision.decision}`, { who })}
      {decision.reason === '' ? null : `: ${decision.reason}`}
      {whose ? <span className={styles.agent}>{t(`report:check.reviewedBy.${whose}`)}</span> : null}
    </p>
  );
}

function OfCheck({ check }: { readonly check: CheckEvidence }) {
  const { t } = useWords();
  const { headline } = useCheckWords(check);
  const tone = check.verdict?.kind ?? 'notComputable';
  return (
    <section className={styles.verdict} data-tone={tone}>
      <div className={styles.words}>
        <h2 className={styles.heading}>{t('report:cover.single')}</h2>
        <Invented check={check} />
        <p className={styles.headline}>
          <VerdictIcon tone={tone} size={22} />
          {headline ?? t('report:cover.noAnswer')}
        </p>
        <ul className={styles.reasons}>
          {check.verdict?.reasons.map((reason) => (
            <li key={reason}>{t(`verdictReason.${reason}`)}</li>
          ))}
        </ul>
        <Reviewed check={check} />
      </div>
      <Ground check={check} />
    </section>
  );
}

/** As large as the verdict that rests on it. */
function Invented({ check }: { readonly check: CheckEvidence }) {
  const { t } = useWords();
  const { invented } = useCheckWords(check);
  if (invented === null) return null;
  return (
    <>
      <p className={styles.headline} data-tone="invented">
        {invented}
      </p>
      <p>{t('headline.invented.text')}</p>
    </>
  );
}

/** What people decided stands beside the verdict from the first page on. */
function Reviewed({ check, isNamed = false }: { readonly check: CheckEvidence; readonly isNamed?: boolean }) {
  const { t } = useWords();
  const { kind } = useCheckWords(check);
  const personWords = usePersonWords();
  return check.reviews.map((review) => {
    const { id, decision, reviewer } = review;
    const whose = reviewedBy(review, check);
    const decided = t(`report:cover.reviewed.${decision}`, { who: personWords(reviewer) });
    return (
      <p key={id} className={styles.reviewed} data-decision={decision}>
        {isNamed ? `${kind}: ${decided}` : decided}
        {whose ? <span className={styles.agent}>{t(`report:check.reviewedBy.${whose}`)}</span> : null}
      </p>
    );
  });
}

function Ground({ check }: { readonly check: CheckEvidence }) {
  const { kind } = useCheckWords(check);
  return (
    <div className={styles.ground}>
      <a href={`#${anchorOf(check)}`}>{kind}</a>
      <div className={styles.gauge}>
        <CheckGauge check={check} />
      </div>
    </div>
  );
}

const tones = verdictSchema.shape.kind.options;

function Tally({ checks }: { readonly checks: readonly CheckEvidence[] }) {
  const { t } = useWords();
  const count = (kind: string | null) => checks.filter(({ verdict }) => (verdict?.kind ?? null) === kind).length;
  const unanswered = count(null);
  return (
    <section className={styles.tally}>
      <h2 className={styles.heading}>{t('report:cover.tally')}</h2>
      <ul className={styles.counts}>
        {tones.map((tone) => (
          <li key={tone}>
            <span className={styles.count}>{count(tone)}</span>
            <VerdictChip tone={tone}>{t(`verdict.${tone}`)}</VerdictChip>
          </li>
        ))}
        {unanswered === 0 ? null : (
          <li>
            <span className={styles.count}>{unanswered}</span> {t('report:cover.noAnswer')}
          </li>
        )}
      </ul>
    </section>
  );
}
