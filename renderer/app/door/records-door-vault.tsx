import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultTrouble } from '../../../shared/vault.ts';
import { hashOfSection } from '../../base/addresses/routes.ts';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { ShowLog } from '../../base/show-log.tsx';
import { SetAside } from '../../features/vault/set-aside.tsx';
import { UnlockForm } from '../../features/vault/unlock-form.tsx';
import { useWasRecovered } from '../../features/vault/use-was-recovered.ts';
import { Button } from '../../ui/button.tsx';
import styles from './records-door.module.css';
import { DoorFrame } from './records-door-frame.tsx';
import { useNews } from './records-door-news.ts';
import { RetryNews, useRetry } from './records-door-retry.tsx';
import { DoorSentences } from './records-door-sentences.tsx';

/** What most people see each morning: one field, and nothing to worry about. */
export function UnlockDoor({ text, isRecoverable }: { readonly text: string; readonly isRecoverable: boolean }) {
  const { t } = useTranslation();
  const { readAgain, recovered, vaultSetAside } = useWaysOn();
  const [by, setBy] = useState<'passphrase' | 'code'>('passphrase');
  return (
    <DoorFrame look="locked" title={t('recordsTrouble.vault.title')} text={text} hasFirstField>
      <UnlockForm
        key={by}
        by={by}
        titleLevel={2}
        isFocused
        onDone={by === 'code' ? recovered : readAgain}
        onCancel={null}
      />
      <div className={styles.ways}>
        {isRecoverable ? (
          <Button look="quiet" onPress={() => setBy(by === 'code' ? 'passphrase' : 'code')}>
            {t(by === 'code' ? 'records.door.usePassphrase' : 'vault.action.recover')}
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
  const retry = useRetry(() => window.facedesk.vault.retry({}), readAgain);
  const [isRecovering, setRecovering] = useState(false);
  return (
    <DoorFrame look="trouble" title={t(`vaultTrouble.${why}.title`)}>
      <DoorSentences
        happened={t(`vaultTrouble.${why}.happened`)}
        next={t(`vaultTrouble.${why}.next`)}
        waiting={waiting}
      />
      {isRecovering ? (
        <UnlockForm by="code" titleLevel={2} isFocused onDone={recovered} onCancel={() => setRecovering(false)} />
      ) : null}
      <RetryNews retry={retry} />
      <div className={styles.actions}>
        <Button look={isRecovering ? 'plain' : 'primary'} isBusy={retry.isUnderWay} onPress={retry.make}>
          {t('vault.action.retry')}
        </Button>
        {isRecoverable && !isRecovering ? (
          <Button onPress={() => setRecovering(true)}>{t('vault.action.recover')}</Button>
        ) : null}
        {why === 'unreadable' ? <ShowLog /> : <SetAside isRecoverable={isRecoverable} onDone={vaultSetAside} />}
      </div>
    </DoorFrame>
  );
}

/** Gone in a moment; where it isn't, it must not be a dead end. */
export function OpeningDoor() {
  const { t } = useTranslation();
  const { readAgain } = useWaysOn();
  const retry = useRetry(() => window.facedesk.records.retry({}), readAgain);
  return (
    <DoorFrame look="locked" title={t('records.door.opening')}>
      <CallNotice problem={retry.problem} />
      <div className={styles.actions}>
        <Button isBusy={retry.isUnderWay} onPress={retry.make}>
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
