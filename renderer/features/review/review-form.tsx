import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../shared/case/person.ts';
import { isSamePerson } from '../../../shared/case/same-person.ts';
import type { CallProblem, TypedRequestOf } from '../../../shared/contract/contract.ts';
import { MAXIMUM_AGENT_TEXT_LENGTH, MAXIMUM_NOTE_LENGTH } from '../../../shared/limits.ts';
import type { Result } from '../../../shared/result.ts';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import { useEntries } from '../../base/form/use-entries.ts';
import { useFirstFocus } from '../../base/form/use-first-focus.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { useOperatorSettings } from '../../base/use-settings.ts';
import { Button } from '../../ui/button.tsx';
import { RadioList } from '../../ui/fields/radio-list.tsx';
import { TextBox } from '../../ui/fields/text-box.tsx';
import { Form } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { namesAadhaar } from '../check/names-aadhaar.ts';
import styles from './review-card.module.css';
import { emptyReview, type ReviewField, reviewFields, reviewProblems, reviewRequest } from './review-entries.ts';

type ReviewRequest = TypedRequestOf<'checks.review'>;

interface ReviewFormProps {
  /** Of the check or the case. */
  readonly id: string;
  /** Who did what is decided on: his decision is no second look. */
  readonly agents: readonly Person[];
  /** Under which name what is typed is kept (base/kept.ts). */
  readonly keptAs: string;
  /** Accepting needs no reason. */
  readonly isAcceptedPlainly?: boolean;
  readonly save: (request: ReviewRequest) => Promise<Result<unknown, CallProblem>>;
  readonly onSaved: () => void;
  readonly onDone: () => void;
}

/** A decision, its reason, and whose it is. */
export function ReviewForm(props: ReviewFormProps) {
  const { id, keptAs, isAcceptedPlainly = false, save, onSaved, onDone } = props;
  const { t } = useTranslation();
  const formats = useFormats();
  const call = useCall();
  const present = useOperatorSettings().data?.agent;
  const entries = useEntries(emptyReview, reviewFields, (typed) => reviewProblems(typed, isAcceptedPlainly), keptAs);
  const form = useRef<HTMLFormElement>(null);
  useFirstFocus(true, () => form.current?.querySelector('input'));
  const { typed, change } = entries;
  const agents = present ? [...props.agents, present] : props.agents;
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
    const request = reviewRequest(id, typed);
    if (call.isUnderWay || !entries.check() || !request) return;
    void call.make(
      () => entries.send(save(request)),
      () => {
        onSaved();
        onDone();
      },
    );
  };
  const common = (field: 'reason' | 'name' | 'code') => ({
    ...entries.box(field),
    label: t(`review.field.${field}`),
    problem: problem(field),
  });
  return (
    <Form ref={form} className={styles.form} aria-label={t('review.title')} onSubmit={submit}>
      <RadioList
        label={t('review.field.decision')}
        choices={(['accepted', 'rejected'] as const).map((value) => ({ value, name: t(`review.decide.${value}`) }))}
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
        isRequired={!isAcceptedPlainly || typed.decision === 'rejected'}
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
    </Form>
  );
}
