import { useTranslation } from 'react-i18next';
import type { Entries } from '../../app/form/use-entries.ts';
import { useFieldText } from '../../app/form/use-field-text.ts';
import { TextBox } from '../../ui/text-box.tsx';

interface CaseReferenceBoxProps {
  readonly entries: Pick<
    Entries<{ readonly caseReference: string }, 'caseReference'>,
    'typed' | 'change' | 'leave' | 'shownProblem' | 'inputRef'
  >;
  readonly looksLikeAadhaar: boolean;
}

export function CaseReferenceBox({ entries, looksLikeAadhaar }: CaseReferenceBoxProps) {
  const { t } = useTranslation();
  const fieldText = useFieldText();
  return (
    <TextBox
      label={t('field.caseReference.label')}
      aside={t('common.optional')}
      hint={t('field.caseReference.hint')}
      value={entries.typed.caseReference}
      onChange={(caseReference) => entries.change({ caseReference })}
      onBlur={() => entries.leave('caseReference')}
      problem={fieldText('caseReference', entries.shownProblem('caseReference'))}
      warning={looksLikeAadhaar ? t('field.caseReference.aadhaar') : null}
      inputRef={entries.inputRef('caseReference')}
    />
  );
}
