import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { RecordsStatus } from '../../../shared/records.ts';
import { useFormats } from '../../app/language/use-formats.ts';
import { routes } from '../../app/routes.ts';
import link from '../../app/settings-link.module.css';
import { SettingsLink } from '../../app/settings-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { BackupPanel } from './backup-panel.tsx';
import { OutboxLink } from './outbox-link.tsx';
import { RestorePanel } from './restore-panel.tsx';
import { Section, useSectionHeading } from './section.tsx';
import styles from './settings.module.css';
import { useRecordsWork } from './use-records-work.ts';
import { VerifyPanel } from './verify-panel.tsx';

interface RecordsSectionProps {
  readonly records: RecordsStatus;
}

/** How the records are kept, whether they are whole, and their backups. */
export function RecordsSection({ records }: RecordsSectionProps) {
  const heading = useSectionHeading('records');
  return (
    <Section name="records" headingRef={heading}>
      {records.state === 'open' ? <OpenRecords {...records} /> : <ClosedNotice why={records.why} />}
    </Section>
  );
}

/** What can be done about closed records is told in the place of every other screen. */
function ClosedNotice({ why }: Pick<Extract<RecordsStatus, { state: 'closed' }>, 'why'>) {
  const { t } = useTranslation();
  return (
    <Notice tone="warning">
      <p className={styles.lead}>{t(`recordsTrouble.${why}.title`)}</p>
      <p>
        {t('records.door.untouched')}{' '}
        <Link className={link.link ?? ''} href={`#${routes[0]}`}>
          {t('records.door.way')}
        </Link>
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
        <Notice tone={throwAway ? 'warning' : 'good'}>
          <p className={styles.lead}>{t(`records.${kind}.title`)}</p>
          <p>
            {t(`records.${kind}.text`)} <SettingsLink section="protection" text={t(`records.${kind}.way`)} />
          </p>
        </Notice>
        {held > 0 ? (
          <Notice tone="warning">
            {t('records.held', { count: held, amount: formats.number(held) })} <OutboxLink />
          </Notice>
        ) : null}
      </div>
      <VerifyPanel work={work} />
      <BackupPanel work={work} isUnprotected={throwAway} />
      <RestorePanel work={work} isUnprotected={throwAway} />
    </>
  );
}
