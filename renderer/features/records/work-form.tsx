import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupTrouble } from '../../../shared/records.ts';
import { FormPanel } from '../../base/panels/form-panel.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { RecordsWork } from './use-records-work.ts';
import { WorkProgress } from './work-progress.tsx';

interface WorkFormProps {
  readonly name: 'backUp' | 'restore';
  readonly work: RecordsWork;
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  readonly titleLevel?: 2 | 3;
  /** Why it failed the last time. */
  readonly trouble: BackupTrouble | null;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** The form of a backup's writing or restoring, with its progress, and why it failed. */
export function WorkForm(props: WorkFormProps) {
  const { name, work, titleRef, titleLevel = 3, trouble, onSubmit, onCancel, children } = props;
  const { t } = useTranslation();
  return (
    <FormPanel
      title={t(`records.${name}.title`)}
      titleRef={titleRef}
      titleLevel={titleLevel}
      submit={t(`records.${name}.submit`)}
      call={{ isUnderWay: work.underWay !== null, problem: work.problemOf(name) }}
      onSubmit={onSubmit}
      onCancel={work.underWay === name ? null : onCancel}
    >
      {children}
      <WorkProgress name={name} work={work} focusAfter={titleRef} />
      {work.wasCancelled(name) ? <Notice tone="calm">{t('records.work.cancelled')}</Notice> : null}
      {trouble === null ? null : (
        <Notice tone="problem" isAlert title={t(`backupTrouble.${trouble}.title`)}>
          <p>
            {trouble === 'inPlaceButClosed' ? null : t(`records.${name}.failed`)} {t(`backupTrouble.${trouble}.text`)}
          </p>
        </Notice>
      )}
    </FormPanel>
  );
}
