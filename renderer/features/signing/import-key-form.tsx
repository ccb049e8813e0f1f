import { FileKey2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SigningTrouble } from '../../../shared/evidence/reporting.ts';
import { forget } from '../../base/form/forget.ts';
import { useCall } from '../../base/form/use-call.ts';
import { useFirstFocus } from '../../base/form/use-first-focus.ts';
import { FormActions } from '../../base/panels/form-actions.tsx';
import styles from '../../base/panels/panels.module.css';
import { Button } from '../../ui/button.tsx';
import { SecretBox } from '../../ui/fields/secret-box.tsx';
import { Form } from '../../ui/form.tsx';
import { readSmallFile } from './read-small-file.ts';
import { SigningTroubleNotice } from './signing-trouble-notice.tsx';

/** An organisation's key and certificate, which come together in one file under a passphrase. */
export function ImportKeyForm({ onTaken, onCancel }: { readonly onTaken: () => void; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const call = useCall();
  const [file, setFile] = useState<File | null>(null);
  const [isFileNeeded, setFileNeeded] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [trouble, setTrouble] = useState<SigningTrouble | null>(null);
  const choose = useRef<HTMLButtonElement>(null);
  useFirstFocus(true, () => choose.current);
  const leave = (then: () => void) => forget(() => setPassphrase(''), then);
  const submit = async () => {
    if (call.isUnderWay) return;
    setTrouble(null);
    if (!file) {
      setFileNeeded(true);
      choose.current?.focus();
      return;
    }
    const bytes = await readSmallFile(file);
    if (!bytes) return setTrouble('notAFile');
    void call.make(
      () => window.facedesk.signing.importKey({ file: bytes, passphrase }),
      (answer) => {
        if (answer.result === 'taken') leave(onTaken);
        else setTrouble(answer.why);
      },
    );
  };
  return (
    <Form className={styles.form} aria-label={t('signing.import.title')} onSubmit={() => void submit()}>
      <p className={styles.quiet}>{t('signing.import.text')}</p>
      <div className={styles.panelRow}>
        <FileTrigger
          acceptedFileTypes={['.p12', '.pfx']}
          onSelect={(files) => {
            setFile(files?.[0] ?? null);
            setFileNeeded(false);
            setTrouble(null);
          }}
        >
          <Button ref={choose}>
            <FileKey2 size={15} aria-hidden="true" />
            {t('signing.import.choose')}
          </Button>
        </FileTrigger>
        <span role="status" className={isFileNeeded ? styles.needed : styles.quiet}>
          {file ? file.name : t(isFileNeeded ? 'signing.import.fileNeeded' : 'signing.import.noFile')}
        </span>
      </div>
      <div className={styles.fields}>
        <SecretBox
          label={t('signing.import.passphrase')}
          hint={t('signing.import.passphraseHint')}
          value={passphrase}
          onChange={(text) => {
            setPassphrase(text);
            setTrouble(null);
          }}
          problem={null}
        />
      </div>
      <SigningTroubleNotice trouble={trouble} />
      <FormActions submit={t('signing.import.submit')} call={call} onCancel={() => leave(onCancel)} />
    </Form>
  );
}
