import { History } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHistoryAddress } from '../../base/addresses/history-address.ts';
import { goTo } from '../../base/addresses/use-route.ts';
import { EmptyList } from '../../base/empty-list.tsx';
import { useKeptState } from '../../base/kept.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { ReadingProblem } from '../../base/reading-problem.tsx';
import { ScreenHeading } from '../../base/screen-heading.tsx';
import { useProgram } from '../../base/use-program.ts';
import { Announcement } from '../../ui/announcement.tsx';
import { CheckDetail } from './detail/check-detail.tsx';
import { HistoryBar } from './filters/history-bar.tsx';
import { type HistoryFilters, historyQuery, isNarrowed, noFilters } from './filters/history-filters.ts';
import styles from './history-screen.module.css';
import { HistoryTools } from './history-tools.tsx';
import { HistoryList } from './list/history-list.tsx';
import { SelectionBar } from './list/selection-bar.tsx';
import { useHistory } from './list/use-history.ts';
import { useSelection } from './list/use-selection.ts';

/** Every check there ever was, the newest first; an opened one stands beside the list, or in its place. */
export function HistoryScreen() {
  const { t } = useTranslation();
  const modeInUse = useProgram().data?.mode;
  const address = useHistoryAddress();
  const [filters, change] = useFilters(address.shows === 'caseChecks' ? address.caseId : null);
  const chosen = useMemo(() => (modeInUse ? historyQuery(filters, modeInUse) : null), [filters, modeInUse]);
  // What was chosen from closes first.
  const query = useDeferredValue(chosen);
  const reading = useHistory(query);
  const selecting = useSelection(query, reading.items);
  const formats = useFormats();
  const openedId = address.shows === 'check' ? address.id : null;
  const count = reading.total === null ? '' : formats.checks(reading.total);
  const isEmpty = reading.total !== null && reading.items.length === 0;
  const caseReference = reading.items.find(({ caseId }) => caseId === filters.caseId)?.caseReference ?? null;
  return (
    <div className={styles.screen} data-opened={openedId !== null || undefined}>
      <div className={styles.list}>
        <ScreenHeading
          route="history"
          title={t('history.title')}
          intro={t('history.intro')}
          aside={<HistoryTools query={query} total={reading.total} selecting={selecting} />}
        />
        {modeInUse ? (
          <HistoryBar filters={filters} modeInUse={modeInUse} caseReference={caseReference} onChange={change} />
        ) : null}
        <Announcement text={count} />
        {selecting.isOn ? <SelectionBar selecting={selecting} total={reading.total ?? 0} /> : null}
        <ReadingProblem error={reading.error} readAgain={reading.readAgain} />
        {isEmpty ? (
          <EmptyList
            screen="history"
            icon={History}
            isNarrowed={isNarrowed(filters)}
            clearLabel={t('history.clearFilters')}
            clear={() => change(noFilters)}
          />
        ) : (
          <HistoryList
            reading={reading}
            openedId={openedId}
            selecting={selecting}
            onOpen={(id) => goTo('history', id)}
          />
        )}
      </div>
      {openedId === null ? null : (
        <div className={styles.detail}>
          <CheckDetail key={openedId} id={openedId} />
        </div>
      )}
    </div>
  );
}

/** A link to a case's checks narrows the list down to them, of whichever mode they are. */
function useFilters(linkedCase: string | null) {
  const [filters, setFilters] = useKeptState<HistoryFilters>('history filters', noFilters);
  const [taken, setTaken] = useState<string | null>(null);
  if (linkedCase !== taken) {
    setTaken(linkedCase);
    if (linkedCase !== null) setFilters({ ...noFilters, mode: 'all', caseId: linkedCase });
  }
  const change = (changed: Partial<HistoryFilters>) => setFilters((current) => ({ ...current, ...changed }));
  return [filters, change] as const;
}
