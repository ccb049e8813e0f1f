import { useQueryClient } from '@tanstack/react-query';
import { KeyRound, LockKeyhole, Timer, TriangleAlert } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LaneSummary } from '../../../shared/contract/credentials.ts';
import type { VaultStatus } from '../../../shared/vault.ts';
import { AskingButton } from '../../base/form/asking-button.tsx';
import settings from '../../base/panels/panels.module.css';
import { Button } from '../../ui/button.tsx';
import { type Detail, Details } from '../../ui/details.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './lane-card.module.css';
import { laneState } from './lane-entries.ts';
import { LaneForm } from './lane-form.tsx';
import { LaneTest } from './lane-test.tsx';

interface LaneCardProps {
  readonly lane: LaneSummary;
  readonly vault: VaultStatus;
  readonly loopbackAllowed: boolean;
}

const icons = { vault: KeyRound, session: Timer, shut: LockKeyhole, none: TriangleAlert };

/** One vendor in one mode: what is known of its credentials, and what can be done about them. */
export function LaneCard({ lane, vault, loopbackAllowed }: LaneCardProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const [isEditing, setEditing] = useState(false);
  const [saved, setSaved] = useState<'saved' | 'removed' | null>(null);
  const name = t('lane.name', { vendor: t(`vendor.${lane.vendor}`), mode: t(`mode.${lane.mode}.inWords`) });
  const state = laneState(lane, vault);
  const Icon = icons[state];
  const finish = (what: 'saved' | 'removed' | null) => {
    setSaved(what);
    setEditing(false);
    title.current?.focus();
  };
  return (
    <section className={settings.panel} aria-labelledby={titleId}>
      <header className={styles.header}>
        <h4 id={titleId} ref={title} tabIndex={-1} className={styles.title}>
          {name}
        </h4>
        <span className={styles.state} data-state={state}>
          <Icon size={14} aria-hidden="true" />
          {t(`lane.state.${state}`)}
        </span>
      </header>
      <LaneDetails lane={lane} />
      <div role="status" className={styles.saved}>
        {saved && !isEditing ? <Notice tone="good">{t(`lane.${saved}`)}</Notice> : null}
      </div>
      {isEditing ? (
        <LaneForm
          lane={lane}
          name={name}
          vault={vault}
          loopbackAllowed={loopbackAllowed}
          onSaved={() => finish('saved')}
          onCancel={() => finish(null)}
        />
      ) : (
        <>
          <div className={settings.actions}>
            <Button
              aria-label={t(lane.credentials ? 'lane.changeOf' : 'lane.enterOf', { lane: name })}
              onPress={() => setEditing(true)}
            >
              {t(lane.credentials ? 'lane.change' : 'lane.enter')}
            </Button>
            {lane.credentials ? (
              <AskingButton
                label={t('lane.remove')}
                name={t('lane.removeOf', { lane: name })}
                title={t('lane.question.remove.title', { lane: name })}
                yes={t('lane.question.remove.yes')}
                call={() => window.facedesk.credentials.remove({ vendor: lane.vendor, mode: lane.mode })}
                onDone={(lanes) => {
                  finish('removed');
                  client.setQueryData(['lanes'], lanes);
                }}
              >
                <p>{t('lane.question.remove.text', { vendor: t(`vendor.${lane.vendor}`) })}</p>
              </AskingButton>
            ) : null}
          </div>
          {lane.credentials ? <LaneTest key={endings(lane)} lane={lane} name={name} /> : null}
        </>
      )}
    </section>
  );
}

/** What a test found out says nothing of other credentials, nor of another address. */
function endings({ credentials, baseUrl }: LaneSummary): string {
  return `${credentials?.clientIdEnding} ${credentials?.clientSecretEnding} ${baseUrl}`;
}

function LaneDetails({ lane }: Pick<LaneCardProps, 'lane'>) {
  const { t } = useTranslation();
  const { credentials, baseUrl } = lane;
  if (!credentials) return null;
  const details: Detail[] = [
    { label: t('lane.field.clientId'), value: t('lane.endsIn', { ending: credentials.clientIdEnding }) },
    { label: t('lane.field.clientSecret'), value: t('lane.endsIn', { ending: credentials.clientSecretEnding }) },
    ...(lane.vendor === 'instantPay'
      ? [{ label: t('lane.field.defaultCustomerIp'), value: lane.defaultCustomerIp, missing: t('lane.noneSet') }]
      : [
          {
            label: t('lane.publicKey.fingerprint'),
            value: credentials.publicKeyFingerprint,
            isId: true,
            missing: t('lane.noneSet'),
          },
        ]),
    { label: t('lane.field.baseUrl'), value: baseUrl, missing: t('lane.noBaseUrl') },
  ];
  return <Details details={details} isWide />;
}
