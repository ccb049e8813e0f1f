import { useTranslation } from 'react-i18next';
import type { Attempt, Check } from '../../../shared/check.ts';
import { useFormats } from '../../app/language/use-formats.ts';
import { Card } from '../../ui/card.tsx';
import { type Detail, Details } from '../../ui/details.tsx';
import { attemptWords } from '../check/attempt-words.ts';
import { clientIdEnding, clockWords } from './attempt-details.ts';
import styles from './attempts-card.module.css';
import { formatUtc } from './times.ts';

interface AttemptsCardProps {
  readonly check: Check;
}

/** Each exchange with the vendor: what was sent where, when, and what became of it. */
export function AttemptsCard({ check }: AttemptsCardProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('check.attempts')}>
      {check.attempts.length === 0 ? <p className={styles.none}>{t('check.noAttempts')}</p> : null}
      <ol className={styles.attempts}>
        {check.attempts.map((attempt) => (
          <li key={attempt.number} className={styles.attempt}>
            <AttemptDetails kind={check.kind} attempt={attempt} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function AttemptDetails({ kind, attempt }: { readonly kind: Check['kind']; readonly attempt: Attempt }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = attemptWords(kind, attempt);
  const { ended, certificate } = attempt;
  const clock = ended === null ? null : clockWords(ended.clockOffset);
  const details: Detail[] = [
    { label: t('history.attempt.started'), value: formats.dateTime(attempt.startedAt) },
    { label: t('history.attempt.startedUtc'), value: formatUtc(attempt.startedAt) },
    {
      label: t('history.attempt.duration'),
      value: typeof ended?.duration === 'number' ? formats.duration(ended.duration) : null,
      missing: t('history.attempt.noDuration'),
    },
    { label: t('history.attempt.host'), value: attempt.host },
    ...(ended === null
      ? []
      : [
          {
            label: t('history.attempt.httpStatus'),
            value: ended.httpStatus === null ? null : String(ended.httpStatus),
            missing: t('history.attempt.noHttpStatus'),
          },
        ]),
    ...(ended?.supportReference == null
      ? []
      : [{ label: t('history.attempt.supportReference'), value: ended.supportReference, isId: true }]),
    { label: t('history.attempt.clientId'), value: t('lane.endsIn', { ending: clientIdEnding(attempt.clientId) }) },
    {
      label: t('history.attempt.clock'),
      value: clock && t(`history.attempt.clocks.${clock.way}`, { length: formats.duration(clock.length) }),
      missing: t('history.attempt.noClock'),
    },
    {
      label: t('history.attempt.certificate'),
      value: certificate,
      missing: t('history.attempt.noCertificate'),
      isId: true,
    },
  ];
  return (
    <>
      <h4 className={styles.title}>
        <span className={styles.number}>{t('history.attempt.title', { number: formats.number(attempt.number) })}</span>
        <span>{t(words.outcome, { cause: words.cause ? t(words.cause) : '' })}</span>
      </h4>
      <Details details={details} />
    </>
  );
}
