import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { ReferenceProblem } from '../../base/form/reference-problem.tsx';
import { Button } from '../../ui/button.tsx';
import { MomentBox } from '../../ui/fields/moment-box.tsx';
import { Segments } from '../../ui/fields/segments.tsx';
import { TextBox } from '../../ui/fields/text-box.tsx';
import { Form } from '../../ui/form.tsx';
import { consentChoices } from './case-form.ts';
import styles from './case-form-panel.module.css';
import { localMoment } from './local-moment.ts';
import type { CaseForm } from './use-case-form.ts';

interface CaseFormPanelProps {
  readonly form: CaseForm;
  /** Who the customer is and where, or how he agreed. */
  readonly part: 'customer' | 'consent';
  readonly label: string;
  readonly submitLabel: string;
  readonly onSubmit: () => void;
  /** The way out. */
  readonly cancel: ReactNode;
}

/** What a person enters of a case. */
export function CaseFormPanel({ form, part, label, submitLabel, onSubmit, cancel }: CaseFormPanelProps) {
  const { call } = form;
  const panel = useRef<HTMLDivElement>(null);
  // Each time that it comes into view.
  useEffect(() => panel.current?.querySelector('input')?.focus(), []);
  return (
    <Form className={styles.form} aria-label={label} onSubmit={onSubmit}>
      <div ref={panel} className={styles.fields}>
        {part === 'customer' ? <CustomerFields form={form} /> : <ConsentFields form={form} />}
      </div>
      <CallNotice problem={call.problem?.code === 'field' ? null : call.problem} />
      <div className={styles.actions}>
        <Button look="primary" type="submit" isBusy={call.isUnderWay} className={styles.main ?? ''}>
          {submitLabel}
        </Button>
        {cancel}
      </div>
    </Form>
  );
}

function CustomerFields({ form: { entries, problem, warning } }: { readonly form: CaseForm }) {
  const { t } = useTranslation();
  const { typed, change } = entries;
  const text = (field: 'reference' | 'name' | 'place' | 'note') =>
    ({
      ...entries.box(field),
      label: t(`case.field.${field}`),
      problem: problem(field),
      warning: warning(field),
    }) as const;
  const optional = t('common.optional');
  const referenceProblem = problem('reference');
  return (
    <>
      <TextBox
        {...text('reference')}
        problem={
          referenceProblem && <ReferenceProblem text={referenceProblem} otherCase={entries.otherCase('reference')} />
        }
        hint={t('field.caseReference.hint')}
        isRequired
      />
      <TextBox {...text('name')} aside={optional} />
      <TextBox {...text('place')} aside={optional} hint={t('case.form.placeHint')} />
      <MomentBox
        label={t('case.field.visitedAt')}
        aside={optional}
        precision="minute"
        value={typed.visitedAt}
        onChange={(visitedAt) => change({ visitedAt })}
        problem={problem('visitedAt')}
        inputRef={entries.inputRef('visitedAt')}
      />
      <div className={styles.note}>
        <TextBox {...text('note')} aside={optional} lines={1} />
      </div>
    </>
  );
}

function ConsentFields({ form: { entries, problem } }: { readonly form: CaseForm }) {
  const { t } = useTranslation();
  const { typed, change } = entries;
  return (
    <>
      <Segments
        label={t('case.field.consentHow')}
        choices={consentChoices.map((value) => ({ value, name: t(`case.consent.${value}`) }))}
        value={typed.consentHow}
        onChange={(consentHow) => {
          const isFirst = consentHow !== 'none' && typed.consentAt === '';
          change({ consentHow, ...(isFirst ? { consentAt: localMoment(new Date().toISOString()) } : {}) });
        }}
      />
      {typed.consentHow === 'none' ? null : (
        <MomentBox
          label={t('case.field.consentAt')}
          precision="minute"
          value={typed.consentAt}
          onChange={(consentAt) => change({ consentAt })}
          problem={problem('consentAt')}
          inputRef={entries.inputRef('consentAt')}
        />
      )}
    </>
  );
}
