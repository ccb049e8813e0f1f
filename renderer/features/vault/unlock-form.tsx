import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forget } from '../../base/form/forget.ts';
import { useCall } from '../../base/form/use-call.ts';
import { useFirstFocus } from '../../base/form/use-first-focus.ts';
import { FormPanel } from '../../base/panels/form-panel.tsx';
import { SecretBox } from '../../ui/fields/secret-box.tsx';
import { TextBox } from '../../ui/fields/text-box.tsx';
import type { VaultFormProps } from './vault-form-props.ts';

interface UnlockFormProps extends VaultFormProps {
  readonly by: 'passphrase' | 'code';
}

/** Opens the vault. A wrong word is told at once, and stays selected, to be typed over or mended. */
export function UnlockForm({ by, titleLevel, isFocused, onDone, onCancel }: UnlockFormProps) {
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
      () => (by === 'passphrase' ? vault.unlock({ passphrase: typed }) : vault.unlockWithRecoveryCode({ code: typed })),
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
    label: t(`vault.${by}.label`),
    hint: t(`vault.${by}.hint`),
    value: typed,
    onChange: (text: string) => {
      setTyped(text);
      setProblem(null);
    },
    problem: problem && t(`vault.${by}.${problem}`),
    inputRef: (element: HTMLInputElement | HTMLTextAreaElement | null) => {
      input.current = element;
    },
    isRequired: true,
  };
  return (
    <FormPanel
      title={t(`vault.${by}.title`)}
      {...(titleLevel ? { titleLevel } : {})}
      submit={t('vault.unlock')}
      call={call}
      onSubmit={submit}
      onCancel={onCancel && (() => forget(() => setTyped(''), onCancel))}
    >
      {by === 'passphrase' ? <SecretBox {...box} /> : <TextBox {...box} isCode />}
    </FormPanel>
  );
}
