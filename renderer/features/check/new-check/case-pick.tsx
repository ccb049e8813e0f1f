import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf } from '../../../base/call.ts';
import { ReferenceProblem } from '../../../base/form/reference-problem.tsx';
import type { Entries } from '../../../base/form/use-entries.ts';
import { useFieldText } from '../../../base/form/use-field-text.ts';
import { type SearchChoice, SearchPick } from '../../../ui/fields/search-pick.tsx';
import { caseChoices, type FoundCases } from './case-choices.ts';

/** The case that a single check is for: its reference, as typed; and whether a person chose it. */
export interface CaseEntries {
  readonly caseReference: string;
  /** What is only typed makes no case, and belongs to none. */
  readonly isCaseChosen: boolean;
}

export type CaseFieldEntries = Pick<
  Entries<CaseEntries, 'caseReference'>,
  'typed' | 'change' | 'box' | 'shownProblem' | 'otherCase'
>;

const NEW_CASE = 'new';

/** Searches the cases; a new one is made only where that is chosen too. */
export function CasePick({ entries, looksLikeAadhaar }: CasePickProps) {
  const { t } = useTranslation();
  const fieldText = useFieldText();
  const { caseReference: text, isCaseChosen } = entries.typed;
  const { offered, same, mayBeNew } = caseChoices(text, useFoundCases(text));
  const found = offered.map(({ id, reference, name }) => ({
    id,
    text: reference,
    name: reference,
    about: name || t('case.noName'),
  }));
  const made = { id: NEW_CASE, text, name: t('field.caseReference.new', { reference: text.trim() }) };
  const choices: readonly SearchChoice[] = mayBeNew ? [...found, made] : found;
  const problem = fieldText('caseReference', entries.shownProblem('caseReference'));
  const { onBlur, inputRef } = entries.box('caseReference');
  const hintOf = () => {
    if (!isCaseChosen) return t('field.caseReference.search');
    return same ? same.name || t('case.noName') : t('field.caseReference.made');
  };
  return (
    <SearchPick
      label={t('field.caseReference.label')}
      aside={t('common.optional')}
      hint={hintOf()}
      problem={problem && <ReferenceProblem text={problem} otherCase={entries.otherCase('caseReference')} />}
      warning={looksLikeAadhaar ? t('field.caseReference.aadhaar') : null}
      text={text}
      onType={(typed) => entries.change({ caseReference: typed, isCaseChosen: false })}
      onBlur={onBlur}
      choices={choices}
      chosen={isCaseChosen ? (same?.id ?? NEW_CASE) : null}
      onChoose={(choice) => entries.change({ caseReference: choice.text, isCaseChosen: true })}
      showLabel={t('field.caseReference.show')}
      none={t('field.caseReference.none')}
      inputRef={inputRef}
    />
  );
}

interface CasePickProps {
  readonly entries: CaseFieldEntries;
  readonly looksLikeAadhaar: boolean;
}

/** Of the mode in use, the newest first. While others are searched those before stay. */
function useFoundCases(text: string): FoundCases {
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['cases', 'all', text.trim()],
    queryFn: () =>
      answerOf(window.facedesk.cases.list({ list: 'all', text: text.trim(), todayFrom: new Date(0).toISOString() })),
    placeholderData: keepPreviousData,
  });
  if (!data) return { cases: [], isWhole: false };
  return { cases: data.items, isWhole: !isPlaceholderData && data.items.length === data.counts.all };
}
