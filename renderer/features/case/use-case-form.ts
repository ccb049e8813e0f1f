import { useTranslation } from 'react-i18next';
import type { CaseDetails } from '../../../shared/case.ts';
import type { CallProblem } from '../../../shared/contract.ts';
import type { Result } from '../../../shared/result.ts';
import { type OneCall, useCall } from '../../app/form/use-call.ts';
import { type Entries, useEntries } from '../../app/form/use-entries.ts';
import { useFormats } from '../../app/language/use-formats.ts';
import {
  type CaseEntries,
  type CaseField,
  caseFields,
  caseProblems,
  caseRequest,
  fieldsNamingAadhaar,
  longest,
} from './case-form.ts';

export interface CaseForm {
  readonly entries: Entries<CaseEntries, CaseField>;
  readonly call: OneCall;
  readonly problem: (field: CaseField) => string | null;
  readonly warning: (field: CaseField) => string | null;
  readonly save: <Value>(
    make: (details: CaseDetails) => Promise<Result<Value, CallProblem>>,
    saved: (value: Value, details: CaseDetails) => void,
  ) => void;
}

/** What is typed into the form of a case; it stays until it is saved. */
export function useCaseForm(start: CaseEntries, before: CaseDetails | null): CaseForm {
  const { t } = useTranslation();
  const formats = useFormats();
  const entries = useEntries(start, caseFields, caseProblems);
  const call = useCall();
  const doubtful = fieldsNamingAadhaar(entries.typed);
  return {
    entries,
    call,
    problem: (field) => {
      const found = entries.shownProblem(field);
      if (found === null) return null;
      if (found === 'caseReferenceUsed') return t('fieldProblem.caseReferenceUsed');
      if (found === 'tooLong') return t('fieldProblem.tooLong', { most: formats.number(longest[field] ?? 0) });
      return t(field === 'visitedAt' || field === 'consentAt' ? 'case.form.momentNeeded' : 'fieldProblem.required');
    },
    warning: (field) => {
      if (!doubtful.has(field)) return null;
      return t(field === 'reference' ? 'field.caseReference.aadhaar' : 'case.form.aadhaar');
    },
    save: (make, saved) => {
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
