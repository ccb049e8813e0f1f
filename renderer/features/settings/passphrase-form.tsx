import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MINIMUM_PASSPHRASE_LENGTH } from '../../../shared/vault.ts';
import { forget } from '../../app/form/forget.ts';
import { useCall } from '../../app/form/use-call.ts';
import { useFirstFocus } from '../../app/form/use-first-focus.ts';
import { SecretBox } from '../../ui/secret-box.tsx';
import { FormPanel } from './form-panel.tsx';
import { type PassphraseFault, type PassphraseField, passphraseFault } from './passphrase.ts';
import styles from './settings.module.css';
import type { VaultFormProps } from './vault-form.tsx';

interface PassphraseFormProps extends VaultFormProps {
  readonly needsCurrent: boolean;
}

const empty = { current: '', passphrase: '', again: '' };

/** Chooses or changes the passphrase that protects the vault. */
export function PassphraseForm({ needsCurrent, isFocused, onDone, onCancel }: PassphraseFormProps) {
  const { t } = useTranslation();
  const call = useCall();
  const [typed, setTyped] = useState(empty);
  const [fault, setFault] = useState<PassphraseFault | null>(null);
  const inputs = useRef(new Map<PassphraseField, HTMLInputElement | HTMLTextAreaElement>());
  const fields: readonly PassphraseField[] = needsCurrent
    ? ['current', 'passphrase', 'again']
    : ['passphrase', 'again'];
  const first = fields[0] ?? 'passphrase';
  useFirstFocus(isFocused, () => inputs.current.get(first));

  const refuse = (found: PassphraseFault) => {
    setFault(found);
    inputs.current.get(found.field)?.focus();
    inputs.current.get(found.field)?.select();
  };
  const submit = () => {
    const found = passphraseFault(typed, needsCurrent);
    if (found) {
      refuse(found);
      return;
    }
    const request = { passphrase: typed.passphrase, current: needsCurrent ? typed.current : null };
    void call.make(
      () => window.facedesk.vault.protectWithPassphrase(request),
      ({ changed }) => {
        if (!changed) {
          refuse({ field: first, problem: 'wrong' });
          return;
        }
        forget(() => setTyped(empty), onDone);
      },
    );
  };
  const name = needsCurrent ? 'changePassphrase' : 'choosePassphrase';
  return (
    <FormPanel
      title={t(`vault.${name}.title`)}
      submit={t(`vault.${name}.submit`)}
      call={call}
      onSubmit={submit}
      onCancel={onCancel && (() => forget(() => setTyped(empty), onCancel))}
    >
      <div className={styles.fields}>
        {fields.map((field) => (
          <div key={field} className={field === 'current' ? styles.wide : undefined}>
            <SecretBox
              label={t(`vault.field.${field}.${needsCurrent ? 'change' : 'choose'}`)}
              {...(field === 'passphrase'
                ? { hint: t('vault.field.passphrase.hint', { least: MINIMUM_PASSPHRASE_LENGTH }) }
                : {})}
              value={typed[field]}
              onChange={(text) => {
                setTyped({ ...typed, [field]: text });
                setFault(null);
              }}
              problem={
                fault?.field === field
                  ? t(`passphraseProblem.${fault.problem}`, { least: MINIMUM_PASSPHRASE_LENGTH })
                  : null
              }
              inputRef={(input) => {
                if (input) inputs.current.set(field, input);
                else inputs.current.delete(field);
              }}
              isRequired
            />
          </div>
        ))}
      </div>
      <p className={styles.quiet}>{t('vault.passphrase.forgotten')}</p>
    </FormPanel>
  );
}
