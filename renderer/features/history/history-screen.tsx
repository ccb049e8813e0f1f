import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ScreenHeading } from '../../app/screen-heading.tsx';
import { useProgram } from '../../app/use-program.ts';
import { Announcement } from '../../ui/announcement.tsx';
import { CheckDetail } from './check-detail.tsx';
import { hashOfCheck } from './history-address.ts';
import { HistoryBar } from './history-bar.tsx';
import { HistoryEmpty } from './history-empty.tsx';
import { type HistoryFilters, historyQuery, isNarrowed, noFilters } from './history-filters.ts';
import { HistoryList } from './history-list.tsx';
import styles from './history-screen.module.css';
import { HistoryTools } from './history-tools.tsx';
import { ReadingProblem } from './reading-problem.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useCountWords } from './use-count-words.ts';
import { useHistory } from './use-history.ts';
import { goToHistory, useHistoryAddress } from './use-history-address.ts';
import { useSelection } from './use-selection.ts';

/** Every check there ever was, the newest first; an opened one stands beside the list, or in its place. */
export function HistoryScreen() {
  const { t } = useTranslation();
  const modeInUse = useProgram().data?.mode;
  const address = useHistoryAddress();
  const [filters, change] = useFilters(address.shows === 'caseChecks' ? address.caseId : null);
  const query = useMemo(() => (modeInUse ? historyQuery(filters, modeInUse) : null), [filters, modeInUse]);
  const reading = useHistory(query);
  const selecting = useSelection(query, reading.items);
  const countWords = useCountWords();
  const openedId = address.shows === 'check' ? address.id : null;
  const count = reading.total === null ? '' : countWords(reading.total);
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
          <HistoryEmpty isNarrowed={isNarrowed(filters)} clear={() => change(noFilters)} />
        ) : (
          <HistoryList
            reading={reading}
            openedId={openedId}
            selecting={selecting}
            namesProduction={filters.mode === 'all'}
            onOpen={(id) => goToHistory(hashOfCheck(id))}
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
  const [filters, setFilters] = useState<HistoryFilters>(noFilters);
  const [taken, setTaken] = useState<string | null>(null);
  if (linkedCase !== taken) {
    setTaken(linkedCase);
    if (linkedCase !== null) setFilters({ ...noFilters, mode: 'all', caseId: linkedCase });
  }
  const change = (changed: Partial<HistoryFilters>) => setFilters((current) => ({ ...current, ...changed }));
  return [filters, change] as const;
}
