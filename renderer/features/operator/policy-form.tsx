import { useTranslation } from 'react-i18next';
import { PRACTICE_LIVENESS_POLICY } from '../../../shared/limits.ts';
import type { OperatorSettings } from '../../../shared/settings.ts';
import { type EntryProblem, useEntries } from '../../base/form/use-entries.ts';
import { useFieldText } from '../../base/form/use-field-text.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import styles from '../../base/panels/panels.module.css';
import { Choices } from '../../ui/fields/choices.tsx';
import { TextBox } from '../../ui/fields/text-box.tsx';
import {
  type PolicyEntries,
  type PolicyField,
  policyEntries,
  policyFields,
  policyOf,
  problemsOfPolicy,
} from './policy-entries.ts';
import { SettingsForm } from './settings-form.tsx';
import { useKeepSettings } from './use-keep-settings.ts';

/** The marks of a liveness lookup, and the threshold of a match. */
export function PolicyForm({ settings }: { readonly settings: OperatorSettings }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const problemText = useProblemText();
  const keeping = useKeepSettings();
  const entries = useEntries<PolicyEntries, PolicyField>(
    policyEntries(settings),
    policyFields,
    problemsOfPolicy,
    'settings policy',
  );
  const { typed } = entries;
  const change = (changed: Partial<PolicyEntries>) => {
    keeping.touch();
    entries.change(changed);
  };
  const box = (field: PolicyField) => (
    <TextBox
      {...entries.box(field)}
      label={t(`policy.field.${field}.label`)}
      hint={t(`policy.field.${field}.hint`)}
      onChange={(text) => change({ [field]: text })}
      problem={problemText(field, entries.shownProblem(field))}
      inputMode="decimal"
      isRequired
      isCode
    />
  );
  const practice = {
    passMark: formats.number(PRACTICE_LIVENESS_POLICY.passMark),
    reviewFrom: formats.number(PRACTICE_LIVENESS_POLICY.reviewFrom),
  };
  return (
    <SettingsForm
      name={t('settings.section.policy.title')}
      submit={t('policy.submit')}
      saved={t('policy.saved')}
      keeping={keeping}
      onSubmit={() => {
        const policy = entries.check() ? policyOf(typed) : null;
        if (policy) keeping.keep(policy, entries.refuse);
      }}
    >
      <h3 className={styles.panelTitle}>{t('policy.liveness')}</h3>
      <Choices
        label={t('policy.marks.label')}
        isLabelHidden
        choices={(['notChosen', 'chosen'] as const).map((value) => ({
          value,
          name: t(`policy.marks.${value}.name`),
          text: t(`policy.marks.${value}.text`, practice),
        }))}
        value={typed.marks}
        onChange={(marks) => change({ marks })}
      />
      {typed.marks === 'chosen' ? (
        <div className={styles.fields}>
          {box('passMark')}
          {box('reviewFrom')}
        </div>
      ) : null}
      <h3 className={styles.panelTitle}>{t('policy.match')}</h3>
      <div className={styles.fields}>{box('threshold')}</div>
      <p className={styles.quiet}>{t('policy.kept')}</p>
    </SettingsForm>
  );
}

/** A mark of a lookup is a number too, but from another range than a threshold. */
function useProblemText(): (field: PolicyField, problem: EntryProblem | null) => string | null {
  const { t } = useTranslation();
  const fieldText = useFieldText();
  return (field, problem) => {
    if (field === 'threshold') return fieldText(field, problem);
    if (problem === 'notANumber') return t('policy.problem.notANumber');
    if (problem === 'thresholdTooPrecise') return t('policy.problem.tooPrecise');
    return problem === 'thresholdOutOfRange' ? t('policy.problem.outOfRange') : fieldText(field, problem);
  };
}
