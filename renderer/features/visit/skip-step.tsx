import { SkipForward } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SkippableStep } from '../../../shared/case/skippable.ts';
import { parseNote } from '../../../shared/entry/fields.ts';
import { MAXIMUM_NOTE_LENGTH } from '../../../shared/limits.ts';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import { useEntries } from '../../base/form/use-entries.ts';
import { useFirstFocus } from '../../base/form/use-first-focus.ts';
import { forgetKept } from '../../base/kept.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { TextBox } from '../../ui/fields/text-box.tsx';
import { Form } from '../../ui/form.tsx';
import { namesAadhaar } from '../check/names-aadhaar.ts';
import styles from './skip-step.module.css';

interface SkipStepProps {
  readonly caseId: string;
  readonly step: SkippableStep;
}

/** Leaves a step out, for a reason that the report says. */
export function SkipStep({ caseId, step }: SkipStepProps) {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  if (isAsked) return <SkipForm caseId={caseId} step={step} onCancel={() => setAsked(false)} />;
  return (
    <Button look="quiet" className={styles.open ?? ''} onPress={() => setAsked(true)}>
      <SkipForward size={15} aria-hidden="true" />
      {t('visit.skip.open')}
    </Button>
  );
}

interface Typed {
  readonly reason: string;
}

function problemsOf({ reason }: Typed) {
  const parsed = parseNote(reason);
  return { reason: parsed.ok ? null : parsed.error };
}

function SkipForm({ caseId, step, onCancel }: SkipStepProps & { readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const call = useCall();
  const keptAs = `case ${caseId} left out ${step}`;
  const entries = useEntries<Typed, 'reason'>({ reason: '' }, ['reason'], problemsOf, keptAs);
  const [box, setBox] = useState<HTMLElement | null>(null);
  useFirstFocus(box !== null, () => box);
  const { reason } = entries.typed;
  const found = entries.shownProblem('reason');
  const boxProps = entries.box('reason');
  const skip = () => {
    if (!entries.check()) return;
    void call.make(
      () => entries.send(window.facedesk.cases.skip({ id: caseId, step, reason })),
      () => forgetKept(keptAs),
    );
  };
  return (
    <Form className={styles.form} aria-label={t(`visit.skip.form.${step}`)} onSubmit={skip}>
      <TextBox
        {...boxProps}
        inputRef={(input) => {
          boxProps.inputRef(input);
          setBox(input);
        }}
        label={t(`visit.skip.why.${step}`)}
        hint={t('visit.skip.hint')}
        problem={
          found === 'tooLong'
            ? t('fieldProblem.tooLong', { most: formats.number(MAXIMUM_NOTE_LENGTH) })
            : found && t('visit.skip.needed')
        }
        warning={namesAadhaar(reason) ? t('note.aadhaar') : null}
        isRequired
      />
      <CallNotice problem={call.problem?.code === 'field' ? null : call.problem} />
      <div className={styles.actions}>
        <Button type="submit" isBusy={call.isUnderWay}>
          {t('visit.skip.submit')}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </Form>
  );
}

/** Takes a step up again that was left out. */
export function TakeUpButton({ caseId, step }: SkipStepProps) {
  const { t } = useTranslation();
  const call = useCall();
  return (
    <Button
      look="quiet"
      isBusy={call.isUnderWay}
      aria-label={t('visit.again', { word: t('visit.skip.undo'), step: t(`visit.step.${step}`) })}
      onPress={() => void call.make(() => window.facedesk.cases.skip({ id: caseId, step, reason: null }))}
    >
      {t('visit.skip.undo')}
    </Button>
  );
}
