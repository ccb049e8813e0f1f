import i18next, { type InitOptions } from 'i18next';
import { initReactI18next } from 'react-i18next';
import english from './en.json';

/** The languages there are; a further one is a file beside en.json with the same keys. */
export const resources = { en: { translation: english } } as const;

/** Everything is in the bundle, so the texts are there before anything is drawn. */
export function startLanguage(options: InitOptions = { resources, lng: 'en' }): void {
  void i18next.use(initReactI18next).init({
    ...options,
    fallbackLng: 'en',
    initAsync: false,
    // React escapes already.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}
