import { CircleSlash, CircleStop, Hourglass, PauseCircle, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../shared/check.ts';
import { useFormats } from '../../app/language/use-formats.ts';
import { GaugeIdle } from '../../ui/gauge/gauge-idle.tsx';
import { Progress } from '../../ui/progress.tsx';
import { CheckActions } from './check-actions.tsx';
import styles from './check-progress.module.css';
import { explain, vendorOf } from './explanation.ts';
import { Headline } from './headline.tsx';
import { ResultCard } from './result-card.tsx';
import { VendorWordsTable } from './vendor-words-table.tsx';

interface CheckProgressProps {
  readonly check: Check;
  /** What else should be known while there is no answer. */
  readonly note?: ReactNode;
}

const icons = {
  queued: PauseCircle,
  sending: null,
  waiting: Hourglass,
  failed: CircleSlash,
  lost: TriangleAlert,
  cancelled: CircleStop,
  done: null,
};

/** A check without an answer: what happened, what that means for it, and what to do now. */
export function CheckProgress({ check, note }: CheckProgressProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const explanation = explain(check);
  if (!explanation) return null;
  const vendor = t(`vendor.${vendorOf(check)}`);
  const { tone, next, retryAfter, words } = explanation;
  const wholeSeconds = (milliseconds: number) => formats.duration(Math.ceil(milliseconds / 1000) * 1000);
  const nextText =
    retryAfter === null
      ? next && t(next, { vendor })
      : t('explanation.waiting.retryAfter', { vendor, wait: wholeSeconds(retryAfter) });
  const Icon = icons[check.state.name];
  return (
    <ResultCard
      check={check}
      environment={null}
      isGaugeSmall={tone !== 'busy'}
      gauge={<GaugeIdle isBusy={tone === 'busy'} text={tone === 'busy' ? null : t('gauge.noScore')} isSmall />}
      foot={
        note || words ? (
          <>
            {note}
            {words ? <VendorWordsTable vendor={vendor} words={words} /> : null}
          </>
        ) : null
      }
    >
      <Headline tone={tone} icon={Icon ? <Icon size={22} aria-hidden="true" /> : null}>
        {t(explanation.title)}
      </Headline>
      {check.state.name === 'sending' ? <Upload {...check.state} /> : null}
      <dl className={styles.sentences}>
        <Sentence label={t('explanation.happened')} text={t(explanation.happened, { vendor })} />
        <Sentence label={t('explanation.meaning')} text={t(explanation.meaning, { vendor })} />
        {nextText ? <Sentence label={t('explanation.next')} text={nextText} /> : null}
      </dl>
      <CheckActions id={check.id} actions={explanation.actions} />
    </ResultCard>
  );
}

function Sentence({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function Upload({ sentBytes, totalBytes }: { readonly sentBytes: number; readonly totalBytes: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const text = t('check.uploaded', { sent: formats.byteLength(sentBytes), total: formats.byteLength(totalBytes) });
  return (
    <div className={styles.upload}>
      <Progress label={t('check.uploadLabel')} value={sentBytes} most={totalBytes} valueText={text} />
      <span className={styles.bytes}>{text}</span>
    </div>
  );
}
