import { useTranslation } from 'react-i18next';
import type { OtherCase } from '../../../shared/contract/contract.ts';
import { TextLink } from '../../ui/text-link.tsx';
import { hashOf } from '../addresses/routes.ts';

/** What is wrong with a reference; where another case has it, the way to that case. */
export function ReferenceProblem({ text, otherCase }: { readonly text: string; readonly otherCase: OtherCase | null }) {
  const { t } = useTranslation();
  if (!otherCase) return text;
  const { id, reference, name } = otherCase;
  return (
    <>
      {text}{' '}
      <TextLink isWrapping href={hashOf('case', id)}>
        {name === ''
          ? t('field.caseReference.open', { reference })
          : t('field.caseReference.openOf', { reference, name })}
      </TextLink>
    </>
  );
}
