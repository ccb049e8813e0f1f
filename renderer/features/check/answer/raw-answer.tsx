import { useTranslation } from 'react-i18next';
import type { Attempt, Check } from '../../../../shared/check/check.ts';
import { useFormats } from '../../../base/language/use-formats.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { attemptWords } from '../attempt-words.ts';
import styles from './raw-answer.module.css';

interface RawAnswerProps {
  readonly check: Check;
}

/** For whoever has to look closer: the answer as it came, and every attempt. */
export function RawAnswer({ check }: RawAnswerProps) {
  const { t } = useTranslation();
  const raw = check.state.name === 'done' ? check.state.answer.raw : null;
  return (
    <Fold title={t('check.raw')}>
      <Attempts check={check} />
      <section aria-label={t('check.rawAnswer')}>
        <header className={styles.header}>
          <h4>{t('check.rawAnswer')}</h4>
          <span className={styles.note}>{raw === null ? t('check.noRaw') : t('check.rawNote')}</span>
          {raw === null ? null : <CopyButton text={raw} what={t('check.rawAnswer')} label={t('check.copyRaw')} />}
        </header>
        {raw === null ? null : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
          <pre className={styles.raw} tabIndex={0}>
            {raw}
          </pre>
        )}
      </section>
    </Fold>
  );
}

function Attempts({ check }: RawAnswerProps) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('check.attempts')}>
      <header className={styles.header}>
        <h4>{t('check.attempts')}</h4>
        {check.attempts.length === 0 ? <span className={styles.note}>{t('check.noAttempts')}</span> : null}
      </header>
      {check.attempts.length > 0 ? (
        <table className={styles.table}>
          <thead>
            <tr>
              {(['number', 'host', 'time', 'duration', 'outcome'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`check.attempt.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {check.attempts.map((attempt) => (
              <AttemptRow key={attempt.number} kind={check.kind} attempt={attempt} />
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}

/** The first eight bytes of a fingerprint, enough for an eye to compare; all of it is in the tooltip. */
const CERTIFICATE_START = 23;

function AttemptRow({ kind, attempt }: { readonly kind: Check['kind']; readonly attempt: Attempt }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = attemptWords(kind, attempt);
  return (
    <tr>
      <td>{formats.number(attempt.number)}</td>
      <td>
        {attempt.host}
        {attempt.certificate === null ? null : (
          <span className={styles.certificate} title={attempt.certificate}>
            {t('check.attempt.certificate', { fingerprint: attempt.certificate.slice(0, CERTIFICATE_START) })}
          </span>
        )}
      </td>
      <td title={formats.dateTime(attempt.startedAt)}>{formats.time(attempt.startedAt)}</td>
      <td>{typeof attempt.ended?.duration === 'number' ? formats.duration(attempt.ended.duration) : '–'}</td>
      <td>{t(words.outcome, { cause: words.cause ? t(words.cause) : '' })}</td>
    </tr>
  );
}
