import { Pause, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutboxLane } from '../../../shared/outbox.ts';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { useCall } from '../../app/form/use-call.ts';
import { Button } from '../../ui/button.tsx';
import styles from './pause-buttons.module.css';

interface PauseButtonsProps {
  readonly lanes: readonly OutboxLane[];
}

/** Every lane at once: nothing goes out, or everything may. */
export function PauseButtons({ lanes }: PauseButtonsProps) {
  const { t } = useTranslation();
  const call = useCall();
  const { outbox } = window.facedesk;
  const isAllStopped = lanes.length > 0 && lanes.every(({ stopped }) => stopped);
  const isAnyHeld = lanes.some(({ stopped, state }) => stopped || state.name === 'paused');
  return (
    <div className={styles.place}>
      <div className={styles.buttons}>
        <Button
          isDisabled={isAllStopped}
          isBusy={call.isUnderWay}
          onPress={() => void call.make(() => outbox.pause({ lane: null }))}
        >
          <Pause size={15} aria-hidden="true" />
          {t('outbox.pauseAll')}
        </Button>
        <Button
          isDisabled={!isAnyHeld}
          isBusy={call.isUnderWay}
          onPress={() => void call.make(() => outbox.resume({ lane: null }))}
        >
          <Play size={15} aria-hidden="true" />
          {t('outbox.resumeAll')}
        </Button>
      </div>
      <CallNotice problem={call.problem} />
    </div>
  );
}
