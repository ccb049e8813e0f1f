/** What is in folders that were filled, as tests look for it. */
export const PASSPHRASE = 'correct horse battery';
export const customer = { name: 'Mohan Kumar Verma', reference: 'LN-2026-0412-77' } as const;
export const hindiCustomer = { name: 'सुनीता देवी', reference: 'ऋण-२०२६-१७' } as const;
export const agent = { name: 'Asha Rao', code: 'A-17' } as const;
export const reviewer = { name: 'R. Iyer', code: 'S-3' } as const;
export const organisation = 'Example Finance Ltd.';
export const ALL_CHECKS = 60;
/** When the first of them was entered. */
export const OPENED_AT = Date.parse('2026-11-20T06:30:00.000Z');
/** A text over several lines: one of them blank, one that begins with blanks. */
export const typedLines = 'Seen:\n\n    1. voter card';
/** Nowhere to be broken at, and longer than a line. */
export const longWord = 'abcdefghij'.repeat(15);
/** “Sunita” in the scripts of India's languages, as a place may be named. */
export const scripts = [
  'সুনীতা',
  'સુનીતા',
  'ਸੁਨੀਤਾ',
  'ಸುನೀತಾ',
  'സുനിത',
  'ସୁନୀତା',
  'சுனிதா',
  'సునీతా',
  'سنیتا',
  'ᱥᱩᱱᱤᱛᱟ',
  'ꯁꯨꯅꯤꯇꯥ',
] as const;
