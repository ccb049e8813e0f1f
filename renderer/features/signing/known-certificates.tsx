import { useQueryClient } from '@tanstack/react-query';
import { FilePlus2 } from 'lucide-react';
import { useId, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SigningTrouble } from '../../../shared/evidence/reporting.ts';
import { AskingButton } from '../../base/form/asking-button.tsx';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import styles from '../../base/panels/panels.module.css';
import { Button } from '../../ui/button.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Notice } from '../../ui/notice.tsx';
import list from './known-certificates.module.css';
import { readSmallFile } from './read-small-file.ts';
import { SigningTroubleNotice } from './signing-trouble-notice.tsx';
import type { SigningReading } from './use-signing.ts';

type Outcome =
  | { readonly result: 'taken' | 'forgotten'; readonly name: string }
  | { readonly result: 'refused'; readonly why: SigningTrouble };

/** Certificates of others, so that a report can be said to be theirs, by name. */
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
          {known.map(({ name, fingerprint }) => (
            <li key={fingerprint} className={list.item}>
              <div className={list.words}>
                <span className={list.name}>{name}</span>
                <Fingerprint fingerprint={fingerprint} />
              </div>
              <AskingButton
                label={t('signing.known.forget')}
                name={t('signing.known.forgetOf', { name })}
                title={t('signing.known.question.title', { name })}
                yes={t('signing.known.question.yes')}
                call={() => window.facedesk.signing.forgetCertificate({ fingerprint })}
                onDone={() => settle({ result: 'forgotten', name })}
              >
                <p>{t('signing.known.question.text')}</p>
              </AskingButton>
            </li>
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
