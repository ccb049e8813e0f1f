import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf } from '../../base/call.ts';
import styles from '../../base/panels/panels.module.css';
import { Section } from '../../base/panels/section.tsx';
import { ShowLog } from '../../base/show-log.tsx';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { Notice } from '../../ui/notice.tsx';
import { DiagnosticsDialog } from './diagnostics-dialog.tsx';
import { LicencesDialog } from './licences-dialog.tsx';
import { UpdateNotice } from './update-notice.tsx';

/** What a person's support asks for first. */
export function AboutSection() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'diagnostics' | 'licences' | null>(null);
  const { data } = useQuery({ queryKey: ['about'], queryFn: () => answerOf(window.facedesk.program.about({})) });
  const close = () => setOpen(null);
  return (
    <Section name="about">
      <div className={styles.panel}>
        {data?.build === 'trial' ? (
          <Notice tone="warning" title={t('about.trial.title')}>
            {t('about.trial.text')}
          </Notice>
        ) : null}
        <UpdateNotice />
        {data ? (
          <Details
            isWide
            details={[
              { label: t('about.version'), value: data.version },
              { label: t('about.electron'), value: data.electron },
              { label: t('about.system'), value: data.system },
              { label: t('about.dataFolder'), value: data.dataFolder, isId: true },
              { label: t('about.log'), value: data.log, isId: true },
            ]}
          />
        ) : null}
        <p className={styles.quiet}>{t('about.logHolds')}</p>
        <div className={styles.actions}>
          <Button onPress={() => setOpen('diagnostics')}>{t('about.diagnostics.open')}</Button>
          <ShowLog look="plain" />
          <Button look="quiet" onPress={() => setOpen('licences')}>
            {t('about.licences.open')}
          </Button>
        </div>
      </div>
      {open === 'diagnostics' ? <DiagnosticsDialog onClose={close} /> : null}
      {open === 'licences' ? <LicencesDialog onClose={close} /> : null}
    </Section>
  );
}
