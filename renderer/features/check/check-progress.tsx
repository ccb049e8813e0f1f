import { CircleSlash, CircleStop, CircleX, Hand, Hourglass, PauseCircle, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { GaugeIdle } from '../../ui/gauge/gauge-idle.tsx';
import { CheckActions } from './check-actions.tsx';
import { CheckLinks } from './check-links.tsx';
import styles from './check-progress.module.css';
import { Headline } from './headline.tsx';
import { ResultCard } from './result-card.tsx';
import { Upload } from './upload.tsx';
import type { CheckReading } from './use-check.ts';
import { useExplanation } from './use-explanation.ts';
import { VendorWordsTable } from './vendor-words-table.tsx';
import { Wait } from './wait.tsx';

interface CheckProgressProps {
  readonly reading: CheckReading;
  /** When it was read, by this computer's clock. */
  readonly readAt: number;
  /** What else should be known while there is no answer. */
  readonly note?: ReactNode;
  /** Another check has taken the place of this one. */
  readonly onSuccessor?: ((id: string) => void) | undefined;
}

const icons = {
  queued: PauseCircle,
  sending: null,
  waiting: Hourglass,
  held: Hand,
  needs: Hourglass,
  failed: CircleSlash,
  lost: TriangleAlert,
  cancelled: CircleStop,
  closed: CircleX,
  done: null,
};

/** A check without an answer: what happened, what that means for it, and what to do now. */
export function CheckProgress({ reading, readAt, note, onSuccessor }: CheckProgressProps) {
  const { t } = useTranslation();
  const { check, remaining, stopped } = reading;
  const explanation = useExplanation(check, reading);
  if (!explanation) return null;
  const { tone, words, vendor } = explanation;
  const Icon = tone === 'busy' ? null : icons[check.state.name];
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
      <CheckActions check={check} actions={explanation.actions} onSuccessor={onSuccessor} />
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
