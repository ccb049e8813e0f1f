import { useTranslation } from 'react-i18next';
import type { Vendor } from '../../../../shared/check/outcome.ts';
import { SettingsLink } from '../../../base/addresses/settings-link.tsx';
import { useIsPractice, useUnreadiness } from '../../../base/use-program.ts';
import { Notice } from '../../../ui/notice.tsx';
import styles from './lane-notice.module.css';

interface LaneNoticeProps {
  readonly vendor: Vendor;
}

/** Says above a form, before anything is typed for nothing, that its checks can't go out yet. */
export function LaneNotice({ vendor }: LaneNoticeProps) {
  return useIsPractice() ? null : <Unready vendor={vendor} />;
}

function Unready({ vendor }: LaneNoticeProps) {
  const { t } = useTranslation();
  const lack = useUnreadiness(vendor);
  if (!lack) return null;
  const isVaultShut = lack === 'vaultLocked' || lack === 'vaultClosed';
  return (
    <div className={styles.notice}>
      <Notice tone="warning">
        {t(`lane.unready.${lack}`, { vendor: t(`vendor.${vendor}`) })}{' '}
        <SettingsLink section={isVaultShut ? 'protection' : 'credentials'} />
      </Notice>
    </div>
  );
}
