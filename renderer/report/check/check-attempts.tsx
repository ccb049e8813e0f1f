import type { Attempt } from '../../../shared/check/check.ts';
import { clockOffsetOf } from '../../../shared/evidence/clock.ts';
import type { CheckEvidence } from '../../../shared/evidence/evidence.ts';
import { attemptWords, clientIdEnding } from '../../features/check/attempt-words.ts';
import { Moment } from '../moment.tsx';
import { useClockWords } from '../words/clock-words.ts';
import { useWords } from '../words/use-words.ts';
import styles from './check-attempts.module.css';
import section from './check-page.module.css';

const columns = ['number', 'started', 'took', 'sentTo', 'outcome'] as const;

/** Every exchange with the vendor, and whom it was had with. */
export function CheckAttempts({ check }: { readonly check: CheckEvidence }) {
  const { t } = useWords();
  return (
    <div className={section.part}>
      <h3>{t('report:check.attempts')}</h3>
      {check.attempts.length === 0 ? (
        <p>{t('report:check.noAttempts')}</p>
      ) : (
        <table className={styles.attempts}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" data-column={column}>
                  {t(`report:attempt.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          {check.attempts.map((attempt) => (
            <Row key={attempt.number} check={check} attempt={attempt} />
          ))}
        </table>
      )}
    </div>
  );
}

function Row({ check, attempt }: { readonly check: CheckEvidence; readonly attempt: Attempt }) {
  const { t, formats } = useWords();
  const clock = useClockWords();
  const { outcome, cause, count = 1 } = attemptWords(check.kind, attempt);
  const offset = clockOffsetOf(check.mode, attempt);
  const { ended, certificate } = attempt;
  const words = cause === null ? t(outcome) : t(outcome, { cause: t(cause), count });
  return (
    <tbody className={styles.attempt}>
      <tr>
        <td>{attempt.number}</td>
        <td>
          {attempt.lastAt === null ? null : <span className={styles.aside}>{t('report:attempt.first')}</span>}
          <Moment iso={attempt.startedAt} isStacked />
          {attempt.lastAt === null ? null : (
            <>
              <span className={styles.aside}>{t('report:attempt.last')}</span>
              <Moment iso={attempt.lastAt} isStacked />
            </>
          )}
        </td>
        <td>
          {ended?.duration == null ? t('report:attempt.notKnown') : formats.duration(ended.duration)}
          {ended?.httpStatus == null ? null : (
            <span className={styles.aside}>{t('report:attempt.http', { status: ended.httpStatus })}</span>
          )}
        </td>
        <td>
          {t(`vendor.${attempt.vendor}`)}, {attempt.host}
          <span className={styles.aside}>
            {t('report:attempt.client', { ending: clientIdEnding(attempt.clientId) })}
          </span>
        </td>
        <td>
          {words}
          {offset === null ? null : (
            <span className={styles.aside}>
              {t('report:time.clockThen')}: {clock.words(offset)}
            </span>
          )}
        </td>
      </tr>
      <tr className={styles.certificate}>
        <td />
        <td colSpan={4}>
          {certificate === null ? (
            t('report:attempt.noCertificate')
          ) : (
            <>
              {t('report:attempt.certificate')} <span className={styles.hash}>{certificate}</span>
            </>
          )}
          {ended?.supportReference == null ? null : (
            <span className={styles.reference}>
              {t('report:words.supportReference')} {ended.supportReference}
            </span>
          )}
        </td>
      </tr>
    </tbody>
  );
}
