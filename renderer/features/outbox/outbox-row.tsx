import { ScanFace, Users } from 'lucide-react';
import { memo, useId } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { timesTried } from '../../../shared/check/attempts.ts';
import type { Check } from '../../../shared/check/check.ts';
import type { Pause } from '../../../shared/check/lane.ts';
import { hashOf } from '../../base/addresses/routes.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { StateChip } from '../../ui/state-chip.tsx';
import { CheckActions } from '../check/actions/check-actions.tsx';
import { OtherModeMark } from '../check/mode-mark.tsx';
import { Upload } from '../check/states/upload.tsx';
import { useExplanation } from '../check/states/use-explanation.ts';
import { Wait } from '../check/states/wait.tsx';
import styles from './outbox-row.module.css';
import { isSameRow, type RowContent } from './same-row.ts';

const icons = { livenessLookup: ScanFace, faceMatch: Users };

/** One open check. Drawn anew only when something of it has changed: there may be hundreds. */
export const OutboxRow = memo(function OutboxRow({ check, remaining, readAt, pause, stopped, limit }: RowContent) {
  const { t } = useTranslation();
  const formats = useFormats();
  const id = useId();
  const explanation = useExplanation(check, { pause, stopped, limit: limit ?? null, remaining });
  if (!explanation) return null;
  const { state, kind, caseReference, mode } = check;
  const Icon = icons[kind];
  const tries = timesTried(check.attempts);
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
          <StateChip tone={explanation.goes}>{explanation.title}</StateChip>
          <OtherModeMark mode={mode} />
        </p>
        <p className={styles.facts}>
          <span className={styles.id}>{kind === 'livenessLookup' ? check.sessionId : check.verificationId}</span>
          <span title={formats.dateTime(check.enteredAt)}>
            {t('outbox.item.entered', { time: formats.time(check.enteredAt) })}
          </span>
          {tries > 0 ? <span>{t('outbox.item.attempts', { count: tries })}</span> : null}
        </p>
        {state.name === 'sending' && state.totalBytes > 0 ? <Upload {...state} /> : null}
        {saysWhy(check, pause) ? (
          <p className={styles.why}>
            {explanation.happened} {explanation.goes === 'person' ? explanation.next : null}
          </p>
        ) : null}
        {state.name === 'waiting' && remaining !== null && !stopped ? (
          <Wait remaining={remaining} readAt={readAt} />
        ) : null}
      </div>
      <div className={styles.actions}>
        <CheckActions check={check} actions={explanation.actions} isBrief describedBy={id} />
      </div>
    </li>
  );
}, isSameRow);

/** True where the row has to say why. A queued one waits for its lane, and that tells: but not that a session dies of it. */
function saysWhy({ state, kind }: Pick<Check, 'state' | 'kind'>, pause: Pause | null): boolean {
  if (state.name === 'queued') return kind === 'livenessLookup' && pause?.reason === 'rateLimited';
  return state.name !== 'sending';
}
