import { looksLikeAadhaar } from '../../../shared/entry/fields.ts';

const twelveDigits = /(?<!\d)\d(?:[\s-]?\d){11}(?!\d)/g;

/** Whether a text has something in it that looks like an Aadhaar number. */
export function namesAadhaar(text: string): boolean {
  return (text.match(twelveDigits) ?? []).some(looksLikeAadhaar);
}
