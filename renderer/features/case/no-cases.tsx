import { FolderOpen, Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useIsPractice } from '../../base/use-program.ts';
import { Button } from '../../ui/button.tsx';
import { Emptiness } from '../../ui/emptiness.tsx';
import styles from './no-cases.module.css';
import { useSampleCase } from './sample-case.ts';

/** In the place of the list before the first case: what to do. @param newCase the way to one */
export function NoCases({ newCase }: { readonly newCase: ReactNode }) {
  const { t } = useTranslation();
  const isPractice = useIsPractice();
  return (
    <Emptiness
      icon={<FolderOpen size={28} aria-hidden="true" />}
      title={t('case.empty.title')}
      action={
        <div className={styles.actions}>
          {newCase}
          {isPractice ? <SampleCase /> : null}
        </div>
      }
    >
      {t('case.empty.text')}
    </Emptiness>
  );
}

function SampleCase() {
  const { t } = useTranslation();
  const { call, open } = useSampleCase();
  return (
    <>
      <Button isBusy={call.isUnderWay} onPress={open}>
        <Sparkles size={15} aria-hidden="true" />
        {t('case.empty.sample')}
      </Button>
      <p className={styles.about}>{t('case.empty.sampleText')}</p>
      <CallNotice problem={call.problem} />
    </>
  );
}
