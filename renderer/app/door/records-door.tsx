import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../base/language/use-formats.ts';
import { useRecords, useVault } from '../../base/use-program.ts';
import { TroubleDoor } from './records-door-trouble.tsx';
import { OpeningDoor, ShutVaultDoor, UnlockDoor } from './records-door-vault.tsx';

/** In the place of every screen while the records are closed: why they are, what that means, and the ways on. */
export function RecordsDoor(): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data: records } = useRecords();
  const { data: vault } = useVault();
  if (records?.state !== 'closed') return null;
  const { why, waiting } = records;
  if (why !== 'vault') return <TroubleDoor key={why} why={why} waiting={waiting} vault={vault} />;
  if (vault?.state === 'locked') {
    const text = waiting ? t('records.door.unlockWaiting', formats.counted(waiting)) : t('records.door.unlock');
    return <UnlockDoor text={text} isRecoverable={vault.recoverable} />;
  }
  if (vault?.state === 'closed') {
    return <ShutVaultDoor why={vault.why} waiting={waiting} isRecoverable={vault.recoverable} />;
  }
  // The vault has just been opened, and the records are about to be.
  return <OpeningDoor />;
}
