import { FileBadge, KeyRound, Undo2 } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { SettingsLink } from '../../app/settings-link.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Question } from '../../ui/question.tsx';
import { ExportTroubleNotice } from '../report/export-trouble-notice.tsx';
import { CertificateFacts } from './certificate-facts.tsx';
import { ImportKeyForm } from './import-key-form.tsx';
import styles from './settings.module.css';
import { useOwnCertificate } from './use-own-certificate.ts';
import type { SigningReading } from './use-signing.ts';

/** The certificate that reports are signed with: what it is, and what can be done with it. */
export function OwnCertificate({ own }: Pick<SigningReading, 'own'>) {
  const { t } = useTranslation();
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const work = useOwnCertificate();
  const [opened, setOpened] = useState<'form' | 'question' | null>(null);
  const open = (what: typeof opened) => {
    work.forgetNews();
    setOpened(what);
  };
  const close = () => {
    setOpened(null);
    // Once the form has gone, and what had the focus in it.
    setTimeout(() => title.current?.focus());
  };
  const { exporting, exported, forgetting } = work;
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <h3 id={id} ref={title} tabIndex={-1} className={styles.panelTitle}>
        {t('signing.own.title')}
      </h3>
      {own.source === 'thisRun' ? (
        <Notice tone="warning">
          <p>
            {t('signing.own.thisRun')} <SettingsLink section="protection" text={t('signing.own.protect')} />
          </p>
        </Notice>
      ) : null}
      <CertificateFacts own={own} />
      {opened === 'form' ? (
        <ImportKeyForm
          onTaken={() => {
            work.taken();
            close();
          }}
          onCancel={close}
        />
      ) : (
        <div className={styles.actions}>
          <Button isBusy={exporting.isUnderWay} onPress={work.exportCertificate}>
            <FileBadge size={15} aria-hidden="true" />
            {t('signing.own.export')}
          </Button>
          <Button onPress={() => open('form')}>
            <KeyRound size={15} aria-hidden="true" />
            {t(own.source === 'organisation' ? 'signing.own.useAnother' : 'signing.own.useOrganisations')}
          </Button>
          {own.source === 'organisation' ? (
            <Button look="quiet" onPress={() => open('question')}>
              <Undo2 size={15} aria-hidden="true" />
              {t('signing.own.back')}
            </Button>
          ) : null}
        </div>
      )}
      <div role="status" className={styles.outcome}>
        {work.news ? <Notice tone="good">{t(`signing.own.news.${work.news}`)}</Notice> : null}
        {exported?.result === 'written' ? (
          <Notice tone="good">{t('signing.own.exported', { name: exported.name })}</Notice>
        ) : null}
      </div>
      <ExportTroubleNotice trouble={exported?.result === 'failed' ? exported.why : null} />
      <CallNotice problem={exporting.problem} />
      <Question
        title={t('signing.own.question.title')}
        isOpen={opened === 'question'}
        yes={t('signing.own.question.yes')}
        isBusy={forgetting.isUnderWay}
        onYes={() => work.forgetKey(close)}
        onNo={() => setOpened(null)}
      >
        <p>{t('signing.own.question.text')}</p>
        <CallNotice problem={forgetting.problem} />
      </Question>
    </section>
  );
}
