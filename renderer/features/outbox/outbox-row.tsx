import { ScanFace, Users } from 'lucide-react';
import { memo, useContext, useId } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../shared/check.ts';
import { useFormats } from '../../app/language/use-formats.ts';
import { hashOf } from '../../app/routes.ts';
import { CheckActions } from '../check/check-actions.tsx';
import type { LaneHold } from '../check/lane-hold.ts';
import { Upload } from '../check/upload.tsx';
import { useExplanation } from '../check/use-explanation.ts';
import { Wait } from '../check/wait.tsx';
import { isAsking } from './groups.ts';
import { ModeName } from './mode-name.tsx';
import styles from './outbox-row.module.css';
import { ReadAt } from './read-at.ts';
import { rowTone, saysWhy } from './row-words.ts';
import { StatusChip } from './status-chip.tsx';

interface OutboxRowProps extends LaneHold {
  readonly check: Check;
  readonly remaining: number | null;
}

const icons = { livenessLookup: ScanFace, faceMatch: Users };

/** One open check. Drawn anew only when something of it has changed: there may be hundreds. */
export const OutboxRow = memo(function OutboxRow({ check, remaining, pause, stopped }: OutboxRowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const id = useId();
  const explanation = useExplanation(check, { pause, stopped });
  if (!explanation) return null;
  const { state, kind, caseReference, mode } = check;
  const Icon = icons[kind];
  const tries = check.attempts.length;
  return (
    <li className={styles.row}>
      <span className={styles.kind}>
        <Icon size={18} aria-hidden="true" />
      </span>
      <div className={styles.words}>
        <p className={styles.title}>
          <Link id={id} className={styles.link ?? ''} href={hashOf('history', check.id)}>
            {t(`outbox.item.${kind}`)} <span className={styles.case}>{caseReference || t('outbox.item.noCase')}</span>
          </Link>
          <StatusChip tone={rowTone(check, explanation.tone)}>{explanation.title}</StatusChip>
          <ModeName mode={mode} />
        </p>
        <p className={styles.facts}>
          <span className={styles.id}>{kind === 'livenessLookup' ? check.sessionId : check.verificationId}</span>
          <span title={formats.dateTime(check.enteredAt)}>
            {t('outbox.item.entered', { time: formats.time(check.enteredAt) })}
          </span>
          {tries > 0 ? <span>{t('outbox.item.attempts', { count: tries })}</span> : null}
        </p>
        {state.name === 'sending' && state.totalBytes > 0 ? <Upload {...state} /> : null}
        {saysWhy(check) ? (
          <p className={styles.why}>
            {explanation.happened} {isAsking(check) ? explanation.next : null}
          </p>
        ) : null}
        {state.name === 'waiting' && remaining !== null && !stopped ? <RowWait remaining={remaining} /> : null}
      </div>
      <div className={styles.actions}>
        <CheckActions check={check} actions={explanation.actions} isBrief describedBy={id} />
      </div>
    </li>
  );
});

function RowWait({ remaining }: { readonly remaining: number }) {
  return <Wait remaining={remaining} readAt={useContext(ReadAt)} />;
}
