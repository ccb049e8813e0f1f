import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../../shared/check/check.ts';
import { useFront } from '../../../base/current-case.ts';
import { CallNotice } from '../../../base/form/call-notice.tsx';
import { isCommand, keysOf } from '../../../base/shortcuts.ts';
import { usePlatform } from '../../../base/use-platform.ts';
import { Button } from '../../../ui/button.tsx';
import { Form } from '../../../ui/form.tsx';
import { Keys } from '../../../ui/keys.tsx';
import { CustomerLine } from '../customer-line.tsx';
import { AnotherCustomer } from './case-reference-box.tsx';
import styles from './check-form.module.css';
import { EntryQuestion } from './entry-question.tsx';
import type { Submission } from './use-submission.ts';

/** Where a form stands in a visit. */
export type FormStep = 'next' | 'other';

interface CheckFormProps {
  /** Its texts have this name in the language files. */
  readonly screen: 'liveness' | 'match';
  /** It is a step of a visit: the next one, whose button is the page's main one, or another. */
  readonly step?: FormStep | undefined;
  readonly submission: Submission;
  readonly submit: () => void;
  /** Something of the form is still on its way. */
  readonly isWaiting?: boolean;
  readonly typedReference: string;
  /** Practice has filled it: what is left to do is to send it. */
  readonly isFilled?: boolean;
  /** The failed check whose place the one in the form takes. */
  readonly edited: Check | null;
  readonly fields: ReactNode;
  /** What should be read before sending. */
  readonly children: ReactNode;
}

/**
 * The form of a new check, with what is said and asked before it is sent. Its one button is always in view, and also
 * Ctrl+Enter from anywhere on the screen.
 */
export function CheckForm(props: CheckFormProps) {
  const { screen, step, submission, submit, isWaiting = false, typedReference, edited, fields, children } = props;
  const { isFilled = false } = props;
  const { t } = useTranslation();
  const inFront = useFront().case;
  // The keys are pressed twice by mistake; the button is pressed again on purpose.
  const [told, tell] = useState<string | null>(null);
  const isUnchangedTold = submission.isUnchanged && !submission.isEntered && told === submission.stands;
  const pressKeys = () => (submission.isUnchanged ? tell(submission.stands) : submit());
  useSubmitShortcut(pressKeys, step !== 'other');
  const keys = keysOf('Enter', usePlatform());
  const whose = edited ? (
    <CustomerLine name={inFront?.id === edited.caseId ? inFront?.name : ''} reference={edited.caseReference} />
  ) : (
    <CustomerLine name={inFront?.name} reference={inFront?.reference ?? typedReference} />
  );
  return (
    <Form className={step ? styles.step : styles.form} aria-label={t(`${screen}.form`)} onSubmit={submit}>
      <div className={styles.fields}>{fields}</div>
      <div className={styles.bar}>
        {submission.isEntered ? (
          <p className={styles.entered}>
            <span>{t('check.entered')}</span>
            {/* With a case in front the way to another customer stands above. */}
            {inFront ? null : <AnotherCustomer />}
          </p>
        ) : null}
        <p role="status" className={styles.unchanged}>
          {isUnchangedTold ? t('check.unchanged') : null}
        </p>
        <EntryQuestion call={submission.asking} whose={whose} show={submission.show} />
        {children}
        <CallNotice problem={submission.problem} />
        <Button
          look={step === 'other' ? 'plain' : 'primary'}
          type="submit"
          {...(isFilled ? { 'data-first': true } : {})}
          isBusy={submission.isBusy || isWaiting}
          className={styles.button ?? ''}
        >
          <span>{t(edited ? `${screen}.submitChange` : step ? `visit.${screen}.submit` : `${screen}.submit`)}</span>
          {step === 'other' ? null : <Keys keys={keys} />}
        </Button>
        <span hidden id="submit-shortcut">
          {t('common.shortcut', { keys: keys.join('+') })}
        </span>
      </div>
    </Form>
  );
}

/** @param isHeard of several forms in view one listens */
function useSubmitShortcut(submit: () => void, isHeard: boolean): void {
  useEffect(() => {
    if (!isHeard) return;
    const listen = (event: KeyboardEvent) => {
      if (!isCommand(event, 'Enter') || isInOverlay(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      submit();
    };
    // Before a button that has the focus takes it for a press of its own.
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, [submit, isHeard]);
}

function isInOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
}
