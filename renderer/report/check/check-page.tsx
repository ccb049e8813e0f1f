import type { Note } from '../../../shared/check/history.ts';
import type { CheckEvidence, Report } from '../../../shared/evidence/evidence.ts';
import { disagreement } from '../../../shared/mode.ts';
import { Typed } from '../../ui/fields/typed.tsx';
import { Facts } from '../facts.tsx';
import { MarkNotice } from '../mark-notice.tsx';
import { Moment } from '../moment.tsx';
import { anchorOf, useCheckWords } from '../words/check-words.ts';
import { useWords } from '../words/use-words.ts';
import { CheckAttempts } from './check-attempts.tsx';
import { CheckDecision } from './check-decision.tsx';
import styles from './check-page.module.css';
import { CheckPictures } from './check-pictures.tsx';
import { useAnswerFacts, useIdFacts, useTimeFacts, useWordsFacts } from './fact-lists.tsx';
import { markOf } from './page-marks.ts';
import type { Drawings } from './pictures.ts';

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
      {mark ? <MarkNotice mark={mark} environment={disagreement(check.mode, check.environment)} /> : null}
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
      <CheckPictures check={check} pictures={pictures} withPictures={report.withPictures} isMasked={report.masked} />
      <CheckAttempts check={check} />
    </section>
  );
}

function CheckNotes({ notes }: { readonly notes: readonly Note[] }) {
  const { t } = useWords();
  if (notes.length === 0) return null;
  return (
    <div className={styles.part}>
      <h3>{t('report:check.notes')}</h3>
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={note.id}>
            <p>
              <Typed text={note.text} />
            </p>
            <p className={styles.at}>
              <Moment iso={note.at} />
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
