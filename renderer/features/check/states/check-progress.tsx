import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { GaugeIdle } from '../../../ui/gauge/gauge-idle.tsx';
import { StateIcon } from '../../../ui/state-chip.tsx';
import { CheckActions } from '../actions/check-actions.tsx';
import { Headline } from '../answer/headline.tsx';
import { ResultCard } from '../answer/result-card.tsx';
import { VendorWordsTable } from '../answer/vendor-words-table.tsx';
import { CheckLinks } from '../check-links.tsx';
import type { CheckViewProps } from '../use-check.ts';
import styles from './check-progress.module.css';
import { Upload } from './upload.tsx';
import { useExplanation } from './use-explanation.ts';
import { Wait } from './wait.tsx';

interface CheckProgressProps extends CheckViewProps {
  /** What else should be known while there is no answer. */
  readonly note?: ReactNode;
}

/** A check without an answer: what happened, what that means for it, and what to do now. */
export function CheckProgress({ reading, readAt, note, onSuccessor, onEdit }: CheckProgressProps) {
  const { t } = useTranslation();
  const { check, remaining, stopped } = reading;
  const explanation = useExplanation(check, reading);
  if (!explanation) return null;
  const { tone, goes, words, vendor } = explanation;
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
      <Headline tone={tone} icon={tone === 'busy' ? null : <StateIcon tone={goes} size={22} />}>
        {explanation.title}
      </Headline>
      {check.state.name === 'sending' && check.state.totalBytes > 0 ? <Upload {...check.state} /> : null}
      <dl className={styles.sentences}>
        <Sentence label={t('explanation.happened')} text={explanation.happened} />
        <Sentence label={t('explanation.meaning')} text={explanation.meaning} />
        {explanation.next && tone !== 'busy' ? (
          <Sentence label={t('explanation.next')} text={explanation.next} />
        ) : null}
      </dl>
      {remaining === null || stopped || tone === 'busy' ? null : <Wait remaining={remaining} readAt={readAt} />}
      <CheckActions check={check} actions={explanation.actions} onSuccessor={onSuccessor} onEdit={onEdit} />
      <CheckLinks reading={reading} />
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
