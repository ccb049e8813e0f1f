import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SkippableStep, skippableSteps } from '../../../shared/case/skippable.ts';
import type { Check } from '../../../shared/check/check.ts';
import { SAMPLE_CUSTOMER_IP } from '../../../shared/practice.ts';
import { useIsPractice } from '../../base/use-program.ts';
import { Button } from '../../ui/button.tsx';
import { isUnfilled } from '../case/sample-case.ts';
import type { CaseReading } from '../case/use-cases.ts';
import { LivenessSamples } from '../liveness/liveness-form-panel.tsx';
import type { Liveness } from '../liveness/use-liveness.ts';
import type { Match } from '../match/use-match.ts';
import { CaseEdit, CustomerSummary } from './case-edit.tsx';
import { CheckSummary, DocumentStep, LivenessStep } from './check-steps.tsx';
import { ConsentStep, ConsentSummary } from './consent-step.tsx';
import { CustomerDetails } from './customer-details.tsx';
import { ResultStep } from './result-step.tsx';
import { SkipStep, TakeUpButton } from './skip-step.tsx';
import { Step } from './step.tsx';
import { type StepName, type StepState, stepNames, stepsOf } from './steps.ts';
import { type Again, useAgain } from './use-again.ts';
import { useStepFocus } from './use-step-focus.ts';
import { CaseResultChip } from './visit-head.tsx';

interface VisitStepsProps {
  readonly reading: CaseReading;
  /** What is typed and chosen for the next checks; null where the case is of another mode. */
  readonly forms: {
    readonly liveness: Liveness;
    readonly match: Match;
    /** Changes a check that failed. */
    readonly edit: (check: Check) => void;
  } | null;
}

/** The five steps: each a line, but for the next one and whatever a person has opened. */
export function VisitSteps({ reading, forms }: VisitStepsProps) {
  const { t } = useTranslation();
  const { case: read } = reading;
  const again = useAgain(reading);
  const steps = stepsOf(reading, again.names);
  const { states, next } = steps;
  const [pressed, setPressed] = useState<ReadonlyMap<StepName, boolean>>(new Map());
  const body = useStepFocus(isUnfilled(read.id) ? '' : focusOf(next, forms));
  const isPractice = useIsPractice();
  const begin = (name: StepName) => {
    // Done again, it folds by itself; and a session is not asked for twice.
    setPressed(new Map([...pressed].filter(([pressedName]) => pressedName !== name)));
    if (name === 'liveness') forms?.liveness.entries.change({ sessionId: '' });
    again.begin(name);
  };
  const formOf = (name: StepName) => (name === next ? 'next' : 'other');
  const contents: Record<StepName, { readonly summary: ReactNode; readonly body: ReactNode }> = {
    customer: {
      summary: <CustomerSummary case={read} />,
      body: again.names.has('customer') ? (
        <CaseEdit case={read} part="customer" onDone={() => again.end('customer')} />
      ) : (
        <CustomerDetails case={read} />
      ),
    },
    consent: {
      summary: <ConsentSummary case={read} />,
      body: again.names.has('consent') ? (
        <CaseEdit case={read} part="consent" onDone={() => again.end('consent')} />
      ) : read.consent === null ? (
        <ConsentStep case={read} />
      ) : null,
    },
    liveness: {
      summary: <CheckSummary check={steps.lookup} state={states.liveness} about={t('visit.about.liveness')} />,
      body: (
        <LivenessStep
          steps={steps}
          step={formOf('liveness')}
          isAgain={again.names.has('liveness')}
          liveness={forms?.liveness ?? null}
          onEdit={forms?.edit}
        />
      ),
    },
    document: {
      summary: <CheckSummary check={steps.match} state={states.document} about={t('visit.about.document')} />,
      body: (
        <DocumentStep
          steps={steps}
          step={formOf('document')}
          isAgain={again.names.has('document')}
          case={read}
          match={forms?.match ?? null}
          onEdit={forms?.edit}
        />
      ),
    },
    result: {
      summary: <CaseResultChip reading={reading} />,
      body: <ResultStep reading={reading} steps={steps} />,
    },
  };
  return stepNames.map((name) => {
    const isNext = name === next;
    const isAgain = again.names.has(name);
    const left = isSkippable(name) && states[name] === 'skipped' ? read.skipped[name] : null;
    const isOpen = isAgain || (pressed.get(name) ?? isNext);
    return (
      <Step
        key={name}
        name={name}
        state={states[name]}
        isNext={isNext}
        isOpen={isOpen && contents[name].body !== null}
        onToggle={
          isAgain || contents[name].body === null ? null : () => setPressed(new Map(pressed).set(name, !isOpen))
        }
        summary={left === null ? contents[name].summary : t('visit.skip.left', { reason: left })}
        aside={
          forms && isSkippable(name) && left !== null ? (
            <TakeUpButton caseId={read.id} step={name} />
          ) : (
            <>
              {forms && name === 'liveness' && isPractice && states.liveness === 'toDo' && isOpen ? (
                <LivenessSamples liveness={forms.liveness} />
              ) : null}
              {forms || name === 'customer' || name === 'consent' ? (
                <AgainButton name={name} state={states[name]} again={again} begin={() => begin(name)} />
              ) : null}
            </>
          )
        }
        {...(isNext ? { bodyRef: body } : {})}
      >
        {contents[name].body}
        {forms && isSkippable(name) && states[name] === 'toDo' && !isAgain ? (
          <SkipStep caseId={read.id} step={name} />
        ) : null}
      </Step>
    );
  });
}

interface AgainButtonProps {
  readonly name: StepName;
  readonly state: StepState;
  readonly again: Again;
  readonly begin: () => void;
}

/** The way back into a step that is done, and out of it again. */
function AgainButton({ name, state, again, begin }: AgainButtonProps) {
  const { t } = useTranslation();
  if (name === 'result') return null;
  const isEntered = name === 'customer' || name === 'consent';
  const step = t(`visit.step.${name}`);
  if (again.names.has(name)) {
    // What is entered has a way out beside its own button.
    if (isEntered) return null;
    return (
      <Button look="quiet" onPress={() => again.end(name)}>
        {t('common.cancel')}
      </Button>
    );
  }
  if (state !== 'done') return null;
  const word = t(isEntered ? 'case.edit' : 'visit.redo');
  return (
    <Button look="quiet" aria-label={t('visit.again', { word, step })} onPress={begin}>
      {word}
    </Button>
  );
}

/** Names the next thing to do: in the document step first the photo, then the comparison. Empty where there is nothing. */
function focusOf(next: StepName, forms: VisitStepsProps['forms']): string {
  if (forms === null) return '';
  if (next === 'liveness') {
    const { editing, entries } = forms.liveness;
    return `liveness ${editing.edited?.id ?? ''} ${entries.typed.customerIp === SAMPLE_CUSTOMER_IP}`;
  }
  if (next !== 'document') return next;
  const { firstPicture, secondPicture } = forms.match.entries.typed;
  return `document ${firstPicture !== null} ${secondPicture !== null}`;
}

function isSkippable(name: StepName): name is SkippableStep {
  return skippableSteps.some((step) => step === name);
}
