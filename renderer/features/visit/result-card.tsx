import { useTranslation } from 'react-i18next';
import type { Check } from '../../../shared/check/check.ts';
import { standingOf } from '../../../shared/status/check-status.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { useLaneHolds } from '../../base/use-outbox.ts';
import { VerdictIcon } from '../../ui/verdict-chip.tsx';
import type { CaseReading } from '../case/use-cases.ts';
import { CheckResult } from '../check/answer/check-result.tsx';
import { Headline } from '../check/answer/headline.tsx';
import { InventedNotice } from '../check/answer/invented-notice.tsx';
import { ModeMark } from '../check/mode-mark.tsx';
import { ConfidenceGauge } from '../liveness/confidence-gauge.tsx';
import { ScoreGauge } from '../match/score-gauge.tsx';
import styles from './result-card.module.css';

interface ResultCardProps {
  readonly reading: CaseReading;
  /** There is something beside it. */
  readonly isNarrow?: boolean;
}

/** The case result with both scores, from the checks that count, and why. */
export function ResultCard({ reading, isNarrow = false }: ResultCardProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { verdict, counting, checks } = reading;
  const { lookup, match } = counting;
  const fails = reading.failsBeside;
  const find = (id: string | null) => checks.find((check) => check.id === id) ?? null;
  const compared = find(match);
  return (
    <div className={styles.result} data-narrow={isNarrow || undefined}>
      <div className={styles.words}>
        {compared ? <InventedNotice check={compared} /> : null}
        <Headline tone={verdict.kind} icon={<VerdictIcon tone={verdict.kind} size={24} />}>
          {t(`case.verdict.${verdict.kind}`)}
        </Headline>
        <ul className={styles.reasons}>
          {verdict.reasons.map((reason) => (
            <li key={reason}>{t(`caseReason.${reason}`)}</li>
          ))}
          {fails > 0 ? <li>{t('case.verdict.failsBeside', formats.counted(fails))}</li> : null}
        </ul>
      </div>
      <Ground label={t('visit.step.liveness')} check={find(lookup)} />
      <Ground label={t('visit.photo.both')} check={compared} />
    </div>
  );
}

function Ground({ label, check }: { readonly label: string; readonly check: Check | null }) {
  const { t } = useTranslation();
  return (
    <div className={styles.ground}>
      <h3 className={styles.label}>{label}</h3>
      {check ? <GroundGauge check={check} /> : <p className={styles.none}>{t('case.verdict.none')}</p>}
    </div>
  );
}

function GroundGauge({ check }: { readonly check: Check }) {
  const holdOf = useLaneHolds();
  if (check.state.name !== 'done') return <CheckResult {...standingOf(check)} hold={holdOf(check.kind, check.mode)} />;
  if (check.kind === 'faceMatch') {
    const { answer, verdict } = check.state;
    return <ScoreGauge threshold={check.threshold} answered={answer.score} verdict={verdict} />;
  }
  const { answer, verdict } = check.state;
  return (
    <>
      <ConfidenceGauge policy={check.policy} confidence={answer.confidence} verdict={verdict} />
      {/* Practice and sandbox stand at the top of the page, once for the case. */}
      {check.mode === 'production' ? <ModeMark mode={check.mode} environment={answer.environment} /> : null}
    </>
  );
}
