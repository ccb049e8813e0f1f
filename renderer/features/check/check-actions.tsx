import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Check, vendorOf } from '../../../shared/check.ts';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Question } from '../../ui/question.tsx';
import { ActionIcon } from './action-icon.tsx';
import { questionOf } from './action-question.ts';
import styles from './check-actions.module.css';
import type { CheckAction } from './explanation-type.ts';
import { LostDecision } from './lost-decision.tsx';
import { useActionCall } from './use-action-call.ts';

interface CheckActionsProps {
  readonly check: Check;
  readonly actions: readonly CheckAction[];
  /** What an action costs is not explained beside it, so that it has to be asked. */
  readonly isBrief?: boolean;
  /** The id of what the buttons are about, where their words alone don't tell. */
  readonly describedBy?: string;
  /** Another check has taken the place of this one. */
  readonly onSuccessor?: ((id: string) => void) | undefined;
}

/** What can be done about a check, one thing at a time. */
export function CheckActions({ check, actions, isBrief = false, describedBy, onSuccessor }: CheckActionsProps) {
  const { t } = useTranslation();
  const call = useActionCall(check);
  const [asked, setAsked] = useState<CheckAction | null>(null);
  const question = asked && questionOf(asked, check, isBrief);
  const press = (action: CheckAction) => {
    if (action === 'decide' || questionOf(action, check, isBrief)) setAsked(action);
    else call.carryOut(action);
  };
  if (actions.length === 0) return null;
  return (
    <>
      <div className={styles.actions}>
        {actions.map((action) => (
          <Button
            key={action}
            look={action === 'giveUp' || action === 'close' ? 'quiet' : 'plain'}
            isBusy={call.isUnderWay}
            onPress={() => press(action)}
            {...(describedBy ? { 'aria-describedby': describedBy } : {})}
          >
            <ActionIcon action={action} />
            {t(`check.${action}`)}
          </Button>
        ))}
      </div>
      <CallNotice problem={call.problem} />
      {question ? (
        <Question
          title={t(`check.question.${question}.title`)}
          isOpen
          yes={t(`check.question.${question}.yes`)}
          onYes={() => {
            setAsked(null);
            if (asked) call.carryOut(asked);
          }}
          onNo={() => setAsked(null)}
        >
          <p>{t(`check.question.${question}.text`, { vendor: t(`vendor.${vendorOf(check)}`) })}</p>
        </Question>
      ) : null}
      {asked === 'decide' ? (
        <LostDecision
          mode={check.mode}
          onDecided={(decision) => {
            setAsked(null);
            if (decision === 'close') call.carryOut('close');
            if (decision === 'askAgain') call.askAgain(onSuccessor);
          }}
        />
      ) : null}
    </>
  );
}
