import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/language/use-formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { OpeningPanel } from './opening-panel.tsx';
import { OutboxLink } from './outbox-link.tsx';
import { type Restored, RestoreForm } from './restore-form.tsx';
import styles from './settings.module.css';
import type { RecordsWork } from './use-records-work.ts';

interface RestorePanelProps {
  readonly work: RecordsWork;
  readonly isUnprotected: boolean;
}

/** Puts a backup in the place of the records that are there. */
export function RestorePanel({ work, isUnprotected }: RestorePanelProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const title = useRef<HTMLHeadingElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [restored, setRestored] = useState<Restored | null>(null);
  const close = (answer: Restored | null) => {
    setRestored(answer);
    setOpen(false);
    setTimeout(() => title.current?.focus());
    // These are other records: nothing that was read before holds.
    if (answer) void client.invalidateQueries();
  };
  return isOpen ? (
    <RestoreForm work={work} titleRef={title} onRestored={close} onCancel={() => close(null)} />
  ) : (
    <OpeningPanel
      title={t('records.restore.title')}
      titleRef={title}
      text={t('records.restore.text')}
      button={t('records.restore.open')}
      lack={isUnprotected ? t('records.restore.lack') : null}
      onOpen={() => {
        setRestored(null);
        setOpen(true);
      }}
    >
      {restored ? <RestoredNotice restored={restored} /> : null}
    </OpeningPanel>
  );
}

function RestoredNotice({ restored: { checks, held, aside } }: { readonly restored: Restored }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Notice tone="good">
      <p className={styles.lead}>{t('records.restore.done')}</p>
      <p>
        {t('records.restore.checks', { count: checks, amount: formats.number(checks) })}{' '}
        {held === 0
          ? t('records.restore.noneHeld')
          : t('records.restore.held', { count: held, amount: formats.number(held) })}{' '}
        {held > 0 ? <OutboxLink /> : null}
      </p>
      {aside === null ? null : <p>{t('records.restore.aside', { name: aside })}</p>}
    </Notice>
  );
}
