import { useQueryClient } from '@tanstack/react-query';
import { FileBadge, KeyRound, Undo2 } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/contract/contract.ts';
import { SettingsLink } from '../../base/addresses/settings-link.tsx';
import { ExportTroubleNotice } from '../../base/export-trouble-notice.tsx';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import styles from '../../base/panels/panels.module.css';
import { Button } from '../../ui/button.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Question } from '../../ui/question.tsx';
import certificate from './certificate-facts.module.css';
import { ImportKeyForm } from './import-key-form.tsx';
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
      {Date.parse(own.validUntil) <= Date.now() ? (
        <Notice tone="warning" title={t('signing.own.expired.title')}>
          <p>{t('signing.own.expired.text')}</p>
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

/** Whose certificate it is, and how to tell it from another of the same name. */
function CertificateFacts({ own }: Pick<SigningReading, 'own'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const facts = [
    ['name', own.name],
    ['source', t(`signing.source.${own.source}`)],
    ['validUntil', formats.dateOf(own.validUntil)],
    ['fingerprint', <Fingerprint key="fingerprint" fingerprint={own.fingerprint} />],
  ] as const;
  return (
    <dl className={certificate.facts}>
      {facts.map(([fact, value]) => (
        <div key={fact} className={certificate.fact} data-wide={fact === 'fingerprint' || undefined}>
          <dt>{t(`signing.fact.${fact}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type Exported = AnswerOf<'signing.exportCertificate'>;

/** What is done with the certificate that reports are signed with, and what came of it last. */
function useOwnCertificate() {
  const client = useQueryClient();
  const exporting = useCall();
  const forgetting = useCall();
  const [exported, setExported] = useState<Exported | null>(null);
  const [news, setNews] = useState<'taken' | 'back' | null>(null);
  const changed = (what: 'taken' | 'back') => {
    setExported(null);
    setNews(what);
    void client.invalidateQueries({ queryKey: ['signing'] });
  };
  const forgetNews = () => {
    setNews(null);
    setExported(null);
  };
  return {
    exporting,
    forgetting,
    exported,
    news,
    /** Something else begins. */
    forgetNews,
    exportCertificate: () => {
      forgetNews();
      void exporting.make(() => window.facedesk.signing.exportCertificate({}), setExported);
    },
    taken: () => changed('taken'),
    forgetKey: (done: () => void) =>
      void forgetting.make(
        () => window.facedesk.signing.forgetKey({}),
        () => {
          changed('back');
          done();
        },
      ),
  };
}
