import { FileKey2, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { LaneSummary } from '../../../shared/contract/credentials.ts';
import type { CredentialProblem } from '../../../shared/entry/credentials.ts';
import { LONGEST_KEY } from '../../../shared/entry/public-key.ts';
import type { Entries } from '../../base/form/use-entries.ts';
import { useFieldText } from '../../base/form/use-field-text.ts';
import settings from '../../base/panels/panels.module.css';
import { Button } from '../../ui/button.tsx';
import { TextBox } from '../../ui/fields/text-box.tsx';
import { hexGroups } from '../../ui/hex-groups.tsx';
import type { LaneEntries, LaneField } from './lane-entries.ts';
import { publicKeyProblem } from './public-key.ts';
import styles from './public-key-field.module.css';

interface PublicKeyFieldProps {
  readonly lane: LaneSummary;
  readonly entries: Entries<LaneEntries, LaneField>;
}

/** Cashfree's public key: from a file, or pasted. Of a private key chosen by mistake nothing is kept, not even here. */
export function PublicKeyField({ lane, entries }: PublicKeyFieldProps) {
  const { t } = useTranslation();
  const fieldText = useFieldText();
  const [refusedFile, setRefusedFile] = useState<CredentialProblem | null>(null);
  const { typed, change } = entries;
  const fingerprint = lane.credentials?.publicKeyFingerprint ?? null;

  const enter = (text: string) => {
    const isPrivate = publicKeyProblem(text) === 'privateKey';
    setRefusedFile(isPrivate ? 'privateKey' : null);
    change({ publicKey: isPrivate ? '' : text, isKeyRemoved: false });
  };
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const text = file.size > LONGEST_KEY ? null : await file.text().catch(() => null);
    const problem = text === null || text.trim() === '' ? 'notAPublicKey' : publicKeyProblem(text);
    setRefusedFile(problem);
    if (text !== null && problem === null) change({ publicKey: text.trim(), isKeyRemoved: false });
  };
  return (
    <div className={styles.field}>
      <TextBox
        label={t('lane.field.publicKey')}
        aside={t('common.optional')}
        {...entries.box('publicKey')}
        onChange={enter}
        problem={fieldText('publicKey', refusedFile ?? entries.shownProblem('publicKey'))}
        placeholder={t(fingerprint ? 'lane.unchanged' : 'lane.publicKey.placeholder')}
        hint={t('lane.hint.publicKey')}
        lines={3}
        isCode
      />
      {fingerprint ? (
        <p className={settings.quiet}>
          {t(typed.isKeyRemoved ? 'lane.publicKey.willBeRemoved' : 'lane.publicKey.kept')}{' '}
          <code className={styles.fingerprint}>{hexGroups(fingerprint).join(' ')}</code>
        </p>
      ) : null}
      <div className={settings.actions}>
        <FileTrigger onSelect={(files) => void choose(files?.[0])}>
          <Button>
            <FileKey2 size={15} aria-hidden="true" />
            {t('lane.publicKey.choose')}
          </Button>
        </FileTrigger>
        {fingerprint ? (
          <Button look="quiet" onPress={() => change({ isKeyRemoved: !typed.isKeyRemoved, publicKey: '' })}>
            {typed.isKeyRemoved ? <Undo2 size={15} aria-hidden="true" /> : <Trash2 size={15} aria-hidden="true" />}
            {t(typed.isKeyRemoved ? 'lane.publicKey.undo' : 'lane.publicKey.remove')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
