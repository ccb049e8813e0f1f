import type { Attempt } from '../../shared/check.ts';
import type { CheckEvidence } from '../../shared/evidence.ts';
import { attemptWords } from '../features/check/attempt-words.ts';
import styles from './check-attempts.module.css';
import section from './check-section.module.css';
import { clockWords } from './clock-words.ts';
import { Moment } from './moment.tsx';
import { useWords } from './use-words.ts';

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
            <Row key={attempt.number} kind={check.kind} attempt={attempt} />
          ))}
        </table>
      )}
    </div>
  );
}

/** Of a client id only its end is printed, as everywhere. */
const ENDING = 4;

function Row({ kind, attempt }: { readonly kind: CheckEvidence['kind']; readonly attempt: Attempt }) {
  const { t, formats } = useWords();
  const { outcome, cause } = attemptWords(kind, attempt);
  const { ended, certificate } = attempt;
  const words = cause === null ? t(outcome) : t(outcome, { cause: t(cause) });
  return (
    <tbody className={styles.attempt}>
      <tr>
        <td>{attempt.number}</td>
        <td>
          <Moment iso={attempt.startedAt} isStacked />
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
            {t('report:attempt.client', { ending: attempt.clientId.slice(-ENDING) })}
          </span>
        </td>
        <td>
          {words}
          {ended?.clockOffset == null ? null : (
            <span className={styles.aside}>
              {t('report:time.clock')}: {t(...clockWords(ended.clockOffset, formats.duration))}
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
