import { useTranslation } from 'react-i18next';
import { MINIMUM_PASSPHRASE_LENGTH } from '../../../shared/vault.ts';
import { SecretBox } from '../../ui/fields/secret-box.tsx';
import styles from '../panels/panels.module.css';
import type { PassphraseField } from './passphrase.ts';
import type { PassphraseTyped } from './use-passphrase.ts';

interface PassphraseFieldsProps {
  readonly entries: PassphraseTyped;
  readonly labels: Readonly<Record<PassphraseField, string>>;
  /** Said at the new passphrase. */
  readonly hint: string;
}

/** The boxes of a new passphrase. */
export function PassphraseFields({ entries, labels, hint }: PassphraseFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.fields}>
      {entries.fields.map((field) => {
        const problem = entries.problemOf(field);
        return (
          <div key={field} className={field === 'current' ? styles.wide : undefined}>
            <SecretBox
              label={labels[field]}
              {...(field === 'passphrase' ? { hint } : {})}
              value={entries.typed[field]}
              onChange={(text) => entries.change(field, text)}
              problem={problem && t(`passphraseProblem.${problem}`, { least: MINIMUM_PASSPHRASE_LENGTH })}
              inputRef={entries.inputRef(field)}
              isRequired
            />
          </div>
        );
      })}
    </div>
  );
}
