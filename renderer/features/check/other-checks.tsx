import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/language/use-formats.ts';
import { Card } from '../../ui/card.tsx';
import { Mark } from '../../ui/mark.tsx';
import { VerdictChip } from '../../ui/verdict-chip.tsx';
import styles from './other-checks.module.css';
import { type CheckReading, useCheck } from './use-check.ts';
import { useExplanation } from './use-explanation.ts';
import type { Submission } from './use-submission.ts';

interface OtherChecksProps {
  readonly submission: Submission;
}

/** A glance back; all of them are in the outbox and in History. */
const MOST_SHOWN = 8;

/** The other checks of this screen: a new one must not make an unfinished one unreachable. */
export function OtherChecks({ submission }: OtherChecksProps) {
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
            <OtherCheck checkId={id} show={() => submission.show(id)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function OtherCheck({ checkId, show }: { readonly checkId: string; readonly show: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data: reading } = useCheck(checkId);
  if (!reading) return null;
  const { check } = reading;
  return (
    <Button className={styles.row ?? ''} onPress={show}>
      <span className={styles.time}>{formats.time(check.enteredAt)}</span>
      <span className={styles.id}>{check.kind === 'livenessLookup' ? check.sessionId : check.verificationId}</span>
      {check.mode === 'production' ? null : <Mark tone={check.mode}>{t(`mode.${check.mode}.name`)}</Mark>}
      <Outcome reading={reading} />
    </Button>
  );
}

function Outcome({ reading }: { readonly reading: CheckReading }) {
  const { t } = useTranslation();
  const { check } = reading;
  const explanation = useExplanation(check, reading);
  if (check.state.name === 'done') {
    const { kind } = check.state.verdict;
    return <VerdictChip tone={kind}>{t(`verdict.${kind}`)}</VerdictChip>;
  }
  return explanation ? <VerdictChip tone="notComputable">{explanation.title}</VerdictChip> : null;
}
