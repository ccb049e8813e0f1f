import { FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { useCall } from '../../app/form/use-call.ts';
import { Button } from '../../ui/button.tsx';

/** Leads to the file that was just saved, so that it can be passed on. */
export function ShowFile() {
  const { t } = useTranslation();
  const call = useCall();
  return (
    <>
      <CallNotice problem={call.problem} />
      <Button
        isBusy={call.isUnderWay}
        onPress={() =>
          void call.make(
            () => window.facedesk.reports.showFile({}),
            () => {},
          )
        }
      >
        <FolderOpen size={15} aria-hidden="true" />
        {t('report.showFile')}
      </Button>
    </>
  );
}
