import { ExternalLink, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedFileEnd, SavedFileUse } from '../../../shared/evidence/reporting.ts';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './report.module.css';

/** What to do with the file that was just saved. Only the main process knows where it is. */
export function SavedFile() {
  const { t } = useTranslation();
  const call = useCall();
  const [end, setEnd] = useState<SavedFileEnd>('done');
  const use = async (how: SavedFileUse) => {
    let done = false;
    await call.make(
      () => window.facedesk.reports.actOnFile({ how }),
      (answer) => {
        done = answer.end === 'done';
        setEnd(answer.end);
      },
    );
    return { ok: done };
  };
  return (
    <>
      {end === 'done' && call.problem === null ? null : (
        <div className={styles.fileTrouble}>
          <CallNotice problem={call.problem} />
          {end === 'done' ? null : (
            <Notice tone="warning" isAlert>
              {t(`report.savedFile.${end}`)}
            </Notice>
          )}
        </div>
      )}
      <Button isBusy={call.isUnderWay} onPress={() => void use('open')}>
        <ExternalLink size={15} aria-hidden="true" />
        {t('report.savedFile.open')}
      </Button>
      <Button isBusy={call.isUnderWay} onPress={() => void use('show')}>
        <FolderOpen size={15} aria-hidden="true" />
        {t('report.savedFile.show')}
      </Button>
      <CopyButton
        text={() => use('copyPath')}
        what={t('report.savedFile.copyPathWhat')}
        label={t('report.savedFile.copyPath')}
      />
    </>
  );
}
