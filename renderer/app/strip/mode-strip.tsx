import { useQueryClient } from '@tanstack/react-query';
import clsx from 'clsx';
import { FlaskConical, GraduationCap, LockKeyhole, Radio, ShieldAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/contract/contract.ts';
import { SettingsLink } from '../../base/addresses/settings-link.tsx';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import { useProgram, useRecords, useVault } from '../../base/use-program.ts';
import { Notice } from '../../ui/notice.tsx';
import styles from './mode-strip.module.css';
import { ClockLine, NewsLine, StripLine } from './mode-strip-lines.tsx';

const icons = { practice: GraduationCap, sandbox: FlaskConical, production: Radio };

/** Says above every screen where checks go, and what keeps them from going. */
export function ModeStrip() {
  const { t } = useTranslation();
  const program = useProgram();
  const records = useRecords().data;
  if (program.isError) {
    return (
      <header>
        <Notice tone="problem" isAlert>
          {t('shell.noBridge')}
        </Notice>
      </header>
    );
  }
  if (!program.data) return null;
  const { mode, loopbackVendors, clockOffset } = program.data;
  // While they are closed, what has to be said is said in the place of every screen.
  const isOpen = records?.state === 'open';
  return (
    <header>
      <ModeLine program={program.data} isOpen={isOpen} throwAway={isOpen && records.throwAway} />
      {loopbackVendors ? (
        <StripLine tone="warning" icon={TriangleAlert}>
          {t('shell.loopbackVendors')}
        </StripLine>
      ) : null}
      {isOpen && mode !== 'practice' ? <ProtectionLine throwAway={records.throwAway} /> : null}
      <ClockLine offset={clockOffset} />
      <NewsLine />
    </header>
  );
}

interface ModeLineProps {
  readonly program: AnswerOf<'program.describe'>;
  readonly isOpen: boolean;
  readonly throwAway: boolean;
}

/** The one line that is always there. Practice has its tools in it. */
function ModeLine({ program: { mode, practiceOffline }, isOpen, throwAway }: ModeLineProps) {
  const { t } = useTranslation();
  const Icon = icons[mode];
  const isPractice = mode === 'practice';
  return (
    <div className={clsx(styles.strip, styles[mode])}>
      <Icon size={16} aria-hidden="true" />
      <strong className={styles.name}>{t(`shell.mode.${mode}.name`)}</strong>
      <span className={styles.text} role="status">
        {isPractice && practiceOffline ? (
          <strong className={styles.offline}>{t('shell.offline.on')}</strong>
        ) : (
          t(`shell.mode.${mode}.text`)
        )}
      </span>
      {isPractice && throwAway ? (
        <span className={styles.text}>
          {t('shell.throwAway.practice')} <SettingsLink section="protection" text={t('shell.throwAway.way')} />
        </span>
      ) : null}
      {isPractice && isOpen ? <OfflineSwitch isOffline={practiceOffline} /> : null}
    </div>
  );
}

/** In practice nothing needs the vault, and records may end with the program. */
function ProtectionLine({ throwAway }: { readonly throwAway: boolean }) {
  const { t } = useTranslation();
  const { data: vault } = useVault();
  const isShut = vault?.state === 'locked' || vault?.state === 'closed';
  // There before it has anything to say, so that it is read out when it does.
  return (
    <div role="status">
      {isShut ? (
        <StripLine tone="warning" icon={LockKeyhole} end={<SettingsLink section="protection" />}>
          {t(`shell.vault.${vault.state}`)}
        </StripLine>
      ) : null}
      {throwAway && !isShut ? (
        <StripLine
          tone="warning"
          icon={ShieldAlert}
          end={<SettingsLink section="protection" text={t('shell.throwAway.protect')} />}
        >
          {t('shell.throwAway.real')}
        </StripLine>
      ) : null}
    </div>
  );
}

/** Puts the practice vendors out of reach, so that anyone can see what the outbox does then. */
function OfflineSwitch({ isOffline }: { readonly isOffline: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const call = useCall();
  const turn = () =>
    void call.make(
      () => window.facedesk.practice.setOffline({ offline: !isOffline }),
      () => void client.invalidateQueries({ queryKey: ['program'] }),
    );
  return (
    <>
      <button type="button" role="switch" aria-checked={isOffline} className={styles.switch} onClick={turn}>
        <span className={styles.track} aria-hidden="true" />
        {t('shell.offline.switch')}
      </button>
      {call.problem ? (
        <div className={styles.problem}>
          <CallNotice problem={call.problem} />
        </div>
      ) : null}
    </>
  );
}
