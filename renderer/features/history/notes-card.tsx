import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Note } from '../../../shared/history.ts';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { useCall } from '../../app/form/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextBox } from '../../ui/text-box.tsx';
import styles from './notes-card.module.css';
import { formatDateAndClock } from './times.ts';
import { useNoteEntries } from './use-note-entries.ts';

interface NotesCardProps {
  readonly checkId: string;
  readonly notes: readonly Note[];
}

/** What somebody has to say about a check. A note stays as it was written. */
export function NotesCard({ checkId, notes }: NotesCardProps) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const call = useCall();
  const { entries, problem, warning } = useNoteEntries();
  const add = () => {
    if (!entries.check()) return;
    void call.make(
      async () => {
        const result = await window.facedesk.checks.addNote({ id: checkId, text: entries.typed.text });
        if (!result.ok) entries.refuse(result.error);
        return result;
      },
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
              <time dateTime={note.at}>{formatDateAndClock(i18n.language, note.at)}</time>
              <p>{note.text}</p>
            </li>
          ))}
        </ul>
      )}
      <form
        className={styles.form}
        autoComplete="off"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextBox
          label={t('note.label')}
          hint={t('note.hint')}
          lines={2}
          value={entries.typed.text}
          onChange={(text) => entries.change({ text })}
          onBlur={() => entries.leave('text')}
          problem={problem}
          warning={warning}
          inputRef={entries.inputRef('text')}
        />
        <CallNotice problem={call.problem?.code === 'field' ? null : call.problem} />
        <Button type="submit" isBusy={call.isUnderWay} className={styles.add ?? ''}>
          {t('note.add')}
        </Button>
      </form>
    </Card>
  );
}
