import { useTranslation } from 'react-i18next';
import type { Attempt, Check } from '../../../../shared/check/check.ts';
import { clockDirection, clockOffsetOf } from '../../../../shared/evidence/clock.ts';
import { useFormats } from '../../../base/language/use-formats.ts';
import { Card } from '../../../ui/card.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { type Detail, Details } from '../../../ui/details.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { attemptWords, clientIdEnding } from '../../check/attempt-words.ts';
import styles from './attempts-card.module.css';

/** Each exchange with the vendor: what was sent where, when, and what became of it. */
export function AttemptsCard({ check }: { readonly check: Check }) {
  const { t } = useTranslation();
  return (
    <Card title={t('check.attempts')}>
      {check.attempts.length === 0 ? <p className={styles.none}>{t('check.noAttempts')}</p> : null}
      <ol className={styles.attempts}>
        {check.attempts.map((attempt) => (
          <li key={attempt.number} className={styles.attempt}>
            <AttemptDetails check={check} attempt={attempt} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function AttemptDetails({ check, attempt }: { readonly check: Check; readonly attempt: Attempt }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = attemptWords(check.kind, attempt);
  const { ended, certificate } = attempt;
  const offset = clockOffsetOf(check.mode, attempt);
  const details: Detail[] = [
    ...startOf(attempt),
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
      value:
        offset === null
          ? null
          : t(`history.attempt.clocks.${clockDirection(offset)}`, { length: formats.duration(Math.abs(offset)) }),
      missing: t(check.mode === 'practice' ? 'history.attempt.practiceClock' : 'history.attempt.noClock'),
    },
    {
      label: t('history.attempt.certificate'),
      value: certificate,
      missing: t('history.attempt.noCertificate'),
      isId: true,
    },
  ];

  function startOf({ startedAt, lastAt, times }: Attempt): Detail[] {
    if (lastAt === null) {
      return [
        { label: t('history.attempt.started'), value: formats.dateTime(startedAt) },
        { label: t('history.attempt.startedUtc'), value: formats.utc(startedAt) },
      ];
    }
    return [
      { label: t('history.attempt.first', { times: formats.number(times) }), value: formats.dateTime(startedAt) },
      { label: t('history.attempt.firstUtc'), value: formats.utc(startedAt) },
      { label: t('history.attempt.last'), value: formats.dateTime(lastAt) },
      { label: t('history.attempt.lastUtc'), value: formats.utc(lastAt) },
    ];
  }

  return (
    <>
      <h4 className={styles.title}>
        <span className={styles.number}>{t('history.attempt.title', { number: formats.number(attempt.number) })}</span>
        <span>{t(words.outcome, { cause: words.cause ? t(words.cause) : '', count: words.count ?? 1 })}</span>
      </h4>
      <Details details={details} />
      {ended?.unread == null ? null : <UnreadAnswer text={ended.unread} />}
    </>
  );
}

/** What came in an answer's place: the vendor's support may know it. */
function UnreadAnswer({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const title = t('history.attempt.unread');
  return (
    <Fold title={title}>
      <header className={styles.unread}>
        <span className={styles.none}>{t('history.attempt.unreadNote')}</span>
        <CopyButton text={text} what={title} label={t('history.attempt.copyUnread')} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard */}
      <pre className={styles.text} tabIndex={0}>
        {text}
      </pre>
    </Fold>
  );
}
