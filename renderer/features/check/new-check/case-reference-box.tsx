import { useTranslation } from 'react-i18next';
import { markNavigated } from '../../../base/addresses/use-route.ts';
import { beginAnew, useFront } from '../../../base/current-case.ts';
import { ReferenceProblem } from '../../../base/form/reference-problem.tsx';
import type { Entries } from '../../../base/form/use-entries.ts';
import { useFieldText } from '../../../base/form/use-field-text.ts';
import { Button } from '../../../ui/button.tsx';
import { TextBox } from '../../../ui/fields/text-box.tsx';
import styles from './case-reference-box.module.css';

interface CaseReferenceBoxProps {
  readonly entries: Pick<
    Entries<{ readonly caseReference: string }, 'caseReference'>,
    'box' | 'shownProblem' | 'otherCase'
  >;
  readonly looksLikeAadhaar: boolean;
}

/** Whose check it will be. With a customer in front it is his, and another one begins with an empty form. */
export function CaseReferenceBox({ entries, looksLikeAadhaar }: CaseReferenceBoxProps) {
  const { t } = useTranslation();
  const fieldText = useFieldText();
  const inFront = useFront().case;
  const label = t('field.caseReference.label');
  if (inFront) {
    return (
      <TextBox
        label={label}
        hint={inFront.name || t('case.noName')}
        value={inFront.reference}
        onChange={() => undefined}
        problem={null}
        isReadOnly
        end={<AnotherCustomer />}
      />
    );
  }
  const problem = fieldText('caseReference', entries.shownProblem('caseReference'));
  return (
    <TextBox
      label={label}
      aside={t('common.optional')}
      hint={t('field.caseReference.hint')}
      {...entries.box('caseReference')}
      problem={problem && <ReferenceProblem text={problem} otherCase={entries.otherCase('caseReference')} />}
      warning={looksLikeAadhaar ? t('field.caseReference.aadhaar') : null}
    />
  );
}

/** Ends everything that is typed, chosen and shown of the customer in front. Checks that were entered stay on record. */
export function AnotherCustomer() {
  const { t } = useTranslation();
  const begin = () => {
    // The focus goes to the title of the new form.
    markNavigated();
    beginAnew();
  };
  return (
    <Button look="quiet" className={styles.another ?? ''} onPress={begin}>
      {t('check.anotherCustomer')}
    </Button>
  );
}
