import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultStatus } from '../../../shared/vault.ts';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import styles from '../../base/panels/panels.module.css';
import { focusSection, Section } from '../../base/panels/section.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PassphraseForm } from './passphrase-form.tsx';
import { RecoveryCode } from './recovery-code.tsx';
import { SetAside } from './set-aside.tsx';
import { UnlockForm } from './unlock-form.tsx';
import { useWasRecovered } from './use-was-recovered.ts';
import type { VaultFormProps } from './vault-form-props.ts';
import { type VaultAction, type VaultFormName, vaultWords } from './vault-words.ts';

const formActions: readonly VaultAction[] = ['unlock', 'recover', 'choosePassphrase', 'changePassphrase'];
const isForm = (action: VaultAction): action is VaultFormName => formActions.includes(action);

interface ProtectionSectionProps {
  readonly vault: VaultStatus;
  /** What protects besides the vault. */
  readonly children?: ReactNode;
}

/** How credentials and records are protected, and what to do where they can't be opened. */
export function ProtectionSection({ vault, children }: ProtectionSectionProps) {
  const { t } = useTranslation();
  const call = useCall();
  const [wasRecovered, setRecovered] = useWasRecovered();
  const [opened, setOpened] = useState<VaultFormName | null>(null);
  const [keptAs, setKeptAs] = useState<string | null>(null);
  const { tone, title, text, next, first, others } = vaultWords(vault, wasRecovered);
  const isRecoverable = vault.state !== 'empty' && vault.recoverable;
  // A form that was opened goes with the state that offered it.
  const form = opened !== null && others.includes(opened) ? opened : first;

  /** What was used may be gone, so the focus goes to where the new state is told. */
  const finish = () => {
    setOpened(null);
    setKeptAs(null);
    focusSection('protection');
  };
  const finishForm = (name: VaultFormName) => {
    setRecovered(name === 'recover');
    finish();
  };
  const carryOut = (action: VaultAction) => {
    if (isForm(action)) setOpened(action);
    if (action === 'retry') void call.make(() => window.facedesk.vault.retry({}), finish);
    if (action === 'useKeychain') {
      void call.make(
        () => window.facedesk.vault.protectWithKeychain({}),
        () => {
          setRecovered(false);
          finish();
        },
      );
    }
  };
  return (
    <Section name="protection">
      <div role="status">
        <Notice tone={tone} title={t(title)}>
          <p>
            {t(text)} {next && t(next)}
          </p>
        </Notice>
      </div>
      {keptAs === null ? null : <Notice tone="good">{t('vault.setAside.done', { name: keptAs })}</Notice>}
      {form ? (
        <VaultForm
          key={form}
          name={form}
          isFocused={form === opened}
          onDone={() => finishForm(form)}
          onCancel={form === opened ? () => setOpened(null) : null}
        />
      ) : null}
      <CallNotice problem={call.problem} />
      <div className={styles.actions}>
        {others
          .filter((action) => action !== form)
          .map((action) => {
            if (action === 'makeRecoveryCode') {
              return <RecoveryCode key={action} isRenewal={isRecoverable} />;
            }
            if (action === 'setAside')
              return <SetAside key={action} isRecoverable={isRecoverable} onDone={(name) => setKeptAs(name)} />;
            return (
              <Button key={action} isBusy={call.isUnderWay} onPress={() => carryOut(action)}>
                {t(`vault.action.${action}`)}
              </Button>
            );
          })}
      </div>
      {children}
    </Section>
  );
}

function VaultForm({ name, ...props }: VaultFormProps & { readonly name: VaultFormName }) {
  if (name === 'unlock' || name === 'recover') {
    return <UnlockForm {...props} by={name === 'unlock' ? 'passphrase' : 'code'} />;
  }
  return <PassphraseForm {...props} needsCurrent={name === 'changePassphrase'} />;
}
