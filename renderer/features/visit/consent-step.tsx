import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Case, consentWays } from '../../../shared/case/case.ts';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import styles from './consent-step.module.css';

/** How the customer agreed: one press says it, and when. */
export function ConsentStep({ case: read }: { readonly case: Case }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const call = useCall();
  const titleId = useId();
  const agree = (how: (typeof consentWays)[number]) =>
    void call.make(
      () => window.facedesk.cases.setConsent({ id: read.id, consent: { how, at: new Date().toISOString() } }),
      () => void client.invalidateQueries({ queryKey: ['case', read.id] }),
    );
  return (
    <>
      <p className={styles.question} id={titleId}>
        {t('visit.consent.question')}
      </p>
      {/* The focus stops before the buttons: a key pressed twice must not agree for the customer. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't be a sentence beside it */}
      <div role="group" aria-labelledby={titleId} tabIndex={-1} data-first className={styles.ways}>
        {consentWays.map((how) => (
          <Button key={how} isBusy={call.isUnderWay} className={styles.way ?? ''} onPress={() => agree(how)}>
            <strong>{t(`case.consent.${how}`)}</strong>
            <span>{t(`visit.consent.${how}`)}</span>
          </Button>
        ))}
      </div>
      <CallNotice problem={call.problem} />
    </>
  );
}

/** How he agreed, in a line. */
export function ConsentSummary({ case: { consent } }: { readonly case: Case }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (consent === null) return t('visit.about.consent');
  return t('case.consentAt', { how: t(`case.consent.${consent.how}`), at: formats.dateAndClock(consent.at) });
}
