import { Pause, Play, RotateCw } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxLane } from '../../../shared/check/outbox.ts';
import { toneOfLane } from '../../../shared/status/check-status.ts';
import { SettingsLink } from '../../base/addresses/settings-link.tsx';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { OtherModeMark } from '../check/mode-mark.tsx';
import { Wait } from '../check/states/wait.tsx';
import styles from './lane-cards.module.css';
import { laneWords } from './lane-words.ts';

/** Each vendor's share of the outbox: whether it sends, and why not. */
export function LaneCards({ lanes, readAt }: { readonly lanes: readonly OutboxLane[]; readonly readAt: number }) {
  const { t } = useTranslation();
  return (
    <section className={styles.lanes} aria-label={t('outbox.lanes.title')}>
      {lanes.map((lane) => (
        <LaneCard key={`${lane.vendor} ${lane.mode}`} lane={lane} readAt={readAt} />
      ))}
    </section>
  );
}

const SECOND = 1_000;

const icons = { pause: Pause, resume: Play, tryNow: RotateCw };

function LaneCard({ lane, readAt }: { readonly lane: OutboxLane; readonly readAt: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const id = useId();
  const call = useCall();
  const { vendor, mode, open, remaining } = lane;
  const words = laneWords(lane);
  const length = lane.limit ? formats.duration(Math.max(SECOND, lane.limit.remaining)) : '';
  const values = { ...words.values, length, vendor: t(`vendor.${vendor}`) };
  const name = t('outbox.lanes.name', { vendor: values.vendor, mode: t(`mode.${mode}.inWords`) });
  const carryOut = (action: 'pause' | 'resume' | 'tryNow') => {
    const { outbox } = window.facedesk;
    const one = { lane: { vendor, mode } };
    void call.make(() => (action === 'pause' ? outbox.pause(one) : outbox.resume(one)));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div role="group" aria-label={name} className={styles.lane}>
      <header className={styles.header}>
        <h2 id={id} className={styles.name}>
          {values.vendor}
        </h2>
        <OtherModeMark mode={mode} />
        <StateChip tone={toneOfLane(lane)}>{t(words.status)}</StateChip>
        <span className={styles.open}>
          {open === 0 ? t('outbox.lanes.none') : t('outbox.lanes.open', { count: open })}
        </span>
      </header>
      <div className={styles.content}>
        <div className={styles.texts}>
          <p>
            {words.texts.map((text) => t(text, values)).join(' ')}{' '}
            {words.leadsToSettings ? <SettingsLink section="credentials" /> : null}
          </p>
          {remaining === null || lane.stopped ? null : <Wait remaining={remaining} readAt={readAt} />}
        </div>
        <div className={styles.actions}>
          {words.actions.map((action) => {
            const Icon = icons[action];
            return (
              <Button key={action} aria-describedby={id} isBusy={call.isUnderWay} onPress={() => carryOut(action)}>
                <Icon size={14} aria-hidden="true" />
                {t(`outbox.lanes.${action}`)}
              </Button>
            );
          })}
        </div>
      </div>
      <CallNotice problem={call.problem} />
    </div>
  );
}
