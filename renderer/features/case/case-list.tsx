import { FolderOpen, Plus, SearchX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/language/use-formats.ts';
import { ScreenHeading } from '../../app/screen-heading.tsx';
import { Announcement } from '../../ui/announcement.tsx';
import { Button } from '../../ui/button.tsx';
import { Emptiness } from '../../ui/emptiness.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { ReadingProblem } from '../history/reading-problem.tsx';
import { hashOfNewCase } from './case-address.ts';
import styles from './case-list.module.css';
import { CaseRow } from './case-row.tsx';
import { goToHash } from './use-case-address.ts';
import { MOST_CASES, useCases } from './use-cases.ts';

/** The cases of the mode in use, the newest first. */
export function CaseList() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { data: cases, error, refetch } = useCases(text);
  const count = useCount(cases?.length ?? null);
  const emptyTitle = t(text === '' ? 'case.empty.title' : 'case.nothingFound.title');
  const newCase = (
    <Button look="primary" className={styles.new ?? ''} onPress={() => goToHash(hashOfNewCase)}>
      <Plus size={17} aria-hidden="true" />
      {t('case.new.open')}
    </Button>
  );
  return (
    <div className={styles.screen}>
      <div className={styles.column}>
        <ScreenHeading route="case" title={t('case.title')} intro={t('case.intro')} aside={newCase} />
        <div className={styles.bar}>
          <SearchBox
            label={t('case.search.label')}
            placeholder={t('case.search.placeholder')}
            clearLabel={t('history.search.clear')}
            text={text}
            onSearch={setText}
            className={styles.search}
          />
          <span className={styles.count}>{count}</span>
        </div>
        <Announcement text={cases?.length === 0 ? emptyTitle : count} />
        <ReadingProblem error={error} readAgain={() => void refetch()} />
        {cases && cases.length > 0 ? (
          <ul className={styles.list} aria-label={t('case.title')}>
            {cases.map((summary) => (
              <li key={summary.id}>
                <CaseRow summary={summary} />
              </li>
            ))}
          </ul>
        ) : null}
        {cases?.length === MOST_CASES ? <p className={styles.more}>{t('case.more')}</p> : null}
        {cases?.length === 0 ? <NoCases isSearch={text !== ''} clear={() => setText('')} /> : null}
      </div>
    </div>
  );
}

/** In words; nothing where there is none. */
function useCount(cases: number | null): string {
  const { t } = useTranslation();
  const formats = useFormats();
  if (cases === null || cases === 0) return '';
  const amount = formats.number(cases);
  return t('case.count', { count: cases, amount: cases === MOST_CASES ? `${amount}+` : amount });
}

function NoCases({ isSearch, clear }: { readonly isSearch: boolean; readonly clear: () => void }) {
  const { t } = useTranslation();
  if (isSearch) {
    return (
      <Emptiness
        icon={<SearchX size={28} aria-hidden="true" />}
        title={t('case.nothingFound.title')}
        action={<Button onPress={clear}>{t('history.search.clear')}</Button>}
      >
        {t('case.nothingFound.text')}
      </Emptiness>
    );
  }
  return (
    <Emptiness icon={<FolderOpen size={28} aria-hidden="true" />} title={t('case.empty.title')}>
      {t('case.empty.text')}
    </Emptiness>
  );
}
