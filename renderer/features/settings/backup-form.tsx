import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/contract.ts';
import type { BackupTrouble } from '../../../shared/records.ts';
import { MINIMUM_PASSPHRASE_LENGTH } from '../../../shared/vault.ts';
import { forget } from '../../app/form/forget.ts';
import { Notice } from '../../ui/notice.tsx';
import { BackupTroubleNotice } from './backup-trouble-notice.tsx';
import { FormPanel } from './form-panel.tsx';
import { PassphraseFields } from './passphrase-fields.tsx';
import styles from './settings.module.css';
import { usePassphrase } from './use-passphrase.ts';
import type { RecordsWork } from './use-records-work.ts';
import { WorkProgress } from './work-progress.tsx';

export type Written = Extract<AnswerOf<'records.backUp'>, { result: 'written' }>;

interface BackupFormProps {
  readonly work: RecordsWork;
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  readonly onWritten: (written: Written) => void;
  readonly onCancel: () => void;
}

/** Chooses the backup's passphrase, and has it written. */
export function BackupForm({ work, titleRef, onWritten, onCancel }: BackupFormProps) {
  const { t } = useTranslation();
  const entries = usePassphrase(false, true);
  const [trouble, setTrouble] = useState<BackupTrouble | null>(null);
  const isUnderWay = work.underWay === 'backUp';
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
    <FormPanel
      title={t('records.backUp.title')}
      titleRef={titleRef}
      submit={t('records.backUp.submit')}
      call={{ isUnderWay: work.underWay !== null, problem: work.problemOf('backUp') }}
      onSubmit={submit}
      onCancel={isUnderWay ? null : () => forget(entries.empty, onCancel)}
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
      <WorkProgress name="backUp" work={work} focusAfter={titleRef} />
      {work.wasCancelled('backUp') ? <Notice tone="calm">{t('records.work.cancelled')}</Notice> : null}
      <BackupTroubleNotice trouble={trouble} said={t('records.backUp.failed')} />
    </FormPanel>
  );
}
