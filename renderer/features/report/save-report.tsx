import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRequest } from '../../../shared/evidence.ts';
import { Button } from '../../ui/button.tsx';
import { ReportDialog } from './report-dialog.tsx';

interface SaveReportProps {
  /** The dialog's title. */
  readonly title: string;
  readonly of: ReportRequest['of'];
  readonly look?: 'plain' | 'quiet';
  readonly isDisabled?: boolean;
}

/** The button that a report begins with. */
export function SaveReport({ title, of, look = 'plain', isDisabled = false }: SaveReportProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look={look} isDisabled={isDisabled} onPress={() => setOpen(true)}>
        <FileDown size={16} aria-hidden="true" />
        {t('report.save')}
      </Button>
      {isOpen ? <ReportDialog title={title} of={of} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
