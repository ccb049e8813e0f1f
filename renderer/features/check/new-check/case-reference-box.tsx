import { useTranslation } from 'react-i18next';
import { markNavigated } from '../../../base/addresses/use-route.ts';
import { beginAnew, useFront } from '../../../base/current-case.ts';
import { Button } from '../../../ui/button.tsx';
import { TextBox } from '../../../ui/fields/text-box.tsx';
import { type CaseFieldEntries, CasePick } from './case-pick.tsx';
import styles from './case-reference-box.module.css';

interface CaseReferenceBoxProps {
  readonly entries: CaseFieldEntries;
  readonly looksLikeAadhaar: boolean;
}

/** Whose check it will be. With a customer in front it is his, and another one begins with an empty form. */
export function CaseReferenceBox({ entries, looksLikeAadhaar }: CaseReferenceBoxProps) {
  const { t } = useTranslation();
  const inFront = useFront().case;
  if (!inFront) return <CasePick entries={entries} looksLikeAadhaar={looksLikeAadhaar} />;
  return (
    <TextBox
      label={t('field.caseReference.label')}
      hint={inFront.name || t('case.noName')}
      value={inFront.reference}
      onChange={() => undefined}
      problem={null}
      isReadOnly
      end={<AnotherCustomer />}
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
