import { useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../shared/case.ts';
import { type Check, isInDoubt, openStates } from '../../../shared/check.ts';
import { getCurrentCase, setCurrentCase } from '../../app/current-case.ts';
import { useCall } from '../../app/form/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RemovalDialog } from '../history/removal-dialog.tsx';
import { hashOfCases } from './case-address.ts';
import styles from './case-erasure.module.css';
import { goToHash } from './use-case-address.ts';

interface CaseErasureProps {
  readonly case: Case;
  readonly checks: readonly Check[];
}

/** Takes a case with all that belongs to it out of the records. */
export function CaseErasure({ case: read, checks }: CaseErasureProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const call = useCall();
  const [isAsking, setAsking] = useState(false);
  const isSending = checks.some(({ state }) => state.name === 'sending');
  const isOpen = (check: Check) => openStates.some((name) => name === check.state.name);
  const isDoubtful = checks.some((check) => isOpen(check) && isInDoubt(check) && check.state.name !== 'lost');
  const erased = () => {
    setAsking(false);
    if (getCurrentCase()?.id === read.id) setCurrentCase(null);
    goToHash(hashOfCases);
    for (const check of checks) client.removeQueries({ queryKey: ['check', check.id] });
    for (const queryKey of [['cases'], ['historyPages']]) void client.invalidateQueries({ queryKey });
  };
  return (
    <div className={styles.erasure}>
      <Button look="quiet" onPress={() => setAsking(true)}>
        <Trash2 size={15} aria-hidden="true" />
        {t('removal.case.open')}
      </Button>
      <RemovalDialog
        title={t('removal.case.title', { reference: read.reference })}
        yes={t('removal.case.yes')}
        isOpen={isAsking}
        isBusy={call.isUnderWay}
        isRefused={isSending}
        problem={call.problem}
        onClose={() => setAsking(false)}
        onRemove={(reason) => void call.make(() => window.facedesk.cases.erase({ id: read.id, reason }), erased)}
      >
        {isSending ? (
          <Notice tone="warning">{t('removal.case.sending')}</Notice>
        ) : (
          <>
            <p>{t('removal.case.what', { count: checks.length })}</p>
            <p>{t('removal.audit')}</p>
            {isDoubtful ? <Notice tone="warning">{t('removal.case.doubt')}</Notice> : null}
            {checks.some(isOpen) && !isDoubtful ? <Notice tone="calm">{t('removal.case.unanswered')}</Notice> : null}
          </>
        )}
      </RemovalDialog>
    </div>
  );
}
