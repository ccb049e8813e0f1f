import { FolderOpen, Plus, SearchX } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../shared/case.ts';
import { useFormats } from '../../app/language/use-formats.ts';
import { ScreenHeading } from '../../app/screen-heading.tsx';
import { Announcement } from '../../ui/announcement.tsx';
import { Button } from '../../ui/button.tsx';
import { Emptiness } from '../../ui/emptiness.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { ModeMark } from '../history/mode-mark.tsx';
import { ReadingProblem } from '../history/reading-problem.tsx';
import { formatDateAndClock } from '../history/times.ts';
import { hashOfCase, hashOfNewCase } from './case-address.ts';
import styles from './case-list.module.css';
import { goToHash } from './use-case-address.ts';
import { MOST_CASES, useCases } from './use-cases.ts';

/** The cases of the mode in use, the newest first. */
export function CaseList() {
  const { t } = useTranslation();
  const formats = useFormats();
  const [text, setText] = useState('');
  const { data: cases, error, refetch } = useCases(text);
  const amount =
    cases && (cases.length === MOST_CASES ? `${formats.number(MOST_CASES)}+` : formats.number(cases.length));
  const count = cases ? t('case.count', { count: cases.length, amount }) : '';
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
        <Announcement text={count} />
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

function CaseRow({ summary }: { readonly summary: CaseSummary }) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const { id, reference, name, changedAt, checks, open, mode } = summary;
  return (
    <Link className={styles.row ?? ''} href={hashOfCase(id)}>
      <span className={styles.words}>
        <span className={styles.reference}>{reference}</span>{' '}
        <span className={styles.name}>{name || t('case.noName')}</span>
      </span>{' '}
      <time className={styles.when} dateTime={changedAt}>
        {formatDateAndClock(i18n.language, changedAt)}
      </time>{' '}
      <span className={styles.checks}>
        {checks === 0 ? t('history.noChecks') : t('history.checks', { count: checks, amount: formats.number(checks) })}
      </span>{' '}
      <span className={styles.open}>
        {open > 0 ? (
          <StateChip tone="moving">{t('case.open', { count: open, amount: formats.number(open) })}</StateChip>
        ) : null}
      </span>{' '}
      <span className={styles.mode}>
        <ModeMark mode={mode} environment={null} />
      </span>
    </Link>
  );
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
