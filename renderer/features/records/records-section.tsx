import { useTranslation } from 'react-i18next';
import type { RecordsStatus } from '../../../shared/records.ts';
import { OutboxLink } from '../../base/addresses/outbox-link.tsx';
import { hashOf, routes } from '../../base/addresses/routes.ts';
import { SettingsLink } from '../../base/addresses/settings-link.tsx';
import { useFormats } from '../../base/language/use-formats.ts';
import styles from '../../base/panels/panels.module.css';
import { Section } from '../../base/panels/section.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { BackupPanel } from './backup-panel.tsx';
import { RestorePanel } from './restore-panel.tsx';
import { useRecordsWork } from './use-records-work.ts';
import { VerifyPanel } from './verify-panel.tsx';

/** How the records are kept, whether they are whole, and their backups. */
export function RecordsSection({ records }: { readonly records: RecordsStatus }) {
  return (
    <Section name="records">
      {records.state === 'open' ? <OpenRecords {...records} /> : <ClosedNotice why={records.why} />}
    </Section>
  );
}

/** What can be done about closed records is told in the place of every other screen. */
function ClosedNotice({ why }: Pick<Extract<RecordsStatus, { state: 'closed' }>, 'why'>) {
  const { t } = useTranslation();
  return (
    <Notice tone="warning" title={t(`recordsTrouble.${why}.title`)}>
      <p>
        {t('records.door.untouched')} <TextLink href={hashOf(routes[0])}>{t('records.door.way')}</TextLink>
      </p>
    </Notice>
  );
}

function OpenRecords({ throwAway, held }: Extract<RecordsStatus, { state: 'open' }>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const work = useRecordsWork();
  const kind = throwAway ? 'throwAway' : 'kept';
  return (
    <>
      <div role="status" className={styles.outcome}>
        <Notice tone={throwAway ? 'warning' : 'good'} title={t(`records.${kind}.title`)}>
          <p>
            {t(`records.${kind}.text`)} <SettingsLink section="protection" text={t(`records.${kind}.way`)} />
          </p>
        </Notice>
        {held > 0 ? (
          <Notice tone="warning">
            {t('records.held', formats.counted(held))} <OutboxLink />
          </Notice>
        ) : null}
      </div>
      <VerifyPanel work={work} />
      <BackupPanel work={work} isUnprotected={throwAway} />
      <RestorePanel work={work} isUnprotected={throwAway} />
    </>
  );
}
