import { memo } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../base/language/use-formats.ts';
import { Card } from '../../ui/card.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { VerdictChip } from '../../ui/verdict-chip.tsx';
import { OtherModeMark } from './mode-mark.tsx';
import type { Submission } from './new-check/use-submission.ts';
import styles from './other-checks.module.css';
import { useExplanation } from './states/use-explanation.ts';
import { type CheckReading, useCheck } from './use-check.ts';

/** A glance back; all of them are in the outbox and in History. */
const MOST_SHOWN = 8;

/** The other checks of this screen: a new one must not make an unfinished one unreachable. */
export function OtherChecks({ submission }: { readonly submission: Submission }) {
  const { t } = useTranslation();
  const others = submission.checkIds.filter((id) => id !== submission.checkId).slice(0, MOST_SHOWN);
  if (others.length === 0) return null;
  return (
    <Card
      title={t('check.others.title')}
      aside={<span className={styles.note}>{t('check.others.note')}</span>}
      className={styles.card}
    >
      <ul className={styles.list}>
        {others.map((id) => (
          <li key={id}>
            <OtherCheck checkId={id} show={submission.show} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface OtherCheckProps {
  readonly checkId: string;
  readonly show: (id: string) => void;
}

/** Drawn anew where it has changed, and not for what becomes of the one in view. */
const OtherCheck = memo(({ checkId, show }: OtherCheckProps) => {
  const formats = useFormats();
  const { data: reading } = useCheck(checkId);
  if (!reading) return null;
  const { check } = reading;
  return (
    <Button className={styles.row ?? ''} onPress={() => show(checkId)}>
      <span className={styles.time}>{formats.time(check.enteredAt)}</span>
      <span className={styles.id}>{check.kind === 'livenessLookup' ? check.sessionId : check.verificationId}</span>
      <OtherModeMark mode={check.mode} />
      <Outcome reading={reading} />
    </Button>
  );
});

function Outcome({ reading }: { readonly reading: CheckReading }) {
  const { t } = useTranslation();
  const { check } = reading;
  const explanation = useExplanation(check, reading);
  if (check.state.name === 'done') {
    const { kind } = check.state.verdict;
    return <VerdictChip tone={kind}>{t(`verdict.${kind}`)}</VerdictChip>;
  }
  return explanation ? <StateChip tone={explanation.goes}>{explanation.title}</StateChip> : null;
}
