import type { CheckEvidence, Report } from '../../shared/evidence.ts';
import { CheckAttempts } from './check-attempts.tsx';
import { CheckDecision } from './check-decision.tsx';
import { useAnswerFacts, useIdFacts, useTimeFacts, useWordsFacts } from './check-facts.tsx';
import { CheckNotes } from './check-notes.tsx';
import { CheckPictures } from './check-pictures.tsx';
import styles from './check-section.module.css';
import { anchorOf, useCheckWords } from './check-words.ts';
import { Facts } from './facts.tsx';
import { MarkNotice } from './mark-notice.tsx';
import { disagreement, markOf } from './marks.ts';
import type { Drawings } from './pictures.ts';
import { useWords } from './use-words.ts';

interface CheckSectionProps {
  readonly report: Report;
  readonly check: CheckEvidence;
  readonly number: number;
  readonly pictures: Drawings;
}

/** Everything about one check, from a page of its own. */
export function CheckSection({ report, check, number, pictures }: CheckSectionProps) {
  const { t } = useWords();
  const { kind } = useCheckWords(check);
  const mark = markOf(check);
  return (
    <section id={anchorOf(check)}>
      <header className={styles.header}>
        <h2 className={styles.title}>{t('report:check.heading', { number, kind })}</h2>
        {check.case === null || report.case ? null : (
          <span>{[check.case.reference, check.case.name].filter((text) => text !== '').join(', ')}</span>
        )}
      </header>
      {mark ? <MarkNotice mark={mark} environment={disagreement(check)} /> : null}
      <CheckDecision check={check} />
      <CheckNotes notes={check.notes} />
      <div className={styles.part}>
        <h3>{t('report:check.ids')}</h3>
        <Facts facts={[...useIdFacts(check), ...useAnswerFacts(check), ...useWordsFacts(check)]} />
      </div>
      <div className={styles.part}>
        <h3>{t('report:check.times')}</h3>
        <Facts facts={useTimeFacts(check)} />
      </div>
      <CheckPictures check={check} pictures={pictures} withPictures={report.withPictures} />
      <CheckAttempts check={check} />
    </section>
  );
}
