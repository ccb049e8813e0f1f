import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CallNotice } from './form/call-notice.tsx';
import { useCall } from './form/use-call.ts';
import styles from './mode-strip-offline.module.css';

/** Puts the practice vendors out of reach, so that anyone can see what the outbox does then. */
export function OfflineSwitch({ isOffline }: { readonly isOffline: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const call = useCall();
  const turn = () =>
    void call.make(
      () => window.facedesk.practice.setOffline({ offline: !isOffline }),
      () => void client.invalidateQueries({ queryKey: ['program'] }),
    );
  return (
    <>
      <button type="button" role="switch" aria-checked={isOffline} className={styles.switch} onClick={turn}>
        <span className={styles.track} aria-hidden="true" />
        {t('shell.offline.switch')}
      </button>
      {call.problem ? (
        <div className={styles.problem}>
          <CallNotice problem={call.problem} />
        </div>
      ) : null}
    </>
  );
}
