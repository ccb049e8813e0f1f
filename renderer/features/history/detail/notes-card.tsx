import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Note } from '../../../../shared/check/history.ts';
import { type FieldProblem, parseNote } from '../../../../shared/entry/fields.ts';
import { MAXIMUM_NOTE_LENGTH } from '../../../../shared/limits.ts';
import { CallNotice } from '../../../base/form/call-notice.tsx';
import { useCall } from '../../../base/form/use-call.ts';
import { useEntries } from '../../../base/form/use-entries.ts';
import { useFormats } from '../../../base/language/use-formats.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { TextBox } from '../../../ui/fields/text-box.tsx';
import { Typed } from '../../../ui/fields/typed.tsx';
import { Form } from '../../../ui/form.tsx';
import { namesAadhaar } from '../../check/names-aadhaar.ts';
import styles from './notes-card.module.css';

/** What somebody has to say about a check. A note stays as it was written. */
export function NotesCard({ checkId, notes }: { readonly checkId: string; readonly notes: readonly Note[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useQueryClient();
  const call = useCall();
  const { entries, problem, warning } = useNoteEntries(checkId);
  const add = () => {
    if (!entries.check()) return;
    void call.make(
      () => entries.send(window.facedesk.checks.addNote({ id: checkId, text: entries.typed.text })),
      () => {
        entries.empty();
        void client.invalidateQueries({ queryKey: ['check', checkId] });
      },
    );
  };
  return (
    <Card title={t('note.title')}>
      {notes.length === 0 ? null : (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note.id} className={styles.note}>
              <time dateTime={note.at}>{formats.dateAndClock(note.at)}</time>
              <p>
                <Typed text={note.text} />
              </p>
            </li>
          ))}
        </ul>
      )}
      <Form className={styles.form} onSubmit={add}>
        <TextBox
          label={t('note.label')}
          hint={t('note.hint')}
          lines={2}
          {...entries.box('text')}
          problem={problem}
          warning={warning}
        />
        <CallNotice problem={call.problem?.code === 'field' ? null : call.problem} />
        <Button type="submit" isBusy={call.isUnderWay} className={styles.add ?? ''}>
          {t('note.add')}
        </Button>
      </Form>
    </Card>
  );
}

function problemsOf({ text }: { readonly text: string }): { readonly text: FieldProblem | null } {
  const note = parseNote(text);
  return { text: note.ok ? null : note.error };
}

/** The note that is being written, what is wrong with it, and what is doubtful. */
function useNoteEntries(checkId: string) {
  const { t } = useTranslation();
  const formats = useFormats();
  const form = useEntries({ text: '' }, ['text'], problemsOf, `check ${checkId} note`);
  // After a note has been added the box is empty, and there is nothing wrong with that.
  const [isAdded, setAdded] = useState(false);
  const found = form.shownProblem('text');
  const isEmpty = found === 'required';
  return {
    entries: {
      ...form,
      check: () => {
        setAdded(false);
        return form.check();
      },
      empty: () => {
        form.change({ text: '' });
        setAdded(true);
      },
    },
    problem:
      found === null || (isEmpty && isAdded)
        ? null
        : isEmpty
          ? t('note.required')
          : t('fieldProblem.tooLong', { most: formats.number(MAXIMUM_NOTE_LENGTH) }),
    warning: namesAadhaar(form.typed.text) ? t('note.aadhaar') : null,
  };
}
