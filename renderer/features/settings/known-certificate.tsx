import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { useCall } from '../../app/form/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Question } from '../../ui/question.tsx';
import { Fingerprint } from './fingerprint.tsx';
import styles from './known-certificates.module.css';

interface KnownCertificateProps {
  readonly name: string;
  readonly fingerprint: string;
  readonly onForgotten: () => void;
}

/** One that was imported, and the way to forget it. */
export function KnownCertificate({ name, fingerprint, onForgotten }: KnownCertificateProps) {
  const { t } = useTranslation();
  const call = useCall();
  const [isAsking, setAsking] = useState(false);
  const forget = () =>
    void call.make(
      () => window.facedesk.signing.forgetCertificate({ fingerprint }),
      () => {
        setAsking(false);
        onForgotten();
      },
    );
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        <span className={styles.name}>{name}</span>
        <Fingerprint fingerprint={fingerprint} />
      </div>
      <Button look="quiet" aria-label={t('signing.known.forgetOf', { name })} onPress={() => setAsking(true)}>
        {t('signing.known.forget')}
      </Button>
      <Question
        title={t('signing.known.question.title', { name })}
        isOpen={isAsking}
        yes={t('signing.known.question.yes')}
        isBusy={call.isUnderWay}
        onYes={forget}
        onNo={() => setAsking(false)}
      >
        <p>{t('signing.known.question.text')}</p>
        <CallNotice problem={call.problem} />
      </Question>
    </li>
  );
}
