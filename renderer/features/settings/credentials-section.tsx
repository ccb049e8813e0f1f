import { useTranslation } from 'react-i18next';
import type { AnswerOf, LaneSummary } from '../../../shared/contract.ts';
import { vendorModes } from '../../../shared/credentials.ts';
import type { VaultStatus } from '../../../shared/vault.ts';
import styles from './credentials-section.module.css';
import { LaneCard } from './lane-card.tsx';
import { Section, useSectionHeading } from './section.tsx';
import { VendorHelp } from './vendor-help.tsx';

interface CredentialsSectionProps {
  readonly program: AnswerOf<'program.describe'>;
  readonly vault: VaultStatus;
  readonly lanes: readonly LaneSummary[];
}

/** A card for each vendor in each mode that goes to real vendors. */
export function CredentialsSection({ program, vault, lanes }: CredentialsSectionProps) {
  const { t } = useTranslation();
  const heading = useSectionHeading('credentials');
  return (
    <Section name="credentials" headingRef={heading} help={<VendorHelp />}>
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
