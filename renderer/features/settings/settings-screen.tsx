import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { hashOfSection, settingsSections } from '../../base/addresses/routes.ts';
import styles from '../../base/panels/panels.module.css';
import { Section, showSection } from '../../base/panels/section.tsx';
import { ReadingProblem } from '../../base/reading-problem.tsx';
import { ScreenHeading } from '../../base/screen-heading.tsx';
import { useLanes, useProgram, useRecords, useVault } from '../../base/use-program.ts';
import { AboutSection } from '../about/about-section.tsx';
import { CredentialsSection } from '../credentials/credentials-section.tsx';
import { AgentForm } from '../operator/agent-form.tsx';
import { PolicyForm } from '../operator/policy-form.tsx';
import { SettingsReading } from '../operator/settings-reading.tsx';
import { RecordsSection } from '../records/records-section.tsx';
import { SigningSection } from '../signing/signing-section.tsx';
import { ProtectionSection } from '../vault/protection-section.tsx';
import { ReportPanel } from '../verify-report/report-panel.tsx';
import { ContentProtection } from './content-protection.tsx';
import { ModeSection } from './mode-section.tsx';
import parts from './settings-parts.module.css';

/** Where checks go, what they go with, and what is kept of them. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const program = useProgram();
  const vault = useVault();
  const lanes = useLanes();
  const records = useRecords();
  const readings = [program, vault, lanes, records];
  const error = readings.find((reading) => reading.error)?.error;
  const readAgain = () => {
    for (const reading of readings) void reading.refetch();
  };
  const isRead = program.data && vault.data && lanes.data && records.data;
  return (
    <div className={styles.screen}>
      <div className={styles.column}>
        <ScreenHeading route="settings" title={t('settings.title')} intro={t('settings.intro')} />
        <ReadingProblem error={error ?? null} readAgain={readAgain} />
        {isRead ? (
          <>
            <SettingsParts />
            <ModeSection program={program.data} vault={vault.data} lanes={lanes.data} />
            <ProtectionSection vault={vault.data}>
              <ContentProtection isOn={program.data.contentProtected} />
            </ProtectionSection>
            <CredentialsSection program={program.data} vault={vault.data} lanes={lanes.data} />
            <Section name="agent">
              <SettingsReading>{(settings) => <AgentForm settings={settings} />}</SettingsReading>
            </Section>
            <Section name="policy">
              <SettingsReading>{(settings) => <PolicyForm settings={settings} />}</SettingsReading>
            </Section>
            <SigningSection />
            <Section name="reports">
              <ReportPanel />
            </Section>
            <RecordsSection records={records.data} />
            <AboutSection />
          </>
        ) : null}
      </div>
    </div>
  );
}

/** The parts of the settings, as the screen is longer than any window. */
function SettingsParts() {
  const { t } = useTranslation();
  return (
    <nav className={parts.parts} aria-label={t('settings.parts')}>
      {settingsSections.map((section) => (
        <Link
          key={section}
          className={parts.part ?? ''}
          href={hashOfSection(section)}
          // The address may be this one already, and nothing would hear of it.
          onPress={() => showSection(section)}
        >
          {t(`settings.section.${section}.short`)}
        </Link>
      ))}
    </nav>
  );
}
