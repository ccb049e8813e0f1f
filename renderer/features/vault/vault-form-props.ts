/** What is typed in the vault's forms is gone with them: nothing keeps a passphrase. */
export interface VaultFormProps {
  /** Under what the form's title stands. */
  readonly titleLevel?: 2 | 3;
  /** Opened by a press, so that what comes next is typed here. */
  readonly isFocused: boolean;
  readonly onDone: () => void;
  /** Null where it is the way on and not one that was chosen. */
  readonly onCancel: (() => void) | null;
}
