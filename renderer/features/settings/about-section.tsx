import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf } from '../../base/call.ts';
import styles from '../../base/panels/panels.module.css';
import { Section } from '../../base/panels/section.tsx';
import { ShowLog } from '../../base/show-log.tsx';
import { Details } from '../../ui/details.tsx';
import { Notice } from '../../ui/notice.tsx';

/** What a person's support asks for first. */
export function AboutSection() {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ['about'], queryFn: () => answerOf(window.facedesk.program.about({})) });
  return (
    <Section name="about">
      <div className={styles.panel}>
        {data?.build === 'trial' ? (
          <Notice tone="warning" title={t('about.trial.title')}>
            {t('about.trial.text')}
          </Notice>
        ) : null}
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
          <ShowLog look="plain" />
        </div>
      </div>
    </Section>
  );
}
