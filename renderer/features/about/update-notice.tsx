import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf } from '../../base/call.ts';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './about.module.css';

/** A newer version that is at hand, and what becomes of it; nothing where there is none. */
export function UpdateNotice() {
  const { t } = useTranslation();
  const call = useCall();
  const { data: update } = useQuery({
    queryKey: ['update'],
    queryFn: () => answerOf(window.facedesk.updates.read({})),
  });
  if (!update || update.state === 'none') return null;
  const { version } = update;
  const install = () => void call.make(() => window.facedesk.updates.install({}));
  const mayInstall = update.state === 'ready' || update.state === 'failed';
  return (
    <Notice
      tone={update.state === 'failed' ? 'warning' : 'calm'}
      title={t(`update.${update.state}.title`, { version })}
    >
      <p>{update.state === 'waiting' ? t(`update.waiting.${update.until}`) : t(`update.${update.state}.text`)}</p>
      {mayInstall ? (
        <div className={styles.actions}>
          <Button isBusy={call.isUnderWay} onPress={install}>
            {t('update.install')}
          </Button>
        </div>
      ) : null}
      <CallNotice problem={call.problem} />
    </Notice>
  );
}
