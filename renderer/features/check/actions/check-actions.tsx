import { Play, RotateCw, Scale, Send, Square, SquarePen, Check as Tick, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../../shared/check/check.ts';
import { vendorOf } from '../../../../shared/check/of-a-check.ts';
import { CallNotice } from '../../../base/form/call-notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { Question } from '../../../ui/question.tsx';
import { CustomerLine } from '../customer-line.tsx';
import { EntryQuestion } from '../new-check/entry-question.tsx';
import type { CheckAction } from '../states/explanation-type.ts';
import { useCheck } from '../use-check.ts';
import { questionOf } from './action-question.ts';
import styles from './check-actions.module.css';
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
  /** Changes it where it is in view. */
  readonly onEdit?: (() => void) | undefined;
}

/** What can be done about a check, one thing at a time. */
export function CheckActions(props: CheckActionsProps) {
  const { check, actions, isBrief = false, describedBy, onSuccessor, onEdit } = props;
  const { t } = useTranslation();
  const call = useActionCall(check);
  const [asked, setAsked] = useState<CheckAction | null>(null);
  const question = asked && questionOf(asked, check, isBrief);
  // Read already wherever the check itself is in view; elsewhere a question comes with it in a blink.
  const { data: reading } = useCheck(asked || call.asking.question ? check.id : null);
  const whose = reading ? <CustomerLine name={reading.customer} reference={check.caseReference} /> : null;
  const press = (action: CheckAction) => {
    if (action === 'decide' || questionOf(action, check, isBrief)) setAsked(action);
    else if (action === 'edit' && onEdit) onEdit();
    else call.carryOut(action, false);
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
          {...(question === 'stop' ? { no: t('check.question.stop.no') } : {})}
          onYes={() => {
            setAsked(null);
            if (asked) call.carryOut(asked, true);
          }}
          onNo={() => setAsked(null)}
        >
          {whose}
          <p>{t(`check.question.${question}.text`, { vendor: t(`vendor.${vendorOf(check)}`) })}</p>
        </Question>
      ) : null}
      <EntryQuestion call={call.asking} whose={whose} />
      {asked === 'decide' ? (
        <LostDecision
          mode={check.mode}
          whose={whose}
          onDecided={(decision) => {
            setAsked(null);
            if (decision === 'close') call.carryOut('close', true);
            if (decision === 'askAgain') call.askAgain(onSuccessor);
          }}
        />
      ) : null}
    </>
  );
}

const icons = {
  sendNow: Send,
  tryAgain: RotateCw,
  release: Send,
  resume: Play,
  stop: Square,
  giveUp: X,
  edit: SquarePen,
  close: X,
  decide: Scale,
  consent: Tick,
};

function ActionIcon({ action }: { readonly action: CheckAction }) {
  const Icon = icons[action];
  const isStop = action === 'stop';
  return <Icon size={isStop ? 12 : 15} fill={isStop ? 'currentColor' : 'none'} aria-hidden="true" />;
}
