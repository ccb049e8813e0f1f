import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/contract/contract.ts';
import type { LaneSummary } from '../../../shared/contract/credentials.ts';
import { vendorModes } from '../../../shared/entry/credentials.ts';
import type { VaultStatus } from '../../../shared/vault.ts';
import { Section } from '../../base/panels/section.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './credentials-section.module.css';
import { LaneCard } from './lane-card.tsx';

interface CredentialsSectionProps {
  readonly program: AnswerOf<'program.describe'>;
  readonly vault: VaultStatus;
  readonly lanes: readonly LaneSummary[];
}

/** A card for each vendor in each mode that goes to real vendors. */
export function CredentialsSection({ program, vault, lanes }: CredentialsSectionProps) {
  const { t } = useTranslation();
  return (
    <Section name="credentials" help={<VendorHelp />}>
      {vendorModes.map((mode) => (
        <div key={mode} className={styles.mode}>
          <h3 className={styles.modeName}>{t(`mode.${mode}.name`)}</h3>
          {lanes
            .filter((lane) => lane.mode === mode)
            .map((lane) => (
              <LaneCard key={lane.vendor} lane={lane} vault={vault} loopbackAllowed={program.loopbackVendors} />
            ))}
        </div>
      ))}
    </Section>
  );
}

const links = { instantPay: 'instantPayPage', cashfree: 'cashfreePage' } as const;

/** Where each vendor shows what is asked for here. */
function VendorHelp() {
  const { t } = useTranslation();
  return (['instantPay', 'cashfree'] as const).map((vendor) => (
    <div key={vendor} className={styles.vendor}>
      <p>{t(`lane.help.${vendor}`)}</p>
      <Button
        look="quiet"
        className={styles.link ?? ''}
        onPress={() => void window.facedesk.links.open({ link: links[vendor] })}
      >
        {t('lane.help.page', { vendor: t(`vendor.${vendor}`) })}
        <ExternalLink size={14} aria-hidden="true" />
      </Button>
    </div>
  ));
}
