import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../shared/check.ts';
import { MAXIMUM_AGENT_TEXT_LENGTH, MAXIMUM_NOTE_LENGTH } from '../../../shared/limits.ts';
import { isSamePerson } from '../../../shared/same-person.ts';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { useCall } from '../../app/form/use-call.ts';
import { useEntries } from '../../app/form/use-entries.ts';
import { useFirstFocus } from '../../app/form/use-first-focus.ts';
import { useFormats } from '../../app/language/use-formats.ts';
import { useOperatorSettings } from '../../app/use-settings.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextBox } from '../../ui/text-box.tsx';
import { namesAadhaar } from '../history/names-aadhaar.ts';
import { DecisionField } from './decision-field.tsx';
import styles from './review-card.module.css';
import { emptyReview, type ReviewField, reviewFields, reviewProblems, reviewRequest } from './review-entries.ts';

interface ReviewFormProps {
  readonly check: Check;
  readonly onDone: () => void;
}

/** A decision, its reason, and whose it is. */
export function ReviewForm({ check, onDone }: ReviewFormProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useQueryClient();
  const call = useCall();
  const present = useOperatorSettings().data?.agent;
  const entries = useEntries(emptyReview, reviewFields, reviewProblems);
  const form = useRef<HTMLFormElement>(null);
  useFirstFocus(true, () => form.current?.querySelector('input'));
  const { typed, change } = entries;
  const agents = present ? [check.agent, present] : [check.agent];
  // Said while it is typed; what is kept is what the main process finds.
  const isAgent = agents.some((agent) => isSamePerson(typed, agent));
  const problem = (field: ReviewField) => {
    const found = entries.shownProblem(field);
    if (found === null) return null;
    const most = field === 'reason' ? MAXIMUM_NOTE_LENGTH : MAXIMUM_AGENT_TEXT_LENGTH;
    if (found === 'tooLong') return t('fieldProblem.tooLong', { most: formats.number(most) });
    return t(`review.needed.${field}`);
  };
  const submit = () => {
    const request = reviewRequest(check.id, typed);
    if (call.isUnderWay || !entries.check() || !request) return;
    void call.make(
      async () => {
        const result = await window.facedesk.checks.review(request);
        if (!result.ok) entries.refuse(result.error);
        return result;
      },
      () => {
        void client.invalidateQueries({ queryKey: ['check', check.id] });
        onDone();
      },
    );
  };
  const common = (field: 'reason' | 'name' | 'code') => ({
    label: t(`review.field.${field}`),
    value: typed[field],
    onChange: (text: string) => change({ [field]: text }),
    onBlur: () => entries.leave(field),
    problem: problem(field),
    inputRef: entries.inputRef(field),
  });
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={t('review.title')}
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <DecisionField
        value={typed.decision}
        onChange={(decision) => change({ decision })}
        problem={problem('decision')}
        inputRef={entries.inputRef('decision')}
      />
      <TextBox
        {...common('reason')}
        hint={t('review.reasonHint')}
        warning={namesAadhaar(typed.reason) ? t('note.aadhaar') : null}
        lines={3}
        isRequired
      />
      <div className={styles.reviewer}>
        <TextBox {...common('name')} isRequired />
        <TextBox {...common('code')} aside={t('common.optional')} />
      </div>
      {isAgent ? <Notice tone="warning">{t('review.likelyAgent')}</Notice> : null}
      <CallNotice problem={call.problem} />
      <div className={styles.actions}>
        <Button look="primary" type="submit" isBusy={call.isUnderWay}>
          {t('review.submit')}
        </Button>
        <Button onPress={onDone}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
