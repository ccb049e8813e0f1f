import { User } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './customer-line.module.css';

interface CustomerLineProps {
  readonly name: string | undefined;
  /** Of the case; empty for none. */
  readonly reference: string;
}

/** Whose check it is, at the top of whatever shows or asks about one: the customer's name and the case's reference. */
export function CustomerLine({ name, reference }: CustomerLineProps) {
  const { t } = useTranslation();
  return (
    <p className={styles.line} data-none={reference === '' || undefined}>
      <User size={16} aria-hidden="true" />
      <span>{reference === '' ? t('check.noCase') : caseWords({ name, reference })}</span>
    </p>
  );
}

/** A customer and his case, as far as they are known. */
export function caseWords({ name, reference }: Partial<CustomerLineProps>): string {
  return [name, reference].filter((words) => words).join(' · ');
}
