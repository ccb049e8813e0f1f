import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { VerdictIcon } from '../../ui/verdict-chip.tsx';
import { Headline } from '../check/headline.tsx';
import { CheckResult } from '../history/check-result.tsx';
import { CheckScore } from '../history/check-score.tsx';
import { ModeMark } from '../history/mode-mark.tsx';
import { SaveReport } from '../report/save-report.tsx';
import styles from './case-verdict-card.module.css';
import type { CaseReading } from './case-view.tsx';
import { type CheckFacts, factsOf } from './check-facts.ts';

interface CaseVerdictCardProps {
  readonly reading: CaseReading;
}

/** What the lookup and the match that count come to together, and why. */
export function CaseVerdictCard({ reading }: CaseVerdictCardProps) {
  const { t } = useTranslation();
  const { verdict, checks, case: read } = reading;
  const { lookup, match } = read.counted;
  const find = (id: string | null) => {
    const found = checks.find((check) => check.id === id);
    return found ? factsOf(found) : null;
  };
  return (
    <Card>
      <div className={styles.verdict}>
        <div className={styles.head}>
          <span className={styles.title}>{t('case.verdict.title')}</span>
          <ModeMark mode={read.mode} environment={find(lookup)?.environment ?? null} />
          <SaveReport
            title={t('report.title.case', { reference: read.reference })}
            of={{ kind: 'case', id: read.id }}
          />
        </div>
        <Headline tone={verdict.kind} icon={<VerdictIcon tone={verdict.kind} size={24} />}>
          {t(`case.verdict.${verdict.kind}`)}
        </Headline>
        <ul className={styles.reasons}>
          {verdict.reasons.map((reason) => (
            <li key={reason}>{t(`caseReason.${reason}`)}</li>
          ))}
        </ul>
        <dl className={styles.grounds}>
          <Ground label={t('history.kind.livenessLookup')} facts={find(lookup)} />
          <Ground label={t('history.kind.faceMatch')} facts={find(match)} />
        </dl>
      </div>
    </Card>
  );
}

function Ground({ label, facts }: { readonly label: string; readonly facts: CheckFacts | null }) {
  const { t } = useTranslation();
  return (
    <div className={styles.ground}>
      <dt>{label}</dt>
      <dd>
        {facts ? (
          <>
            <CheckScore {...facts} /> <CheckResult state={facts.state} verdict={facts.verdict} />
            {/* Practice and sandbox stand above already, once for the case. */}
            {facts.mode === 'production' ? <ModeMark mode={facts.mode} environment={facts.environment} /> : null}
          </>
        ) : (
          <span className={styles.none}>{t('case.verdict.none')}</span>
        )}
      </dd>
    </div>
  );
}
