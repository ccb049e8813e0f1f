import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LaneSummary } from '../../../shared/contract/credentials.ts';
import type { VaultStatus } from '../../../shared/vault.ts';
import { SettingsLink } from '../../base/addresses/settings-link.tsx';
import { useFieldText } from '../../base/form/use-field-text.ts';
import { useFirstFocus } from '../../base/form/use-first-focus.ts';
import { FormActions } from '../../base/panels/form-actions.tsx';
import settings from '../../base/panels/panels.module.css';
import { Choices } from '../../ui/fields/choices.tsx';
import { SecretBox } from '../../ui/fields/secret-box.tsx';
import { TextBox } from '../../ui/fields/text-box.tsx';
import { Form } from '../../ui/form.tsx';
import { Question } from '../../ui/question.tsx';
import { canUseVault, type KeptIn, keepInOf, type LaneEntries, usualBaseUrl } from './lane-entries.ts';
import { PublicKeyField } from './public-key-field.tsx';
import { type LaneFormProps, useLaneForm } from './use-lane-form.ts';

/** Everything about one lane. What is kept already is never shown: an empty box leaves it as it is. */
export function LaneForm(props: LaneFormProps) {
  const { t } = useTranslation();
  const fieldText = useFieldText();
  const form = useRef<HTMLFormElement>(null);
  const { entries, keep, question, setQuestion, submit, save, chooseKeepIn, cancel } = useLaneForm(props);
  const { lane, name, vault } = props;
  useFirstFocus(true, () => form.current?.querySelector('input'));

  const vendor = t(`vendor.${lane.vendor}`);
  const usual = usualBaseUrl(lane);
  const boxOf = (field: 'clientId' | 'clientSecret' | 'defaultCustomerIp' | 'baseUrl') => ({
    ...entries.box(field),
    label: t(`lane.field.${field}`),
    problem: fieldText(field, entries.shownProblem(field)),
  });
  const unchanged = lane.credentials ? { placeholder: t('lane.unchanged') } : { isRequired: true };
  return (
    <Form ref={form} className={settings.form} aria-label={t('lane.form', { lane: name })} onSubmit={submit}>
      <div className={settings.fields}>
        <TextBox
          {...boxOf('clientId')}
          {...unchanged}
          hint={t(`lane.hint.${lane.vendor}.${lane.mode}.clientId`)}
          isCode
        />
        <SecretBox {...boxOf('clientSecret')} {...unchanged} hint={t('lane.hint.clientSecret')} />
        {lane.vendor === 'cashfree' ? (
          <div className={settings.wide}>
            <PublicKeyField lane={lane} entries={entries} />
          </div>
        ) : (
          <TextBox
            {...boxOf('defaultCustomerIp')}
            aside={t('common.optional')}
            hint={t('lane.hint.defaultCustomerIp')}
            isCode
          />
        )}
        <div className={lane.vendor === 'cashfree' ? settings.wide : undefined}>
          <TextBox
            {...boxOf('baseUrl')}
            {...(usual === null ? { isRequired: true } : { aside: t('common.optional'), placeholder: usual })}
            hint={usual === null ? t('lane.hint.baseUrlNeeded', { vendor }) : t('lane.hint.baseUrl')}
            isCode
          />
        </div>
        <div className={settings.wide}>
          <KeepInField lane={lane} vault={vault} typed={entries.typed} onChange={chooseKeepIn} />
        </div>
      </div>
      <FormActions submit={t('lane.save')} call={keep} onCancel={cancel} />
      <Question
        title={t(`lane.question.${question ?? 'replace'}.title`, { lane: name })}
        isOpen={question !== null}
        yes={t(`lane.question.${question ?? 'replace'}.yes`)}
        onYes={save}
        onNo={() => setQuestion(null)}
      >
        <p>{t(`lane.question.${question ?? 'replace'}.text`, { vendor })}</p>
      </Question>
    </Form>
  );
}

interface KeepInFieldProps {
  readonly lane: LaneSummary;
  readonly vault: VaultStatus;
  readonly typed: LaneEntries;
  readonly onChange: (keepIn: KeptIn) => void;
}

/** Where the credentials are kept. Where the vault can't be used, that is said, and how it could be. */
function KeepInField({ lane, vault, typed, onChange }: KeepInFieldProps) {
  const { t } = useTranslation();
  const needs = vault.state === 'empty' ? 'noPassphrase' : 'shut';
  const isUsable = canUseVault(vault);
  return (
    <Choices<KeptIn>
      label={t('lane.keepIn.label')}
      value={keepInOf(lane, typed, vault)}
      onChange={onChange}
      choices={[
        {
          value: 'vault',
          name: t('lane.keepIn.vault.name'),
          text: t('lane.keepIn.vault.text'),
          isDisabled: !isUsable,
          note: isUsable ? null : (
            <span>
              {t(`lane.keepIn.${needs}.text`)}{' '}
              <SettingsLink section="protection" text={t(`lane.keepIn.${needs}.way`)} />
            </span>
          ),
        },
        { value: 'session', name: t('lane.keepIn.session.name'), text: t('lane.keepIn.session.text') },
      ]}
    />
  );
}
