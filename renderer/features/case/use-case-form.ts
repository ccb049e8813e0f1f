import { useTranslation } from 'react-i18next';
import type { CaseDetails } from '../../../shared/case/case.ts';
import type { CallProblem } from '../../../shared/contract/contract.ts';
import type { Result } from '../../../shared/result.ts';
import { useCall } from '../../base/form/use-call.ts';
import { useEntries } from '../../base/form/use-entries.ts';
import { useFieldText } from '../../base/form/use-field-text.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import {
  type CaseEntries,
  type CaseField,
  caseFields,
  caseProblems,
  caseRequest,
  fieldsNamingAadhaar,
  longest,
} from './case-form.ts';

export type CaseForm = ReturnType<typeof useCaseForm>;

/** What is typed into the form of a case; it stays until it is saved. */
export function useCaseForm(start: CaseEntries, before: CaseDetails | null, keptAs: string) {
  const { t } = useTranslation();
  const fieldText = useFieldText();
  const formats = useFormats();
  const entries = useEntries(start, caseFields, caseProblems, keptAs);
  const call = useCall();
  const doubtful = fieldsNamingAadhaar(entries.typed);
  return {
    entries,
    call,
    problem: (field: CaseField) => {
      const found = entries.shownProblem(field);
      if (found === null) return null;
      if (field === 'visitedAt' || field === 'consentAt') return t('case.form.momentNeeded');
      if (found === 'tooLong') return t('fieldProblem.tooLong', { most: formats.number(longest[field] ?? 0) });
      return fieldText(field, found);
    },
    warning: (field: CaseField) => {
      if (!doubtful.has(field)) return null;
      return t(field === 'reference' ? 'field.caseReference.aadhaar' : 'case.form.aadhaar');
    },
    save: <Value>(
      make: (details: CaseDetails) => Promise<Result<Value, CallProblem>>,
      saved: (value: Value, details: CaseDetails) => void,
    ) => {
      if (!entries.check()) return;
      const details = caseRequest(entries.typed, before);
      void call.make(
        async () => {
          const result = await make(details);
          if (!result.ok) entries.refuse(atItsField(result.error));
          return result;
        },
        (value) => saved(value, details),
      );
    },
  };
}

/** The details may be named as a whole; the reference is the only one of them that the main process alone can judge. */
function atItsField(problem: CallProblem): CallProblem {
  const { field } = problem;
  if (field === undefined || caseFields.some((name) => name === field)) return problem;
  return { ...problem, field: 'reference' };
}
