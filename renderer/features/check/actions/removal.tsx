import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RemovalReason, removalReasons } from '../../../../shared/case/case.ts';
import type { Check } from '../../../../shared/check/check.ts';
import { isInDoubt } from '../../../../shared/check/of-a-check.ts';
import type { CallProblem } from '../../../../shared/contract/contract.ts';
import type { Result } from '../../../../shared/result.ts';
import { CallNotice } from '../../../base/form/call-notice.tsx';
import { useCall } from '../../../base/form/use-call.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { RadioList } from '../../../ui/fields/radio-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { isOpen } from '../states/is-open.ts';

interface RemovalProps {
  readonly what: 'case' | 'check';
  /** Of the case. */
  readonly reference?: string;
  /** All that go with it. */
  readonly checks: readonly Check[];
  readonly remove: (reason: RemovalReason) => Promise<Result<unknown, CallProblem>>;
  readonly onRemoved: () => void;
}

/** A button that asks for the reason before something leaves the records for good, and says what goes and what stays. */
export function Removal({ what, reference = '', checks, remove, onRemoved }: RemovalProps) {
  const { t } = useTranslation();
  const call = useCall();
  const [isAsking, setAsking] = useState(false);
  // No free text, as that would be personal, and the audit keeps it.
  const [reason, setReason] = useState<RemovalReason | null>(null);
  const isSending = checks.some(({ state }) => state.name === 'sending');
  const isDoubtful = checks.some((check) => isOpen(check) && isInDoubt(check) && check.state.name !== 'lost');
  const close = () => {
    setReason(null);
    setAsking(false);
  };
  const carryOut = () => {
    if (reason === null) return;
    void call.make(
      () => remove(reason),
      () => {
        setAsking(false);
        onRemoved();
      },
    );
  };
  return (
    <>
      <Button look="quiet" onPress={() => setAsking(true)}>
        <Trash2 size={15} aria-hidden="true" />
        {t(`removal.${what}.open`)}
      </Button>
      <Dialog
        title={t(`removal.${what}.title`, { reference })}
        isOpen={isAsking}
        onDismiss={close}
        role="alertdialog"
        actions={
          <>
            <Button onPress={close}>{t('common.cancel')}</Button>
            <Button
              look="primary"
              isBusy={call.isUnderWay}
              isDisabled={isSending || reason === null}
              onPress={carryOut}
            >
              {t(`removal.${what}.yes`)}
            </Button>
          </>
        }
      >
        {isSending ? (
          <Notice tone="warning">{t(`removal.${what}.sending`)}</Notice>
        ) : (
          <>
            <p>{t(`removal.${what}.what`, { count: checks.length })}</p>
            <p>{t('removal.audit')}</p>
            {isDoubtful ? <Notice tone="warning">{t(`removal.${what}.doubt`)}</Notice> : null}
            {checks.some(isOpen) && !isDoubtful ? <Notice tone="calm">{t(`removal.${what}.unanswered`)}</Notice> : null}
            <RadioList
              label={t('removal.reason')}
              choices={removalReasons.map((value) => ({ value, name: t(`removal.reasons.${value}`) }))}
              value={reason}
              onChange={setReason}
            />
          </>
        )}
        <CallNotice problem={call.problem} />
      </Dialog>
    </>
  );
}
