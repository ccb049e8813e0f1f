import type { Person } from '../../../shared/case/person.ts';
import type { CaseReview } from '../../../shared/case/review.ts';
import { reviewedBy } from '../../../shared/case/reviewed-by.ts';
import { verdictKinds } from '../../../shared/check/verdict-kinds.ts';
import type { CheckEvidence, Report } from '../../../shared/evidence/evidence.ts';
import { Typed } from '../../ui/fields/typed.tsx';
import { VerdictChip, VerdictIcon } from '../../ui/verdict-chip.tsx';
import { CheckGauge } from '../check/check-gauge.tsx';
import type { Drawings } from '../check/pictures.ts';
import { Moment } from '../moment.tsx';
import { anchorOf, isInventedCheck, useCheckWords } from '../words/check-words.ts';
import { usePersonWords } from '../words/use-person-fact.ts';
import { useWords } from '../words/use-words.ts';
import { CoverFaces } from './cover-faces.tsx';
import styles from './cover-verdict.module.css';

interface CoverVerdictProps {
  readonly report: Report;
  readonly pictures: Drawings;
}

/** The case's verdict and the checks it rests on; of one check, its own; of a selection, how many of each. */
export function CoverVerdict({ report, pictures }: CoverVerdictProps) {
  const { case: found, caseVerdict, checks } = report;
  if (found && caseVerdict) {
    const find = (id: string | null) => checks.find((check) => check.id === id) ?? null;
    const lookup = find(found.counted.lookup);
    const match = find(found.counted.match);
    return <OfCase report={report} pictures={pictures} verdict={caseVerdict} lookup={lookup} match={match} />;
  }
  const [only] = checks;
  return checks.length === 1 && only ? (
    <OfCheck report={report} pictures={pictures} check={only} />
  ) : (
    <Tally checks={checks} />
  );
}

interface OfCaseProps extends CoverVerdictProps {
  readonly verdict: NonNullable<Report['caseVerdict']>;
  /** The checks that count. */
  readonly lookup: CheckEvidence | null;
  readonly match: CheckEvidence | null;
}

function OfCase({ report, pictures, verdict, lookup, match }: OfCaseProps) {
  const { t, formats } = useWords();
  const personWords = usePersonWords();
  const counted = [lookup, match].filter((check) => check !== null);
  const failsBeside = report.checks.filter(
    (check) => check.verdict?.kind === 'fail' && !counted.includes(check),
  ).length;
  const decision = report.checks[0]?.caseResult?.decision ?? null;
  return (
    <section className={styles.verdict} data-tone={verdict.kind}>
      <h2 className={styles.heading}>{t('report:cover.verdict')}</h2>
      <InventedOnce checks={counted} />
      <p className={styles.headline}>
        <VerdictIcon tone={verdict.kind} size={22} />
        <span>
          {t(`report:cover.caseVerdict.${verdict.kind}`)}
          {decision === null ? null : (
            <span className={styles.decided} data-decision={decision.decision}>
              {' · '}
              {t(`report:cover.reviewed.${decision.decision}`, { who: personWords(decision.reviewer) })}
            </span>
          )}
        </span>
      </p>
      <ul className={styles.reasons}>
        {verdict.reasons.map((reason) => (
          <li key={reason}>{t(`caseReason.${reason}`)}</li>
        ))}
        {failsBeside > 0 ? (
          <li className={styles.beside}>
            <VerdictIcon tone="fail" size={12} />
            {t('report:cover.failsBeside', formats.counted(failsBeside))}
          </li>
        ) : null}
      </ul>
      <CaseDecisions report={report} decision={decision} agent={counted[0]?.agent} />
      {counted.map((check) => (
        <Reviewed key={check.id} check={check} isNamed />
      ))}
      <div className={styles.grounds}>
        <CoverFaces report={report} checks={counted} pictures={pictures} />
        <div className={styles.gauges}>
          <Ground report={report} kind="livenessLookup" check={lookup} />
          <Ground report={report} kind="faceMatch" check={match} />
        </div>
      </div>
    </section>
  );
}

