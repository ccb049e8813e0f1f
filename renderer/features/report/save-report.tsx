import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRequest } from '../../../shared/evidence/evidence.ts';
import { Button } from '../../ui/button.tsx';
import { ReportDialog } from './report-dialog.tsx';

interface SaveReportProps {
  /** The dialog's title. */
  readonly title: string;
  readonly of: ReportRequest['of'];
  readonly look?: 'primary' | 'plain' | 'quiet';
  /** Saved as reports usually are, without a choice before; it has the focus first. */
  readonly isAtOnce?: boolean;
  /** Another button saves it at once. */
  readonly isOther?: boolean;
  readonly isDisabled?: boolean;
}

/** The button that a report begins with. */
export function SaveReport({
  title,
  of,
  look = 'plain',
  isAtOnce = false,
  isOther = false,
  isDisabled = false,
}: SaveReportProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        look={look}
        isDisabled={isDisabled}
        onPress={() => setOpen(true)}
        {...(isAtOnce ? { 'data-first': true } : {})}
      >
        <FileDown size={16} aria-hidden="true" />
        {t(isAtOnce ? 'report.saveAtOnce' : isOther ? 'report.saveOther' : 'report.save')}
      </Button>
      {isOpen ? <ReportDialog title={title} of={of} isAtOnce={isAtOnce} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
