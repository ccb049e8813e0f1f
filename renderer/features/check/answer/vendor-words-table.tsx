import { useTranslation } from 'react-i18next';
import type { VendorWords } from '../../../../shared/check/outcome.ts';
import { type Detail, Details } from '../../../ui/details.tsx';
import styles from './vendor-words-table.module.css';

/** What the vendor itself said, as it came: for whoever asks its support. */
export function VendorWordsTable({ vendor, words }: { readonly vendor: string; readonly words: VendorWords }) {
  const { t } = useTranslation();
  const said = (['type', 'code', 'message'] as const).flatMap((name): Detail[] =>
    words[name] === null ? [] : [{ label: t(`words.${name}`), value: words[name] }],
  );
  const details: Detail[] = [{ label: t('words.httpStatus'), value: String(words.httpStatus) }, ...said];
  if (words.supportReference !== null) {
    details.push({ label: t('words.supportReference'), value: words.supportReference, isId: true });
  }
  return (
    <section className={styles.words} aria-label={t('words.title', { vendor })}>
      <h3 className={styles.title}>{t('words.title', { vendor })}</h3>
      <Details details={details} />
    </section>
  );
}
