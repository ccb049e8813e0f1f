import type { CheckEvidence, Report } from '../../shared/evidence.ts';
import { reviewedBy } from '../../shared/reviewed-by.ts';
import { verdictSchema } from '../../shared/verdicts/verdict.ts';
import { VerdictChip, VerdictIcon } from '../ui/verdict-chip.tsx';
import { CheckGauge } from './check-gauge.tsx';
import { anchorOf, useCheckWords } from './check-words.ts';
import styles from './cover-verdict.module.css';
import { usePersonWords } from './use-person-fact.ts';
import { useWords } from './use-words.ts';

/** The case's verdict and the checks it rests on; of one check, its own; of a selection, how many of each. */
export function CoverVerdict({ report }: { readonly report: Report }) {
  const { case: found, caseVerdict, checks } = report;
  if (found && caseVerdict) {
    const counted = [found.counted.lookup, found.counted.match].flatMap(
      (id) => checks.find((check) => check.id === id) ?? [],
    );
    return <OfCase verdict={caseVerdict} counted={counted} />;
  }
  const [only] = checks;
  return checks.length === 1 && only ? <OfCheck check={only} /> : <Tally checks={checks} />;
}

interface OfCaseProps {
  readonly verdict: NonNullable<Report['caseVerdict']>;
  readonly counted: readonly CheckEvidence[];
}

function OfCase({ verdict, counted }: OfCaseProps) {
  const { t } = useWords();
  return (
    <section className={styles.verdict} data-tone={verdict.kind}>
      <div className={styles.words}>
        <h2 className={styles.heading}>{t('report:cover.verdict')}</h2>
        <p className={styles.headline}>
          <VerdictIcon tone={verdict.kind} size={22} />
          {t(`report:cover.caseVerdict.${verdict.kind}`)}
        </p>
        <ul className={styles.reasons}>
          {verdict.reasons.map((reason) => (
            <li key={reason}>{t(`caseReason.${reason}`)}</li>
          ))}
        </ul>
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

function OfCheck({ check }: { readonly check: CheckEvidence }) {
  const { t } = useWords();
  const { headline } = useCheckWords(check);
  const tone = check.verdict?.kind ?? 'notComputable';
  return (
    <section className={styles.verdict} data-tone={tone}>
      <div className={styles.words}>
        <h2 className={styles.heading}>{t('report:cover.single')}</h2>
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
