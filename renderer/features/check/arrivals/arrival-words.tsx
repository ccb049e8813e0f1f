import { useTranslation } from 'react-i18next';
import { hashOf } from '../../../base/addresses/routes.ts';
import { CheckResult } from '../answer/check-result.tsx';
import { caseWords } from '../customer-line.tsx';
import styles from './arrival-words.module.css';
import type { Arrival } from './use-arrivals.ts';

/** Those of one case together; a check without a case is alone. */
export type Arrivals = readonly [Arrival, ...Arrival[]];

export function byCase(items: readonly Arrival[]): readonly Arrivals[] {
  return [...Map.groupBy(items, ({ id, case: of }) => of?.id ?? id).values()] as unknown as readonly Arrivals[];
}

/** Where they are seen: their case, or the check by itself. */
export function hashOfArrivals([{ id, case: of }]: Arrivals): string {
  return of === null ? hashOf('history', id) : hashOf('case', of.id);
}

/** Whose they are, which checks, and what they came to. */
export function ArrivalWords({ arrivals }: { readonly arrivals: Arrivals }) {
  const { t } = useTranslation();
  const { case: of } = arrivals[0];
  return (
    <span className={styles.words}>
      <strong className={styles.whose}>{of === null ? t('check.noCase') : caseWords(of)}</strong>{' '}
      {arrivals.map(({ id, kind, state, needs, verdict }) => (
        <span key={id} className={styles.check}>
          {t(`arrivals.kind.${kind}`)} {/* It has come back, so its lane no longer holds it. */}
          <CheckResult state={state} needs={needs} verdict={verdict} isSent={false} hold={undefined} />
        </span>
      ))}
    </span>
  );
}
