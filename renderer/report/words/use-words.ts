import { useTranslation } from 'react-i18next';
import { useFormats } from '../../base/language/use-formats.ts';

/** The texts of the report, `report:…`, and those that it shares with the window. */
export function useWords() {
  const { t, i18n } = useTranslation(['translation', 'report']);
  const formats = useFormats();
  return { t, formats, language: i18n.language };
}
