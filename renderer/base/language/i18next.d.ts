import type english from './en.json';
import type report from './report.en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof english; report: typeof report };
  }
}
