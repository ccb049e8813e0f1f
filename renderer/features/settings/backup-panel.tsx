import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/language/use-formats.ts';
import { Details } from '../../ui/details.tsx';
import { Notice } from '../../ui/notice.tsx';
import { BackupForm, type Written } from './backup-form.tsx';
import { OpeningPanel } from './opening-panel.tsx';
import styles from './settings.module.css';
import type { RecordsWork } from './use-records-work.ts';

interface BackupPanelProps {
  readonly work: RecordsWork;
  /** Held by a throw-away key, which is for practice only. */
  readonly isUnprotected: boolean;
}

/** Writes everything into one encrypted file. */
export function BackupPanel({ work, isUnprotected }: BackupPanelProps) {
  const { t } = useTranslation();
  const title = useRef<HTMLHeadingElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [written, setWritten] = useState<Written | null>(null);
  const close = (answer: Written | null) => {
    setWritten(answer);
    setOpen(false);
    // Once the form has gone, and what had the focus in it.
    setTimeout(() => title.current?.focus());
  };
  return isOpen ? (
    <BackupForm work={work} titleRef={title} onWritten={close} onCancel={() => close(null)} />
  ) : (
    <OpeningPanel
      title={t('records.backUp.title')}
      titleRef={title}
      text={t('records.backUp.text')}
      button={t('records.backUp.open')}
      lack={isUnprotected ? t('records.backUp.lack') : null}
      onOpen={() => {
        setWritten(null);
        setOpen(true);
      }}
    >
      {written ? <WrittenNotice written={written} /> : null}
    </OpeningPanel>
  );
}

function WrittenNotice({ written }: { readonly written: Written }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      <Notice tone="good">
        <p className={styles.lead}>{t('records.backUp.done')}</p>
        <p>{t('records.backUp.advice')}</p>
      </Notice>
      {written.leftOut > 0 ? (
        <Notice tone="warning">{t('records.backUp.leftOut', { count: written.leftOut })}</Notice>
      ) : null}
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
