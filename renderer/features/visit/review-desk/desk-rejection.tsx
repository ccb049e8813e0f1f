import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { parseNote } from '../../../../shared/entry/fields.ts';
import { MAXIMUM_NOTE_LENGTH } from '../../../../shared/limits.ts';
import { useEntries } from '../../../base/form/use-entries.ts';
import { useFirstFocus } from '../../../base/form/use-first-focus.ts';
import { useFormats } from '../../../base/language/use-formats.ts';
import { Button } from '../../../ui/button.tsx';
import { TextBox } from '../../../ui/fields/text-box.tsx';
import { Form } from '../../../ui/form.tsx';
import { namesAadhaar } from '../../check/names-aadhaar.ts';
import styles from './review-desk.module.css';

interface DeskRejectionProps {
  readonly keptAs: string;
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  readonly reject: (reason: string) => void;
  readonly cancel: () => void;
}

/** What reviewers find most; anything else is typed. */
const reasons = ['otherPerson', 'notLive', 'unclear', 'document'] as const;

const empty = { reason: '' };

const problemsOf = ({ reason }: typeof empty) => {
  const parsed = parseNote(reason);
  return { reason: parsed.ok ? null : parsed.error };
};

/** To reject takes a reason: one of a few, or one's own. */
export function DeskRejection({ keptAs, isBusy, isDisabled, reject, cancel }: DeskRejectionProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const entries = useEntries(empty, ['reason'] as const, problemsOf, keptAs);
  const form = useRef<HTMLFormElement>(null);
  useFirstFocus(true, () => form.current?.querySelector('button'));
  const { reason } = entries.typed;
  const found = entries.shownProblem('reason');
  const most = formats.number(MAXIMUM_NOTE_LENGTH);
  return (
    <Form
      ref={form}
      className={styles.rejection}
      aria-label={t('desk.rejection')}
      onSubmit={() => {
        if (entries.check()) reject(reason.trim());
      }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset takes no part in the grid of its parent */}
      <div role="group" aria-label={t('desk.reasons')} className={styles.reasons}>
        {reasons.map((name) => {
          const text = t(`desk.reason.${name}`);
          return (
            <Button key={name} aria-pressed={reason === text} onPress={() => entries.change({ reason: text })}>
              {text}
            </Button>
          );
        })}
      </div>
      <TextBox
        {...entries.box('reason')}
        label={t('review.field.reason')}
        hint={t('review.reasonHint')}
        problem={found && (found === 'tooLong' ? t('fieldProblem.tooLong', { most }) : t('review.needed.reason'))}
        warning={namesAadhaar(reason) ? t('note.aadhaar') : null}
        isRequired
      />
      <div className={styles.row}>
        <Button look="primary" type="submit" isBusy={isBusy} isDisabled={isDisabled}>
          {t('review.decide.rejected')}
        </Button>
        <Button onPress={cancel}>{t('common.cancel')}</Button>
      </div>
    </Form>
  );
}
