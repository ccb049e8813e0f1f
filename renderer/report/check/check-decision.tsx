import i18next from 'i18next';
import type { Review } from '../../../shared/case/review.ts';
import { type ReviewedBy, reviewedBy } from '../../../shared/case/reviewed-by.ts';
import type { CheckStateName } from '../../../shared/check/check.ts';
import type { CheckEvidence } from '../../../shared/evidence/evidence.ts';
import { statusOf } from '../../../shared/status/check-status.ts';
import { Typed } from '../../ui/fields/typed.tsx';
import { VerdictIcon } from '../../ui/verdict-chip.tsx';
import { Facts } from '../facts.tsx';
import { Moment } from '../moment.tsx';
import { useCheckWords } from '../words/check-words.ts';
import { usePersonWords } from '../words/use-person-fact.ts';
import { useWords } from '../words/use-words.ts';
import styles from './check-decision.module.css';
import { CheckGauge } from './check-gauge.tsx';
import { usePolicyFacts } from './fact-lists.tsx';

/** The score, what the program makes of it by which policy, and what people made of it, side by side. */
export function CheckDecision({ check }: { readonly check: CheckEvidence }) {
  const { t } = useWords();
  return (
    <div className={styles.decision}>
      {check.verdict === null ? null : (
        <div className={styles.gauge}>
          <CheckGauge check={check} />
        </div>
      )}
      <div className={styles.beside}>
        <div className={styles.columns}>
          <div className={styles.machine}>
            <h3>{t('report:check.machine')}</h3>
            {check.verdict === null ? <Unanswered check={check} /> : <Verdict check={check} verdict={check.verdict} />}
            {check.maybeProcessed ? <p className={styles.doubt}>{t('report:check.doubt')}</p> : null}
          </div>
          <div className={styles.reviews}>
            <h3>{t('report:check.reviews')}</h3>
            {check.reviews.length === 0 ? <p className={styles.quiet}>{t('report:check.noReviews')}</p> : null}
            {check.reviews.map((review) => (
              <Decision key={review.id} review={review} whose={reviewedBy(review, check)} />
            ))}
          </div>
        </div>
        <div className={styles.policy}>
          <h3>{t('report:check.policy')}</h3>
          <Facts facts={usePolicyFacts(check)} columns={3} />
        </div>
      </div>
    </div>
  );
}

interface VerdictProps {
  readonly check: CheckEvidence;
  readonly verdict: NonNullable<CheckEvidence['verdict']>;
}

function Verdict({ check, verdict }: VerdictProps) {
  const { t } = useWords();
  const { headline, invented } = useCheckWords(check);
  return (
    <>
      {invented ? (
        <>
          <p className={styles.headline} data-tone="invented">
            {invented}
          </p>
          <p className={styles.quiet}>{t('headline.invented.text')}</p>
        </>
      ) : null}
      <p className={styles.headline} data-tone={verdict.kind}>
        <VerdictIcon tone={verdict.kind} size={17} />
        {headline}
      </p>
      <ul className={styles.reasons}>
        {verdict.reasons.map((reason) => (
          <li key={reason}>{t(`verdictReason.${reason}`)}</li>
        ))}
      </ul>
      <p className={styles.quiet}>{t('gauge.notAProbability')}</p>
    </>
  );
}

function Unanswered({ check }: { readonly check: CheckEvidence }) {
  const { t } = useWords();
  const { word } = statusOf({
    // Another version of the program may have written one that this one does not know: it is shown as it is.
    state: check.state as CheckStateName,
    needs: check.stateReason,
    verdict: null,
    isSent: false,
  });
  const state = wordsOf(`state.${word}`) ?? check.state;
  const reason = check.stateReason === null ? null : reasonWords(check.stateReason);
  return (
    <>
      <p className={styles.headline}>{reason === null ? state : `${state}: ${reason}`}</p>
      <p className={styles.quiet}>{t('report:check.noAnswer')}</p>
    </>
  );
}

/** A reason is named by one of several lists; one that none of them knows is shown as it is. */
function reasonWords(reason: string): string {
  const names = ['report:stateReason.#', 'refusalCause.#.short', 'blockCause.#.short', 'troubleCause.#.short'];
  for (const name of names) {
    const words = wordsOf(name.replace('#', reason));
    if (words !== null) return words;
  }
  return reason;
}

function wordsOf(key: string): string | null {
  return i18next.exists(key) ? String(i18next.t(key as 'report:none')) : null;
}

function Decision({ review, whose }: { readonly review: Review; readonly whose: ReviewedBy | null }) {
  const { t } = useWords();
  const personWords = usePersonWords();
  return (
    <div className={styles.review}>
      <p className={styles.decided} data-decision={review.decision}>
        {t(`report:check.${review.decision}`)}
      </p>
      <p>
        <Typed text={review.reason} />
      </p>
      <p className={styles.quiet}>
        {personWords(review.reviewer)}
        <Moment iso={review.at} isStacked />
      </p>
      {whose ? <p className={styles.agent}>{t(`report:check.reviewedBy.${whose}`)}</p> : null}
    </div>
  );
}
