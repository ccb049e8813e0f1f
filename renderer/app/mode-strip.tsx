import clsx from 'clsx';
import { FlaskConical, GraduationCap, LockKeyhole, Radio, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';
import styles from './mode-strip.module.css';
import { SettingsLink } from './settings-link.tsx';
import { useProgram, useVault } from './use-program.ts';

const icons = { practice: GraduationCap, sandbox: FlaskConical, production: Radio };

/** Says above every screen where checks go, and what keeps them from going. */
export function ModeStrip() {
  const { t } = useTranslation();
  const program = useProgram();
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
  const { mode, loopbackVendors } = program.data;
  const Icon = icons[mode];
  return (
    <header>
      <div className={clsx(styles.strip, styles[mode])}>
        <Icon size={16} aria-hidden="true" />
        <strong className={styles.name}>{t(`shell.mode.${mode}.name`)}</strong>
        <span className={styles.text}>{t(`shell.mode.${mode}.text`)}</span>
      </div>
      {loopbackVendors ? (
        <div className={clsx(styles.strip, styles.warning)}>
          <TriangleAlert size={16} aria-hidden="true" />
          <span className={styles.text}>{t('shell.loopbackVendors')}</span>
        </div>
      ) : null}
      {mode === 'practice' ? null : <VaultStrip />}
    </header>
  );
}

/** In practice nothing needs the vault. */
function VaultStrip() {
  const { t } = useTranslation();
  const { data: vault } = useVault();
  const isShut = vault?.state === 'locked' || vault?.state === 'closed';
  // There before it has anything to say, so that it is read out when it does.
  return (
    <div role="status">
      {isShut ? (
        <div className={clsx(styles.strip, styles.warning)}>
          <LockKeyhole size={16} aria-hidden="true" />
          <span className={styles.text}>{t(`shell.vault.${vault.state}`)}</span>
          <SettingsLink section="protection" />
        </div>
      ) : null}
    </div>
  );
}