interface CaseDecisionsProps {
  readonly report: Report;
  /** The newest one on the checks that count. */
  readonly decision: CaseReview | null;
  readonly agent: Person | undefined;
}

/** Every decision of a reviewer on the case; that there is none is said where one is needed. */
function CaseDecisions({ report, decision, agent = { name: '', code: '' } }: CaseDecisionsProps) {
  const { t } = useWords();
  const personWords = usePersonWords();
  return (
    <>
      {decision === null && report.caseVerdict?.kind === 'review' ? (
        <p className={styles.reviewed}>{t('report:cover.undecided')}</p>
      ) : null}
      {report.caseReviews.map((review) => {
        const whose = reviewedBy(review, { agent, reviews: report.caseReviews });
        const isOnOthers =
          review.counted.lookup !== report.case?.counted.lookup || review.counted.match !== report.case?.counted.match;
        return (
          <p key={review.id} className={styles.decision}>
            {review.id === decision?.id ? (
              // Who decided what stands in the headline.
              t('report:cover.decidedAt')
            ) : (
              <span className={styles.reviewed} data-decision={review.decision}>
                {t(`report:cover.caseReviewed.${review.decision}`, { who: personWords(review.reviewer) })}
              </span>
            )}{' '}
            <Moment iso={review.at} />
            {review.reason === '' ? null : (
              <span className={styles.reason}>
                <Typed text={review.reason} />
              </span>
            )}
            {isOnOthers ? <span className={styles.agent}>{t('report:cover.onOthers')}</span> : null}
            {whose ? <span className={styles.agent}>{t(`report:check.reviewedBy.${whose}`)}</span> : null}
          </p>
        );
      })}
    </>
  );
}

function OfCheck({ report, pictures, check }: CoverVerdictProps & { readonly check: CheckEvidence }) {
  const { t } = useWords();
  const { headline } = useCheckWords(check);
  const tone = check.verdict?.kind ?? 'notComputable';
  return (
    <section className={styles.verdict} data-tone={tone}>
      <h2 className={styles.heading}>{t('report:cover.single')}</h2>
      <InventedOnce checks={[check]} />
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
      <div className={styles.grounds}>
        <CoverFaces report={report} checks={[check]} pictures={pictures} />
        <div className={styles.gauges}>
          <Ground report={report} kind={check.kind} check={check} />
        </div>
      </div>
    </section>
  );
}

/** As large as the verdict that rests on it; once, however many of the scores are made up. */
function InventedOnce({ checks }: { readonly checks: readonly CheckEvidence[] }) {
  const { t } = useWords();
  if (!checks.some(isInventedCheck)) return null;
  return (
    <>
      <p className={styles.headline} data-tone="invented">
        {t('headline.invented.title')}
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

interface GroundProps {
  readonly report: Report;
  readonly kind: CheckEvidence['kind'];
  readonly check: CheckEvidence | null;
}

/** A score that the result rests on; where there is none the page says why, as far as somebody has. */
function Ground({ report, kind, check }: GroundProps) {
  const { t } = useWords();
  const step = kind === 'livenessLookup' ? 'liveness' : 'document';
  const isSkipped = report.case !== null && report.case.skipped[step] !== null;
  return (
    <div className={styles.ground}>
      {check ? <a href={`#${anchorOf(check)}`}>{t(`report:kind.${kind}`)}</a> : <span>{t(`report:kind.${kind}`)}</span>}
      {check?.answer ? (
        <div className={styles.gauge}>
          <CheckGauge check={check} />
        </div>
      ) : (
        <p className={styles.none}>{isSkipped ? t(`report:cover.skipped.${step}`) : t('report:cover.noAnswer')}</p>
      )}
    </div>
  );
}

function Tally({ checks }: { readonly checks: readonly CheckEvidence[] }) {
  const { t } = useWords();
  const count = (kind: string | null) => checks.filter(({ verdict }) => (verdict?.kind ?? null) === kind).length;
  const unanswered = count(null);
  return (
    <section className={styles.tally}>
      <h2 className={styles.heading}>{t('report:cover.tally')}</h2>
      <ul className={styles.counts}>
        {verdictKinds.map((tone) => (
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
