import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forget } from '../../app/form/forget.ts';
import { useCall } from '../../app/form/use-call.ts';
import { useFirstFocus } from '../../app/form/use-first-focus.ts';
import { SecretBox } from '../../ui/secret-box.tsx';
import { TextBox } from '../../ui/text-box.tsx';
import { FormPanel } from './form-panel.tsx';
import type { VaultFormProps } from './vault-form.tsx';

interface UnlockFormProps extends VaultFormProps {
  readonly way: 'passphrase' | 'code';
}

/** Opens the vault. A wrong word is told at once, and stays selected, to be typed over or mended. */
export function UnlockForm({ way, titleLevel, isFocused, onDone, onCancel }: UnlockFormProps) {
  const { t } = useTranslation();
  const call = useCall();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<'required' | 'wrong' | null>(null);
  const input = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  useFirstFocus(isFocused, () => input.current);

  const refuse = (why: 'required' | 'wrong') => {
    setProblem(why);
    input.current?.focus();
    input.current?.select();
  };
  const submit = () => {
    if (typed.trim() === '') {
      refuse('required');
      return;
    }
    const { vault } = window.facedesk;
    void call.make(
      () =>
        way === 'passphrase' ? vault.unlock({ passphrase: typed }) : vault.unlockWithRecoveryCode({ code: typed }),
      ({ opened }) => {
        if (!opened) {
          refuse('wrong');
          return;
        }
        forget(() => setTyped(''), onDone);
      },
    );
  };
  const box = {
    label: t(`vault.${way}.label`),
    hint: t(`vault.${way}.hint`),
    value: typed,
    onChange: (text: string) => {
      setTyped(text);
      setProblem(null);
    },
    problem: problem && t(`vault.${way}.${problem}`),
    inputRef: (element: HTMLInputElement | HTMLTextAreaElement | null) => {
      input.current = element;
    },
    isRequired: true,
  };
  return (
    <FormPanel
      title={t(`vault.${way}.title`)}
      {...(titleLevel ? { titleLevel } : {})}
      submit={t('vault.unlock')}
      call={call}
      onSubmit={submit}
      onCancel={onCancel && (() => forget(() => setTyped(''), onCancel))}
    >
      {way === 'passphrase' ? <SecretBox {...box} /> : <TextBox {...box} isCode />}
    </FormPanel>
  );
}
