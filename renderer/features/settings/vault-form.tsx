import { PassphraseForm } from './passphrase-form.tsx';
import { UnlockForm } from './unlock-form.tsx';
import type { VaultAction } from './vault-words.ts';

export type VaultFormName = Extract<VaultAction, 'unlock' | 'recover' | 'choosePassphrase' | 'changePassphrase'>;

export interface VaultFormProps {
  /** Under what the form's title stands. */
  readonly titleLevel?: 2 | 3;
  /** Opened by a press, so that what comes next is typed here. */
  readonly isFocused: boolean;
  readonly onDone: () => void;
  /** Null where it is the way on and not one that was chosen. */
  readonly onCancel: (() => void) | null;
}

/** What is typed in these forms is gone with them: nothing keeps a passphrase. */
export function VaultForm({ name, ...props }: VaultFormProps & { readonly name: VaultFormName }) {
  switch (name) {
    case 'unlock':
      return <UnlockForm {...props} way="passphrase" />;
    case 'recover':
      return <UnlockForm {...props} way="code" />;
    case 'choosePassphrase':
      return <PassphraseForm {...props} needsCurrent={false} />;
    case 'changePassphrase':
      return <PassphraseForm {...props} needsCurrent />;
  }
}
