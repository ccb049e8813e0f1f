import { useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Check, isInDoubt, openStates } from '../../../shared/check.ts';
import { useCall } from '../../app/form/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RemovalDialog } from './removal-dialog.tsx';
import { goToHistory } from './use-history-address.ts';

interface CheckRemovalProps {
  readonly check: Check;
}

export function CheckRemoval({ check }: CheckRemovalProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const call = useCall();
  const [isAsking, setAsking] = useState(false);
  const isSending = check.state.name === 'sending';
  const isOpen = openStates.some((name) => name === check.state.name);
  const isDoubtful = isOpen && isInDoubt(check) && check.state.name !== 'lost';
  return (
    <>
      <Button look="quiet" onPress={() => setAsking(true)}>
        <Trash2 size={15} aria-hidden="true" />
        {t('removal.check.open')}
      </Button>
      <RemovalDialog
        title={t('removal.check.title')}
        yes={t('removal.check.yes')}
        isOpen={isAsking}
        isBusy={call.isUnderWay}
        isRefused={isSending}
        problem={call.problem}
        onClose={() => setAsking(false)}
        onRemove={(reason) =>
          void call.make(
            () => window.facedesk.checks.remove({ id: check.id, reason }),
            () => {
              setAsking(false);
              goToHistory('#history');
              client.removeQueries({ queryKey: ['check', check.id] });
              void client.invalidateQueries({ queryKey: ['historyPages'] });
            },
          )
        }
      >
        {isSending ? (
          <Notice tone="warning">{t('removal.check.sending')}</Notice>
        ) : (
          <>
            <p>{t('removal.check.what')}</p>
            <p>{t('removal.audit')}</p>
            {isDoubtful ? <Notice tone="warning">{t('removal.check.doubt')}</Notice> : null}
            {isOpen && !isDoubtful ? <Notice tone="calm">{t('removal.check.unanswered')}</Notice> : null}
          </>
        )}
      </RemovalDialog>
    </>
  );
}
