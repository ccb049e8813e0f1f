import { FolderOpen, Plus } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseListName, CaseRow as Row } from '../../../shared/case/list-of-cases.ts';
import { hashOfNewCase } from '../../base/addresses/case-address.ts';
import { goToHash } from '../../base/addresses/use-route.ts';
import { EmptyList } from '../../base/empty-list.tsx';
import { useFocusBack } from '../../base/focus.ts';
import { useKeptState } from '../../base/kept.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { ReadingProblem } from '../../base/reading-problem.tsx';
import { ScreenHeading } from '../../base/screen-heading.tsx';
import { Announcement } from '../../ui/announcement.tsx';
import { Button } from '../../ui/button.tsx';
import { SearchBox } from '../../ui/fields/search-box.tsx';
import { Segments } from '../../ui/fields/segments.tsx';
import styles from './case-list.module.css';
import { CaseRow } from './case-row.tsx';
import { JustArrived } from './just-arrived.tsx';
import { NoCases } from './no-cases.tsx';
import { useCases } from './use-cases.ts';

/** As in shared/case/list-of-cases.ts, which would bring its schemas into the page. */
const MOST_CASES = 200;
const lists = ['today', 'toFinish', 'needsReview', 'all'] as const satisfies readonly CaseListName[];

interface CaseListProps {
  /** In the place of the list of those that need a decision. */
  readonly desk: (cases: readonly Row[]) => ReactNode;
}

/** The cases of the mode in use, the newest first. */
export function CaseList({ desk }: CaseListProps) {
  const { t } = useTranslation();
  const [text, setText] = useKeptState('case list', '');
  const [list, setList] = useKeptState<CaseListName>('case list shown', 'today');
  const { data, error, refetch } = useCases(list, text);
  const formats = useFormats();
  const cases = data?.items;
  const count = useCount(cases?.length ?? null);
  const isNarrowed = text !== '' || (list !== 'all' && (data?.counts.all ?? 0) > 0);
  const emptyTitle = t(isNarrowed ? 'case.nothingFound.title' : 'case.empty.title');
  const showAll = () => {
    setText('');
    setList('all');
  };
  const isEmpty = cases?.length === 0 && !isNarrowed;
  const heading = useRef<HTMLHeadingElement>(null);
  // The last case that was decided on goes with its buttons, and so does the way out of an empty list.
  useFocusBack(heading, data ? `${data.list} ${data.items.length === 0}` : null);
  const newCase = (
    <Button
      look="primary"
      className={(isEmpty ? styles.first : styles.new) ?? ''}
      onPress={() => goToHash(hashOfNewCase)}
    >
      <Plus size={17} aria-hidden="true" />
      {t('case.new.open')}
    </Button>
  );
  return (
    <div className={styles.screen}>
      <div className={styles.column}>
        <ScreenHeading
          ref={heading}
          route="case"
          title={t('case.title')}
          intro={t('case.intro')}
          aside={isEmpty ? null : newCase}
        />
        <div className={styles.bar}>
          <Segments
            label={t('case.lists.label')}
            isLabelHidden
            choices={lists.map((name) => ({
              value: name,
              name: data
                ? t('case.lists.counted', { list: t(`case.lists.${name}`), amount: formats.number(data.counts[name]) })
                : t(`case.lists.${name}`),
            }))}
            value={list}
            onChange={setList}
          />
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
        {data?.list === 'needsReview' ? null : <JustArrived heading={heading} />}
        <Announcement text={cases?.length === 0 ? emptyTitle : count} />
        <ReadingProblem error={error} readAgain={() => void refetch()} />
        {cases && cases.length > 0 && data.list === 'needsReview' ? desk(cases) : null}
        {cases && cases.length > 0 && data.list !== 'needsReview' ? (
          <ul className={styles.list} aria-label={t('case.title')}>
            {cases.map((row) => (
              <li key={row.id}>
                <CaseRow row={row} />
              </li>
            ))}
          </ul>
        ) : null}
        {cases?.length === MOST_CASES ? <p className={styles.more}>{t('case.more')}</p> : null}
        {isEmpty ? <NoCases newCase={newCase} /> : null}
        {cases?.length === 0 && isNarrowed ? (
          <EmptyList screen="case" icon={FolderOpen} isNarrowed clearLabel={t('case.lists.showAll')} clear={showAll} />
        ) : null}
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
