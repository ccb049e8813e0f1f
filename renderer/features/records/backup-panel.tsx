import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/contract/contract.ts';
import type { BackupTrouble } from '../../../shared/records.ts';
import { MINIMUM_PASSPHRASE_LENGTH } from '../../../shared/vault.ts';
import { forget } from '../../base/form/forget.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import styles from '../../base/panels/panels.module.css';
import { PassphraseFields } from '../../base/passphrase/passphrase-fields.tsx';
import { usePassphrase } from '../../base/passphrase/use-passphrase.ts';
import { Details } from '../../ui/details.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { RecordsWork } from './use-records-work.ts';
import { WorkForm } from './work-form.tsx';
import { WorkPanel } from './work-panel.tsx';

/** Writes everything into one encrypted file. */
export function BackupPanel({ work, isUnprotected }: { readonly work: RecordsWork; readonly isUnprotected: boolean }) {
  return (
    <WorkPanel<Written>
      name="backUp"
      isUnprotected={isUnprotected}
      form={(titleRef, close) => (
        <BackupForm work={work} titleRef={titleRef} onWritten={close} onCancel={() => close(null)} />
      )}
      notice={(written) => <WrittenNotice written={written} />}
    />
  );
}

function WrittenNotice({ written }: { readonly written: Written }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      <Notice tone="good" title={t('records.backUp.done')}>
        <p>{t('records.backUp.advice')}</p>
      </Notice>
      {written.leftOut > 0 ? (
        <Notice tone="warning">{t('records.backUp.leftOut', { count: written.leftOut })}</Notice>
      ) : null}
      {written.recorded ? null : <Notice tone="warning">{t('records.backUp.unrecorded')}</Notice>}
      <Details
        details={[
          { label: t('records.backUp.file'), value: written.name },
          { label: t('records.backUp.checks'), value: formats.number(written.checks) },
          { label: t('records.backUp.pictures'), value: formats.number(written.pictures) },
          { label: t('records.backUp.size'), value: formats.byteLength(written.bytes) },
        ]}
      />
    </>
  );
}

type Written = Extract<AnswerOf<'records.backUp'>, { result: 'written' }>;

interface BackupFormProps {
  readonly work: RecordsWork;
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  readonly onWritten: (written: Written) => void;
  readonly onCancel: () => void;
}

/** Chooses the backup's passphrase, and has it written. */
function BackupForm({ work, titleRef, onWritten, onCancel }: BackupFormProps) {
  const { t } = useTranslation();
  const entries = usePassphrase(false, true);
  const [trouble, setTrouble] = useState<BackupTrouble | null>(null);
  const submit = () => {
    if (!entries.check()) return;
    const { passphrase } = entries.typed;
    setTrouble(null);
    work.carryOut(
      'backUp',
      () => window.facedesk.records.backUp({ passphrase }),
      (answer) => {
        if (answer.result === 'written') forget(entries.empty, () => onWritten(answer));
        if (answer.result === 'failed') setTrouble(answer.why);
        return answer.result !== 'declined';
      },
      ({ result }) => result === 'written',
    );
  };
  return (
    <WorkForm
      name="backUp"
      work={work}
      titleRef={titleRef}
      trouble={trouble}
      onSubmit={submit}
      onCancel={() => forget(entries.empty, onCancel)}
    >
      <dl className={styles.facts}>
        <dt>{t('records.backUp.holds')}</dt>
        <dd>{t('records.backUp.holdsText')}</dd>
        <dt>{t('records.backUp.leaves')}</dt>
        <dd>{t('records.backUp.leavesText')}</dd>
      </dl>
      <PassphraseFields
        entries={entries}
        labels={{
          current: '',
          passphrase: t('records.backUp.passphrase'),
          again: t('records.backUp.again'),
        }}
        hint={t('records.backUp.hint', { least: MINIMUM_PASSPHRASE_LENGTH })}
      />
      <p className={styles.quiet}>{t('records.backUp.forgotten')}</p>
    </WorkForm>
  );
}
