import { useTranslation } from 'react-i18next';
import type { Case } from '../../../shared/case/case.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { Typed } from '../../ui/fields/typed.tsx';
import styles from './customer-details.module.css';

/** What was entered of a case beside its name, to be read. */
export function CustomerDetails({ case: read }: { readonly case: Case }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { place, visitedAt, note, createdAt } = read;
  const details = [
    { name: 'place', value: place },
    { name: 'visitedAt', value: visitedAt === null ? '' : formats.dateAndClock(visitedAt) },
    { name: 'createdAt', value: formats.dateAndClock(createdAt) },
    { name: 'note', value: note },
  ] as const;
  return (
    <dl className={styles.details}>
      {details.map(({ name, value }) => (
        <div key={name}>
          <dt>{t(`case.field.${name}`)}</dt>
          <dd data-missing={value === '' || undefined}>{value ? <Typed text={value} /> : t('case.notEntered')}</dd>
        </div>
      ))}
    </dl>
  );
}
