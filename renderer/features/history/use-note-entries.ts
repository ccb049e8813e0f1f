import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldProblem, parseNote } from '../../../shared/fields.ts';
import { MAXIMUM_NOTE_LENGTH } from '../../../shared/limits.ts';
import { useEntries } from '../../app/form/use-entries.ts';
import { useFormats } from '../../app/language/use-formats.ts';
import { namesAadhaar } from './names-aadhaar.ts';

interface NoteEntries {
  readonly text: string;
}

function problemsOf({ text }: NoteEntries): { readonly text: FieldProblem | null } {
  const note = parseNote(text);
  return { text: note.ok ? null : note.error };
}

/** The note that is being written, what is wrong with it, and what is doubtful. */
export function useNoteEntries() {
  const { t } = useTranslation();
  const formats = useFormats();
  const form = useEntries({ text: '' }, ['text'], problemsOf);
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
