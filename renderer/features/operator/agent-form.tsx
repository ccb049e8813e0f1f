import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldProblem } from '../../../shared/entry/fields.ts';
import { MAXIMUM_AGENT_TEXT_LENGTH } from '../../../shared/limits.ts';
import type { OperatorSettings } from '../../../shared/settings.ts';
import { useEntries } from '../../base/form/use-entries.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { useReportLanguages } from '../../base/language/use-report-languages.ts';
import styles from '../../base/panels/panels.module.css';
import { Segments } from '../../ui/fields/segments.tsx';
import { TextBox } from '../../ui/fields/text-box.tsx';
import { LogoField } from './logo-field.tsx';
import { SettingsForm } from './settings-form.tsx';
import { useKeepSettings } from './use-keep-settings.ts';

const agentFields = ['name', 'code', 'organisation'] as const;
type AgentField = (typeof agentFields)[number];
type AgentEntries = Readonly<Record<AgentField, string>> & Pick<OperatorSettings, 'logo' | 'reportLanguage'>;

function problemsOf(typed: AgentEntries): Readonly<Record<AgentField, FieldProblem | null>> {
  const of = (field: AgentField) => (typed[field].trim().length > MAXIMUM_AGENT_TEXT_LENGTH ? 'tooLong' : null);
  return { name: of('name'), code: of('code'), organisation: of('organisation') };
}

/** Who checks, for whom, and how reports look and read. */
export function AgentForm({ settings }: { readonly settings: OperatorSettings }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const languages = useReportLanguages();
  const keeping = useKeepSettings();
  const { agent, organisation, logo, reportLanguage } = settings;
  const entries = useEntries<AgentEntries, AgentField>(
    { ...agent, organisation, logo, reportLanguage },
    agentFields,
    problemsOf,
    'settings agent',
  );
  const { typed } = entries;
  const [isLogoRefused, setLogoRefused] = useState(false);
  const change = (changed: Partial<AgentEntries>) => {
    setLogoRefused(false);
    keeping.touch();
    entries.change(changed);
  };
  const submit = () => {
    if (!entries.check()) return;
    const part = {
      agent: { name: typed.name.trim(), code: typed.code.trim() },
      organisation: typed.organisation.trim(),
      logo: typed.logo,
      reportLanguage: typed.reportLanguage,
    };
    // What is too long is told before; the picture alone is looked at more closely there.
    keeping.keep(part, ({ field }) => setLogoRefused(field === 'logo'));
  };
  const box = (field: AgentField) => (
    <TextBox
      {...entries.box(field)}
      label={t(`operator.field.${field}.label`)}
      hint={t(`operator.field.${field}.hint`)}
      aside={t('common.optional')}
      onChange={(text) => change({ [field]: text })}
      problem={
        entries.shownProblem(field)
          ? t('fieldProblem.tooLong', { most: formats.number(MAXIMUM_AGENT_TEXT_LENGTH) })
          : null
      }
    />
  );
  return (
    <SettingsForm
      name={t('settings.section.agent.title')}
      submit={t('operator.submit')}
      saved={t('operator.saved')}
      keeping={keeping}
      onSubmit={submit}
    >
      <div className={styles.fields}>
        {box('name')}
        {box('code')}
        <div className={styles.wide}>{box('organisation')}</div>
      </div>
      <LogoField logo={typed.logo} isRefused={isLogoRefused} onChange={(chosen) => change({ logo: chosen })} />
      <Segments
        label={t('operator.language')}
        hint={t('operator.languageHint')}
        choices={languages}
        value={typed.reportLanguage}
        onChange={(language) => change({ reportLanguage: language })}
      />
    </SettingsForm>
  );
}
