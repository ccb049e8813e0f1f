import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { useFirstFocus } from '../../app/form/use-first-focus.ts';
import { Button } from '../../ui/button.tsx';
import { MomentBox } from '../../ui/moment-box.tsx';
import { Segments } from '../../ui/segments.tsx';
import { TextBox } from '../../ui/text-box.tsx';
import { consentChoices } from './case-form.ts';
import styles from './case-form-panel.module.css';
import { localMoment } from './local-moment.ts';
import type { CaseForm } from './use-case-form.ts';

interface CaseFormPanelProps {
  readonly form: CaseForm;
  readonly label: string;
  readonly submitLabel: string;
  readonly onSubmit: () => void;
  /** The way out. */
  readonly cancel: ReactNode;
}

/** Everything of a case that a person enters. */
export function CaseFormPanel({ form, label, submitLabel, onSubmit, cancel }: CaseFormPanelProps) {
  const { t } = useTranslation();
  const { entries, call, problem, warning } = form;
  const { typed, change } = entries;
  const reference = useRef<HTMLElement | null>(null);
  useFirstFocus(true, () => reference.current);
  const referenceRef = entries.inputRef('reference');
  const text = (field: 'reference' | 'name' | 'place' | 'note') =>
    ({
      label: t(`case.field.${field}`),
      value: typed[field],
      onChange: (value: string) => change({ [field]: value }),
      onBlur: () => entries.leave(field),
      problem: problem(field),
      warning: warning(field),
      inputRef: entries.inputRef(field),
    }) as const;
  const optional = t('common.optional');
  return (
    <form
      className={styles.form}
      aria-label={label}
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <div className={styles.fields}>
        <TextBox
          {...text('reference')}
          hint={t('field.caseReference.hint')}
          inputRef={(input) => {
            referenceRef(input);
            reference.current = input;
          }}
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
        <div className={styles.wide}>
          <TextBox {...text('note')} aside={optional} lines={3} />
        </div>
      </div>
      <CallNotice problem={call.problem?.code === 'field' ? null : call.problem} />
      <div className={styles.actions}>
        <Button look="primary" type="submit" isBusy={call.isUnderWay} className={styles.main ?? ''}>
          {submitLabel}
        </Button>
        {cancel}
      </div>
    </form>
  );
}
