import { useQueryClient } from '@tanstack/react-query';
import { FilePlus2 } from 'lucide-react';
import { useId, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SigningTrouble } from '../../../shared/reporting.ts';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { useCall } from '../../app/form/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { KnownCertificate } from './known-certificate.tsx';
import list from './known-certificates.module.css';
import { readSmallFile } from './read-small-file.ts';
import styles from './settings.module.css';
import { SigningTroubleNotice } from './signing-trouble-notice.tsx';
import type { SigningReading } from './use-signing.ts';

type Outcome =
  | { readonly result: 'taken' | 'forgotten'; readonly name: string }
  | { readonly result: 'refused'; readonly why: SigningTrouble };

/** Certificates of others, so that their reports are told by their names. */
export function KnownCertificates({ known }: Pick<SigningReading, 'known'>) {
  const { t } = useTranslation();
  const id = useId();
  const client = useQueryClient();
  const call = useCall();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const settle = (next: Outcome) => {
    setOutcome(next);
    if (next.result !== 'refused') void client.invalidateQueries({ queryKey: ['signing'] });
  };
  const take = async (file: File | undefined) => {
    if (!file) return;
    setOutcome(null);
    const bytes = await readSmallFile(file);
    if (!bytes) return setOutcome({ result: 'refused', why: 'notACertificate' });
    void call.make(() => window.facedesk.signing.importCertificate({ file: bytes }), settle);
  };
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.panelRow}>
        <div className={styles.panelHead}>
          <h3 id={id} className={styles.panelTitle}>
            {t('signing.known.title')}
          </h3>
          <p className={styles.quiet}>{t('signing.known.text')}</p>
        </div>
        <FileTrigger acceptedFileTypes={['.pem', '.crt', '.cer', '.der']} onSelect={(files) => void take(files?.[0])}>
          <Button className={styles.main ?? ''} isBusy={call.isUnderWay}>
            <FilePlus2 size={15} aria-hidden="true" />
            {t('signing.known.import')}
          </Button>
        </FileTrigger>
      </div>
      {known.length === 0 ? (
        <p className={styles.quiet}>{t('signing.known.none')}</p>
      ) : (
        <ul className={list.list} aria-labelledby={id}>
          {known.map((certificate) => (
            <KnownCertificate
              key={certificate.fingerprint}
              {...certificate}
              onForgotten={() => settle({ result: 'forgotten', name: certificate.name })}
            />
          ))}
        </ul>
      )}
      <div role="status" className={styles.outcome}>
        {outcome && outcome.result !== 'refused' ? (
          <Notice tone="good">{t(`signing.known.${outcome.result}`, { name: outcome.name })}</Notice>
        ) : null}
      </div>
      <SigningTroubleNotice trouble={outcome?.result === 'refused' ? outcome.why : null} />
      <CallNotice problem={call.problem} />
    </section>
  );
}
