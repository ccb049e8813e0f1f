import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/contract.ts';
import type { BackupTrouble } from '../../../shared/records.ts';
import { forget } from '../../app/form/forget.ts';
import { useFirstFocus } from '../../app/form/use-first-focus.ts';
import { Notice } from '../../ui/notice.tsx';
import { SecretBox } from '../../ui/secret-box.tsx';
import { BackupTroubleNotice } from './backup-trouble-notice.tsx';
import { FormPanel } from './form-panel.tsx';
import { RestoreQuestion } from './restore-question.tsx';
import type { RecordsWork } from './use-records-work.ts';
import { WorkProgress } from './work-progress.tsx';

export type Restored = Extract<AnswerOf<'records.restore'>, { result: 'restored' }>;

interface RestoreFormProps {
  readonly work: RecordsWork;
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  readonly titleLevel?: 2 | 3;
  readonly onRestored: (restored: Restored) => void;
  readonly onCancel: () => void;
}

/** Takes the backup's passphrase, says what restoring does to the records that are there, and has it done. */
export function RestoreForm({ work, titleRef, titleLevel, onRestored, onCancel }: RestoreFormProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<BackupTrouble | null>(null);
  const input = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  useFirstFocus(true, () => input.current);
  const empty = () => setTyped('');
  const ask = () => {
    if (work.underWay !== null) return;
    setTrouble(null);
    setMissing(typed === '');
    if (typed === '') input.current?.focus();
    else setAsking(true);
  };
  const restore = () => {
    setAsking(false);
    work.carryOut(
      'restore',
      () => window.facedesk.records.restore({ passphrase: typed }),
      (answer) => {
        if (answer.result === 'restored') forget(empty, () => onRestored(answer));
        if (answer.result === 'failed') setTrouble(answer.why);
        return answer.result !== 'declined';
      },
      ({ result }) => result === 'restored',
    );
  };
  return (
    <FormPanel
      title={t('records.restore.title')}
      titleRef={titleRef}
      {...(titleLevel ? { titleLevel } : {})}
      submit={t('records.restore.submit')}
      call={{ isUnderWay: work.underWay !== null, problem: work.problemOf('restore') }}
      onSubmit={ask}
      onCancel={work.underWay === 'restore' ? null : () => forget(empty, onCancel)}
    >
      <SecretBox
        label={t('records.restore.passphrase')}
        hint={t('records.restore.hint')}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setMissing(false);
        }}
        problem={isMissing ? t('records.restore.required') : null}
        inputRef={(element) => {
          input.current = element;
        }}
        isRequired
      />
      <WorkProgress name="restore" work={work} focusAfter={titleRef} />
      {work.wasCancelled('restore') ? <Notice tone="calm">{t('records.work.cancelled')}</Notice> : null}
      <BackupTroubleNotice trouble={trouble} said={t('records.restore.failed')} />
      <RestoreQuestion isOpen={isAsking} onYes={restore} onNo={() => setAsking(false)} />
    </FormPanel>
  );
}
