import { Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SAMPLE_CUSTOMER_IP } from '../../../shared/practice.ts';
import { useFieldText } from '../../app/form/use-field-text.ts';
import { useIsPractice } from '../../app/use-program.ts';
import { TextBox } from '../../ui/text-box.tsx';
import { CaseReferenceBox } from '../check/case-reference-box.tsx';
import { EnteredNotice } from '../check/entered-notice.tsx';
import form from '../check/form.module.css';
import { SubmitBar } from '../check/submit-bar.tsx';
import { readLivenessEntries } from './liveness-form.ts';
import styles from './liveness-form-panel.module.css';
import type { Liveness } from './use-liveness.ts';

interface LivenessFormPanelProps {
  readonly liveness: Liveness;
}

export function LivenessFormPanel({ liveness }: LivenessFormPanelProps) {
  const { t } = useTranslation();
  const fieldText = useFieldText();
  const { entries, submission, editing, submit, emptyForm } = liveness;
  const { typed, change, leave, shownProblem, inputRef } = entries;
  const reading = readLivenessEntries(typed);
  const isSample = useIsPractice() && typed.customerIp === SAMPLE_CUSTOMER_IP;
  return (
    <form
      className={form.form}
      aria-label={t('liveness.form')}
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={form.fields}>
        <TextBox
          label={t('field.sessionId.label')}
          hint={t('field.sessionId.hint')}
          value={typed.sessionId}
          onChange={(sessionId) => change({ sessionId: sessionId.trim() })}
          onBlur={() => leave('sessionId')}
          problem={fieldText('sessionId', shownProblem('sessionId'))}
          inputRef={inputRef('sessionId')}
          isRequired
          isCode
        />
        <TextBox
          label={t('field.customerIp.label')}
          hint={isSample ? t('field.customerIp.sample') : t('field.customerIp.hint')}
          value={typed.customerIp}
          onChange={(customerIp) => change({ customerIp: customerIp.trim() })}
          onBlur={() => leave('customerIp')}
          problem={fieldText('customerIp', shownProblem('customerIp'))}
          warning={reading.hasUnlikelyIp && !isSample ? t('field.customerIp.unlikely') : null}
          inputRef={inputRef('customerIp')}
          isRequired
          isCode
        />
        {editing.edited ? null : <CaseReferenceBox entries={entries} looksLikeAadhaar={reading.looksLikeAadhaar} />}
      </div>
      <SubmitBar
        label={editing.edited ? t('liveness.submitChange') : t('liveness.submit')}
        submission={submission}
        submit={submit}
      >
        <EnteredNotice isShown={submission.isEntered} emptyForm={emptyForm} />
        <p className={styles.urgency}>
          <Timer size={16} aria-hidden="true" />
          <span>{t('liveness.urgency')}</span>
        </p>
      </SubmitBar>
    </form>
  );
}
