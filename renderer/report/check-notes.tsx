import type { Note } from '../../shared/history.ts';
import styles from './check-notes.module.css';
import section from './check-section.module.css';
import { Moment } from './moment.tsx';
import { useWords } from './use-words.ts';

export function CheckNotes({ notes }: { readonly notes: readonly Note[] }) {
  const { t } = useWords();
  if (notes.length === 0) return null;
  return (
    <div className={section.part}>
      <h3>{t('report:check.notes')}</h3>
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={note.id}>
            <p className={styles.text}>{note.text}</p>
            <p className={styles.at}>
              <Moment iso={note.at} />
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
