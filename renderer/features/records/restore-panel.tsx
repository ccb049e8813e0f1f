import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/contract/contract.ts';
import type { BackupTrouble } from '../../../shared/records.ts';
import { OutboxLink } from '../../base/addresses/outbox-link.tsx';
import { forget } from '../../base/form/forget.ts';
import { useFirstFocus } from '../../base/form/use-first-focus.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { SecretBox } from '../../ui/fields/secret-box.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Question } from '../../ui/question.tsx';
import type { RecordsWork } from './use-records-work.ts';
import { WorkForm } from './work-form.tsx';
import { WorkPanel } from './work-panel.tsx';

/** Puts a backup in the place of the records that are there. */
export function RestorePanel({ work, isUnprotected }: { readonly work: RecordsWork; readonly isUnprotected: boolean }) {
  const client = useQueryClient();
  return (
    <WorkPanel<Restored>
      name="restore"
      isUnprotected={isUnprotected}
      form={(titleRef, close) => (
        <RestoreForm
          work={work}
          titleRef={titleRef}
          onRestored={(restored) => {
            close(restored);
            // These are other records: nothing that was read before holds.
            void client.invalidateQueries();
          }}
          onCancel={() => close(null)}
        />
      )}
      notice={(restored) => <RestoredNotice restored={restored} />}
    />
  );
}

function RestoredNotice({ restored: { checks, held, aside, recorded } }: { readonly restored: Restored }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Notice tone="good" title={t('records.restore.done')}>
      <p>
        {t('records.restore.checks', formats.counted(checks))}{' '}
        {held === 0 ? t('records.restore.noneHeld') : t('records.restore.held', formats.counted(held))}{' '}
        {held > 0 ? <OutboxLink /> : null}
      </p>
      {aside === null ? null : <p>{t('records.restore.aside', { name: aside })}</p>}
      {recorded ? null : <p>{t('records.restore.unrecorded')}</p>}
    </Notice>
  );
}

type Restored = Extract<AnswerOf<'records.restore'>, { result: 'restored' }>;

interface RestoreFormProps {
  readonly work: RecordsWork;
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  readonly titleLevel?: 2 | 3;
  readonly onRestored: (restored: Restored) => void;
  readonly onCancel: () => void;
}

/** Takes the backup's passphrase, says what restoring does to the records that are there, and has it done. */
export function RestoreForm({ work, titleRef, titleLevel = 3, onRestored, onCancel }: RestoreFormProps) {
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
    <WorkForm
      name="restore"
      work={work}
      titleRef={titleRef}
      titleLevel={titleLevel}
      trouble={trouble}
      onSubmit={ask}
      onCancel={() => forget(empty, onCancel)}
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
      <Question
        title={t('records.restore.question.title')}
        isOpen={isAsking}
        yes={t('records.restore.question.yes')}
        onYes={restore}
        onNo={() => setAsking(false)}
      >
        <ul>
          <li>
            {t('records.restore.question.aside')} {t('records.restore.question.sent')}
          </li>
          <li>{t('records.restore.question.held')}</li>
        </ul>
      </Question>
    </WorkForm>
  );
}
