import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultTrouble } from '../../shared/vault.ts';
import { SetAside } from '../features/settings/set-aside.tsx';
import { UnlockForm } from '../features/settings/unlock-form.tsx';
import { useWasRecovered } from '../features/settings/use-was-recovered.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { CallNotice } from './form/call-notice.tsx';
import { useCall } from './form/use-call.ts';
import styles from './records-door.module.css';
import { DoorFrame } from './records-door-frame.tsx';
import { useNews } from './records-door-news.ts';
import { DoorSentences } from './records-door-sentences.tsx';
import { hashOfSection } from './routes.ts';

interface UnlockDoorProps {
  readonly text: string;
  readonly isRecoverable: boolean;
}

/** What most people see each morning: one field, and nothing to worry about. */
export function UnlockDoor({ text, isRecoverable }: UnlockDoorProps) {
  const { t } = useTranslation();
  const { readAgain, recovered, vaultSetAside } = useWaysOn();
  const [way, setWay] = useState<'passphrase' | 'code'>('passphrase');
  return (
    <DoorFrame look="locked" title={t('recordsTrouble.vault.title')} text={text} hasFirstField>
      <UnlockForm
        key={way}
        way={way}
        titleLevel={2}
        isFocused
        onDone={way === 'code' ? recovered : readAgain}
        onCancel={null}
      />
      <div className={styles.ways}>
        {isRecoverable ? (
          <Button look="quiet" onPress={() => setWay(way === 'code' ? 'passphrase' : 'code')}>
            {t(way === 'code' ? 'records.door.usePassphrase' : 'vault.action.recover')}
          </Button>
        ) : null}
        <SetAside isRecoverable={isRecoverable} onDone={vaultSetAside} />
      </div>
    </DoorFrame>
  );
}

interface ShutVaultDoorProps {
  readonly why: VaultTrouble;
  readonly waiting: number | null;
  readonly isRecoverable: boolean;
}

/** The vault can't be opened, and so the records can't either. */
export function ShutVaultDoor({ why, waiting, isRecoverable }: ShutVaultDoorProps) {
  const { t } = useTranslation();
  const { readAgain, recovered, vaultSetAside } = useWaysOn();
  const retry = useCall();
  const [isRecovering, setRecovering] = useState(false);
  const [isStillSo, setStillSo] = useState(false);
  const tryAgain = () => {
    setStillSo(false);
    void retry.make(
      () => window.facedesk.vault.retry({}),
      ({ state }) => {
        setStillSo(state === 'closed');
        readAgain();
      },
    );
  };
  return (
    <DoorFrame look="trouble" title={t(`vaultTrouble.${why}.title`)}>
      <DoorSentences
        happened={t(`vaultTrouble.${why}.happened`)}
        next={t(`vaultTrouble.${why}.next`)}
        waiting={waiting}
      />
      {isRecovering ? (
        <UnlockForm way="code" titleLevel={2} isFocused onDone={recovered} onCancel={() => setRecovering(false)} />
      ) : null}
      <div role="status" className={styles.news}>
        {isStillSo && !retry.isUnderWay ? <Notice tone="calm">{t('records.door.stillClosed')}</Notice> : null}
      </div>
      <CallNotice problem={retry.problem} />
      <div className={styles.actions}>
        <Button look={isRecovering ? 'plain' : 'primary'} isBusy={retry.isUnderWay} onPress={tryAgain}>
          {t('vault.action.retry')}
        </Button>
        {isRecoverable && !isRecovering ? (
          <Button onPress={() => setRecovering(true)}>{t('vault.action.recover')}</Button>
        ) : null}
        <SetAside isRecoverable={isRecoverable} onDone={vaultSetAside} />
      </div>
    </DoorFrame>
  );
}

/** Gone in a moment; where it isn't, it must not be a dead end. */
export function OpeningDoor() {
  const { t } = useTranslation();
  const { readAgain } = useWaysOn();
  const retry = useCall();
  return (
    <DoorFrame look="locked" title={t('records.door.opening')}>
      <CallNotice problem={retry.problem} />
      <div className={styles.actions}>
        <Button
          isBusy={retry.isUnderWay}
          onPress={() => void retry.make(() => window.facedesk.records.retry({}), readAgain)}
        >
          {t('records.door.retry')}
        </Button>
      </div>
    </DoorFrame>
  );
}

/** What follows once the vault is another than before. */
function useWaysOn() {
  const client = useQueryClient();
  const [, setRecovered] = useWasRecovered();
  const [, tell] = useNews();
  const readAgain = () => void client.invalidateQueries();
  return {
    readAgain,
    /** What protected the vault before is of no use, so its place in the settings comes next. */
    recovered: () => {
      setRecovered(true);
      window.location.hash = hashOfSection('protection');
      readAgain();
    },
    vaultSetAside: (name: string) => {
      tell({ kind: 'vaultSetAside', name });
      readAgain();
    },
  };
}
