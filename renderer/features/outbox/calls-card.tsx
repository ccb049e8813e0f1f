import { useTranslation } from 'react-i18next';
import type { CallCount, Calls } from '../../../shared/check/outbox.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { Card } from '../../ui/card.tsx';
import { OtherModeMark } from '../check/mode-mark.tsx';
import styles from './calls-card.module.css';

const spans = ['today', 'month'] as const;

/** How many calls may be charged, by vendor and mode: what the vendor's bill can be held against. */
export function CallsCard({ calls }: { readonly calls: readonly Calls[] }) {
  const { t } = useTranslation();
  return (
    <Card title={t('outbox.calls.title')}>
      {calls.length === 0 ? (
        <p className={styles.note}>{t('outbox.calls.none')}</p>
      ) : (
        <>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col" rowSpan={2}>
                  {t('outbox.calls.vendor')}
                </th>
                {spans.map((span) => (
                  <th key={span} scope="colgroup" colSpan={2}>
                    {t(`outbox.calls.${span}`)}
                  </th>
                ))}
              </tr>
              <tr>
                {spans.map((span) => (
                  <CountHeads key={span} />
                ))}
              </tr>
            </thead>
            <tbody>
              {calls.map(({ vendor, mode, today, month }) => (
                <tr key={`${vendor} ${mode}`}>
                  <th scope="row">
                    <span className={styles.lane}>
                      {t(`vendor.${vendor}`)}
                      <OtherModeMark mode={mode} />
                    </span>
                  </th>
                  <Counts count={today} />
                  <Counts count={month} />
                </tr>
              ))}
            </tbody>
          </table>
          <p className={styles.note}>{t('outbox.calls.note')}</p>
        </>
      )}
    </Card>
  );
}

function CountHeads() {
  const { t } = useTranslation();
  return (
    <>
      <th scope="col">{t('outbox.calls.answered')}</th>
      <th scope="col">{t('outbox.calls.inDoubt')}</th>
    </>
  );
}

function Counts({ count }: { readonly count: CallCount }) {
  const formats = useFormats();
  return (
    <>
      <td>{formats.number(count.answered)}</td>
      <td data-doubt={count.inDoubt > 0 || undefined}>{formats.number(count.inDoubt)}</td>
    </>
  );
}
