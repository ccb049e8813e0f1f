import { Download, ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TypedRequestOf } from '../../../shared/contract/contract.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { ExportDialog } from '../report/export-dialog.tsx';
import styles from './history-tools.module.css';
import type { Selecting } from './list/use-selection.ts';

interface HistoryToolsProps {
  readonly query: TypedRequestOf<'history.search'> | null;
  /** How many checks were found; null while nobody knows. */
  readonly total: number | null;
  readonly selecting: Selecting;
}

/** How many checks were found, and what can be made of them. */
export function HistoryTools({ query, total, selecting }: HistoryToolsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [isExporting, setExporting] = useState(false);
  const isNone = total === null || total === 0;
  return (
    <div className={styles.tools}>
      <span className={styles.count}>{total === null ? '' : formats.checks(total)}</span>
      <div className={styles.buttons}>
        <Button
          look="quiet"
          isDisabled={isNone && !selecting.isOn}
          aria-pressed={selecting.isOn}
          onPress={selecting.isOn ? selecting.end : selecting.begin}
        >
          <ListChecks size={16} aria-hidden="true" />
          {t('report.select.open')}
        </Button>
        <Button look="quiet" isDisabled={isNone} onPress={() => setExporting(true)}>
          <Download size={16} aria-hidden="true" />
          {t('report.export.open')}
        </Button>
      </div>
      {isExporting && query && total !== null ? (
        <ExportDialog query={query} count={total} onClose={() => setExporting(false)} />
      ) : null}
    </div>
  );
}
