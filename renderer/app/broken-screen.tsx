import { useTranslation } from 'react-i18next';
import { ShowLog } from '../base/show-log.tsx';
import { Button } from '../ui/button.tsx';
import styles from './door/records-door.module.css';
import { DoorFrame } from './door/records-door-frame.tsx';

interface BrokenScreenProps {
  /** As the rail names it; null for the window as a whole. */
  readonly screen: string | null;
  readonly tryAgain: () => void;
}

/** In the place of a screen that has broken down: what happened, what it means, and what to do. */
export function BrokenScreen({ screen, tryAgain }: BrokenScreenProps) {
  const { t } = useTranslation();
  return (
    <DoorFrame
      look="trouble"
      name={screen ?? t('shell.program')}
      title={screen === null ? t('fault.window.title') : t('fault.screen.title', { screen })}
    >
      <dl className={styles.sentences}>
        <dt>{t('records.door.happened')}</dt>
        <dd>{t(screen === null ? 'fault.window.happened' : 'fault.screen.happened')}</dd>
        <dt>{t('records.door.meaning')}</dt>
        <dd>{t('fault.screen.safe')}</dd>
        <dt>{t('records.door.next')}</dt>
        <dd>{t(screen === null ? 'fault.window.next' : 'fault.screen.next')}</dd>
      </dl>
      <div className={styles.actions}>
        <Button look="primary" onPress={tryAgain}>
          {t('fault.tryAgain')}
        </Button>
        <ShowLog />
      </div>
    </DoorFrame>
  );
}
