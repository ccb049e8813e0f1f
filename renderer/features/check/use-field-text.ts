import { useTranslation } from 'react-i18next';
import {
  type FieldProblem,
  MAXIMUM_CASE_REFERENCE_LENGTH,
  MAXIMUM_VERIFICATION_ID_LENGTH,
} from '../../../shared/fields.ts';

const longest: Readonly<Record<string, number>> = {
  caseReference: MAXIMUM_CASE_REFERENCE_LENGTH,
  verificationId: MAXIMUM_VERIFICATION_ID_LENGTH,
};

/** A field's problem as a sentence. */
export function useFieldText(): (field: string, problem: FieldProblem | null) => string | null {
  const { t } = useTranslation();
  return (field, problem) => problem && t(`fieldProblem.${problem}`, { most: longest[field] ?? '' });
}
