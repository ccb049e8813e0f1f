import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { useFieldText } from '../../app/form/use-field-text.ts';
import { useFirstFocus } from '../../app/form/use-first-focus.ts';
import { Button } from '../../ui/button.tsx';
import { Question } from '../../ui/question.tsx';
import { SecretBox } from '../../ui/secret-box.tsx';
import { TextBox } from '../../ui/text-box.tsx';
import { KeepInField } from './keep-in-field.tsx';
import { usualBaseUrl } from './lane-entries.ts';
import { PublicKeyField } from './public-key-field.tsx';
import settings from './settings.module.css';
import { type LaneFormProps, useLaneForm } from './use-lane-form.ts';

/** Everything about one lane. What is kept already is never shown: an empty box leaves it as it is. */
export function LaneForm(props: LaneFormProps) {
  const { t } = useTranslation();
  const fieldText = useFieldText();
  const form = useRef<HTMLFormElement>(null);
  const { entries, keep, question, setQuestion, submit, save, chooseKeepIn, cancel } = useLaneForm(props);
  const { lane, name, vault } = props;
  const { typed, change } = entries;
  useFirstFocus(true, () => form.current?.querySelector('input'));

  const vendor = t(`vendor.${lane.vendor}`);
  const usual = usualBaseUrl(lane);
  const boxOf = (field: 'clientId' | 'clientSecret' | 'defaultCustomerIp' | 'baseUrl') => ({
    label: t(`lane.field.${field}`),
    value: typed[field],
    onChange: (text: string) => change({ [field]: text }),
    onBlur: () => entries.leave(field),
    problem: fieldText(field, entries.shownProblem(field)),
    inputRef: entries.inputRef(field),
  });
  const unchanged = lane.credentials ? { placeholder: t('lane.unchanged') } : { isRequired: true };
  return (
    <form
      ref={form}
      className={settings.form}
      aria-label={t('lane.form', { lane: name })}
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
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
          <KeepInField lane={lane} vault={vault} typed={typed} onChange={chooseKeepIn} />
        </div>
      </div>
      <CallNotice problem={keep.problem} />
      <div className={settings.actions}>
        <Button look="primary" type="submit" isBusy={keep.isUnderWay} className={settings.main ?? ''}>
          {t('lane.save')}
        </Button>
        <Button className={settings.main ?? ''} onPress={cancel}>
          {t('common.cancel')}
        </Button>
      </div>
      <Question
        title={t(`lane.question.${question ?? 'replace'}.title`, { lane: name })}
        isOpen={question !== null}
        yes={t(`lane.question.${question ?? 'replace'}.yes`)}
        onYes={save}
        onNo={() => setQuestion(null)}
      >
        <p>{t(`lane.question.${question ?? 'replace'}.text`, { vendor })}</p>
      </Question>
    </form>
  );
}
