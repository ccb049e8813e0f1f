import { useTranslation } from 'react-i18next';
import { CallFailed } from '../../app/call.ts';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { ScreenHeading } from '../../app/screen-heading.tsx';
import { useLanes, useProgram, useRecords, useVault } from '../../app/use-program.ts';
import { Button } from '../../ui/button.tsx';
import { AgentSection } from './agent-section.tsx';
import { CredentialsSection } from './credentials-section.tsx';
import { ModeSection } from './mode-section.tsx';
import { PolicySection } from './policy-section.tsx';
import { ProtectionSection } from './protection-section.tsx';
import { RecordsSection } from './records-section.tsx';
import { ReportsSection } from './reports-section.tsx';
import styles from './settings.module.css';
import { SettingsParts } from './settings-parts.tsx';
import { SigningSection } from './signing-section.tsx';

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
        {error ? (
          <div className={styles.unreadable}>
            <CallNotice
              problem={error instanceof CallFailed ? error.problem : { code: 'unexpected', message: String(error) }}
            />
            <Button onPress={readAgain}>{t('check.readAgain')}</Button>
          </div>
        ) : null}
        {isRead ? (
          <>
            <SettingsParts />
            <ModeSection program={program.data} vault={vault.data} lanes={lanes.data} />
            <ProtectionSection vault={vault.data} />
            <CredentialsSection program={program.data} vault={vault.data} lanes={lanes.data} />
            <AgentSection />
            <PolicySection />
            <SigningSection />
            <ReportsSection />
            <RecordsSection records={records.data} />
            <p className={styles.version}>{t('settings.version', { version: program.data.version })}</p>
          </>
        ) : null}
      </div>
    </div>
  );
}
