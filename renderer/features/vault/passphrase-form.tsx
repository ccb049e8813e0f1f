import { useTranslation } from 'react-i18next';
import { MINIMUM_PASSPHRASE_LENGTH } from '../../../shared/vault.ts';
import { forget } from '../../base/form/forget.ts';
import { useCall } from '../../base/form/use-call.ts';
import { FormPanel } from '../../base/panels/form-panel.tsx';
import styles from '../../base/panels/panels.module.css';
import { PassphraseFields } from '../../base/passphrase/passphrase-fields.tsx';
import { usePassphrase } from '../../base/passphrase/use-passphrase.ts';
import type { VaultFormProps } from './vault-form-props.ts';

interface PassphraseFormProps extends VaultFormProps {
  readonly needsCurrent: boolean;
}

/** Chooses or changes the passphrase that protects the vault. */
export function PassphraseForm({ needsCurrent, isFocused, onDone, onCancel }: PassphraseFormProps) {
  const { t } = useTranslation();
  const call = useCall();
  const entries = usePassphrase(needsCurrent, isFocused);
  const submit = () => {
    if (!entries.check()) return;
    const { passphrase, current } = entries.typed;
    void call.make(
      () => window.facedesk.vault.protectWithPassphrase({ passphrase, current: needsCurrent ? current : null }),
      ({ changed }) => {
        if (changed) forget(entries.empty, onDone);
        else entries.refuse({ field: needsCurrent ? 'current' : 'passphrase', problem: 'wrong' });
      },
    );
  };
  const name = needsCurrent ? 'changePassphrase' : 'choosePassphrase';
  const what = needsCurrent ? 'change' : 'choose';
  return (
    <FormPanel
      title={t(`vault.${name}.title`)}
      submit={t(`vault.${name}.submit`)}
      call={call}
      onSubmit={submit}
      onCancel={onCancel && (() => forget(entries.empty, onCancel))}
    >
      <PassphraseFields
        entries={entries}
        labels={{
          current: t(`vault.field.current.${what}`),
          passphrase: t(`vault.field.passphrase.${what}`),
          again: t(`vault.field.again.${what}`),
        }}
        hint={t('vault.field.passphrase.hint', { least: MINIMUM_PASSPHRASE_LENGTH })}
      />
      <p className={styles.quiet}>{t('vault.passphrase.forgotten')}</p>
    </FormPanel>
  );
}
