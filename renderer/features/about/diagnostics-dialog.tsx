import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/contract/contract.ts';
import { answerOf } from '../../base/call.ts';
import { ExportTroubleNotice } from '../../base/export-trouble-notice.tsx';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import { ReadingProblem } from '../../base/reading-problem.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './about.module.css';

/** What would be handed to a person's support, to be read before it is saved. */
export function DiagnosticsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const saving = useCall();
  const [saved, setSaved] = useState<AnswerOf<'support.saveDiagnostics'> | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['diagnostics'],
    queryFn: () => answerOf(window.facedesk.support.diagnose({})),
    // What is saved is what was shown.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const save = () => void saving.make(() => window.facedesk.support.saveDiagnostics({}), setSaved);
  return (
    <Dialog
      title={t('about.diagnostics.title')}
      isOpen
      onDismiss={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('about.close')}</Button>
          <Button look="primary" isBusy={saving.isUnderWay || !data} onPress={save}>
            {t('about.diagnostics.save')}
          </Button>
        </>
      }
    >
      <p>{t('about.diagnostics.intro')}</p>
      <ReadingProblem error={error} readAgain={() => void refetch()} />
      {data ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it.
        <pre className={styles.text} tabIndex={0}>
          {data.text}
        </pre>
      ) : null}
      <div role="status">
        {saved?.result === 'written' ? (
          <Notice tone="good">{t('about.diagnostics.saved', { name: saved.name })}</Notice>
        ) : null}
      </div>
      <ExportTroubleNotice trouble={saved?.result === 'failed' ? saved.why : null} />
      <CallNotice problem={saving.problem} />
    </Dialog>
  );
}
