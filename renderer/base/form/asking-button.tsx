import { type ReactNode, useState } from 'react';
import type { CallProblem } from '../../../shared/contract/contract.ts';
import type { Result } from '../../../shared/result.ts';
import { Button } from '../../ui/button.tsx';
import { Question } from '../../ui/question.tsx';
import { CallNotice } from './call-notice.tsx';
import { useCall } from './use-call.ts';

interface AskingButtonProps<Value> {
  readonly label: string;
  /** Where the label alone doesn't tell of what. */
  readonly name?: string;
  readonly look?: 'plain' | 'quiet';
  /** Of the question. */
  readonly title: string;
  readonly yes: string;
  readonly call: () => Promise<Result<Value, CallProblem>>;
  readonly onDone: (value: Value) => void;
  /** What will become of it. */
  readonly children: ReactNode;
}

/** A button for what can't be undone. It asks first, and the question stays until that is done, or says why it isn't. */
export function AskingButton<Value>(props: AskingButtonProps<Value>) {
  const { label, name, look = 'quiet', title, yes, onDone, children } = props;
  const call = useCall();
  const [isAsking, setAsking] = useState(false);
  const carryOut = () =>
    void call.make(props.call, (value) => {
      setAsking(false);
      onDone(value);
    });
  return (
    <>
      <Button look={look} {...(name ? { 'aria-label': name } : {})} onPress={() => setAsking(true)}>
        {label}
      </Button>
      <Question
        title={title}
        isOpen={isAsking}
        yes={yes}
        onYes={carryOut}
        onNo={() => setAsking(false)}
        isBusy={call.isUnderWay}
      >
        {children}
        <CallNotice problem={call.problem} />
      </Question>
    </>
  );
}
