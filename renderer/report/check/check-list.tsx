import clsx from 'clsx';
import type { CheckEvidence, Report } from '../../../shared/evidence/evidence.ts';
import { VerdictIcon } from '../../ui/verdict-chip.tsx';
import cover from '../cover/cover.module.css';
import { Moment } from '../moment.tsx';
import { anchorOf, useCheckWords } from '../words/check-words.ts';
import { useWords } from '../words/use-words.ts';
import styles from './check-list.module.css';
import { markOf } from './page-marks.ts';

/** So many rows fit on a sheet whatever is in them, and stay on one: a row alone on the next is overlooked. */
const MOST_TOGETHER = 8;

const columns = ['number', 'check', 'entered', 'score', 'mark', 'verdict'] as const;

/** Each line leads to the check's own part. */
export function CheckList({ report }: { readonly report: Report }) {
  const { t } = useWords();
  const counted = report.case?.counted;
  return (
    <section className={clsx(cover.part, report.checks.length <= MOST_TOGETHER && styles.together)}>
      <h2 className={cover.heading}>{t('report:cover.checks')}</h2>
      <table className={styles.list}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`report:list.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.checks.map((check, index) => (
            <Line
              key={check.id}
              check={check}
              number={index + 1}
              counts={check.id === counted?.lookup || check.id === counted?.match}
              caseReference={report.case ? null : (check.case?.reference ?? null)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface LineProps {
  readonly check: CheckEvidence;
  readonly number: number;
  readonly counts: boolean;
  /** Where the checks belong to several cases. */
  readonly caseReference: string | null;
}

function Line({ check, number, counts, caseReference }: LineProps) {
  const { t } = useWords();
  const words = useCheckWords(check);
  const mark = markOf(check);
  const tone = check.verdict?.kind;
  return (
    <tr>
      <td data-column="number">{number}</td>
      <td>
        <a href={`#${anchorOf(check)}`}>{words.kind}</a>
        {caseReference ? <span className={styles.aside}>{caseReference}</span> : null}
        {mark ? <span className={styles.aside}>{t(`report:mark.${mark}`)}</span> : null}
        {counts ? <span className={styles.aside}>{t('report:cover.counts')}</span> : null}
      </td>
      <td>
        <Moment iso={check.enteredAt} isStacked />
      </td>
      <td data-column="score">{words.score ?? t('report:list.noScore')}</td>
      <td data-column="mark">{words.mark ?? t('report:list.noMark')}</td>
      <td className={styles.verdict} data-tone={tone}>
        <span>
          {tone ? <VerdictIcon tone={tone} size={12} /> : null}
          {tone ? t(`verdict.${tone}`) : t('report:cover.noAnswer')}
        </span>
        {check.reviews.map(({ id, decision, isAgent }) => (
          <span key={id} className={styles.aside}>
            {t(`report:list.${isAgent ? 'byAgent' : 'reviewed'}.${decision}`)}
          </span>
        ))}
      </td>
    </tr>
  );
}
