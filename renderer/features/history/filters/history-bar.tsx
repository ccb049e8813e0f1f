import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { historyResults } from '../../../../shared/check/history.ts';
import { type Mode, modes } from '../../../../shared/mode.ts';
import { Pick } from '../../../ui/fields/pick.tsx';
import { SearchBox } from '../../../ui/fields/search-box.tsx';
import styles from './history-bar.module.css';
import type { HistoryFilters } from './history-filters.ts';
import { PeriodPick } from './period-pick.tsx';

interface HistoryBarProps {
  readonly filters: HistoryFilters;
  readonly modeInUse: Mode;
  /** Of the case that the list is narrowed down to, as far as it is known. */
  readonly caseReference: string | null;
  readonly onChange: (changed: Partial<HistoryFilters>) => void;
}

const kinds = ['all', 'livenessLookup', 'faceMatch'] as const;
const results = ['all', ...historyResults] as const;
const modeChoices = [...modes, 'all'] as const;

/** What narrows the list down. */
export function HistoryBar({ filters, modeInUse, caseReference, onChange }: HistoryBarProps) {
  const { t } = useTranslation();
  const mode = filters.mode ?? modeInUse;
  return (
    <search className={styles.bar} aria-label={t('history.filters')}>
      <SearchBox
        label={t('history.search.label')}
        placeholder={t('history.search.placeholder')}
        clearLabel={t('history.search.clear')}
        text={filters.text}
        onSearch={(text) => onChange({ text })}
        className={styles.search}
      />
      <div className={styles.picks}>
        {filters.caseId === null ? null : (
          <Button
            className={styles.case ?? ''}
            aria-label={t('history.caseFilter.clear')}
            onPress={() => onChange({ caseId: null })}
          >
            <span className={styles.caseName}>
              {caseReference ? t('check.reference', { reference: caseReference }) : t('history.caseFilter.name')}
            </span>
            <X size={14} aria-hidden="true" />
          </Button>
        )}
        <Pick
          label={t('history.filter.kind')}
          choices={kinds.map((value) => ({ value, name: t(`history.kinds.${value}`) }))}
          value={filters.kind}
          isActive={filters.kind !== 'all'}
          onChange={(kind) => onChange({ kind })}
        />
        <Pick
          label={t('history.filter.result')}
          choices={results.map((value) => ({ value, name: t(`history.results.${value}`) }))}
          value={filters.result}
          isActive={filters.result !== 'all'}
          onChange={(result) => onChange({ result })}
        />
        <PeriodPick from={filters.from} until={filters.until} onChange={onChange} />
        <Pick
          label={t('history.filter.mode')}
          choices={modeChoices.map((value) => ({
            value,
            name: value === 'all' ? t('history.allModes') : t(`mode.${value}.name`),
          }))}
          value={mode}
          isActive={mode !== modeInUse}
          onChange={(chosen) => onChange({ mode: chosen === modeInUse ? null : chosen })}
        />
      </div>
    </search>
  );
}
