import { useTranslation } from 'react-i18next';
import {
  type FieldProblem,
  fieldProblems,
  MAXIMUM_CASE_REFERENCE_LENGTH,
  MAXIMUM_VERIFICATION_ID_LENGTH,
} from '../../../shared/entry/fields.ts';
import type { EntryProblem } from './use-entries.ts';

const longest: Readonly<Record<string, number>> = {
  caseReference: MAXIMUM_CASE_REFERENCE_LENGTH,
  verificationId: MAXIMUM_VERIFICATION_ID_LENGTH,
};

/** A field's problem as a sentence. */
export function useFieldText(): (field: string, problem: EntryProblem | null) => string | null {
  const { t } = useTranslation();
  return (field, problem) => {
    if (problem === null) return null;
    if (!isFieldProblem(problem)) return t(`credentialProblem.${problem}`);
    return t(`fieldProblem.${problem}`, { most: longest[field] ?? '' });
  };
}

function isFieldProblem(problem: EntryProblem): problem is FieldProblem {
  return fieldProblems.some((known) => known === problem);
}
