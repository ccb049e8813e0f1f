/** What nobody sees wherever it stands: joiners, marks of direction, soft hyphens, marks of a file's beginning, … */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
/** Empty places of any width, line ends and control characters; U+2800 is Braille's blank. */
const blanks = /[\s\p{Cc}\u2800]+/gu;
/**
 * Of what is invisible, all that says nothing about how letters are drawn: soft hyphen, U+200B, marks of direction,
 * U+2060 and the byte order mark. ZWJ and ZWNJ are not among them: in India's scripts they are part of a word.
 */
const meaningless = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** A text without what nobody sees in it; its blanks stay. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '');
}

/** What an id is made of: what was pasted without what nobody sees, and without blanks. */
export function withoutBlanks(text: string): string {
  return withoutInvisible(text).replace(blanks, '');
}

/** True for a text of which nothing at all can be seen. */
export function isBlank(text: string): boolean {
  return withoutBlanks(text) === '';
}

/** A reference as it is kept: composed (NFC), so that the same letters are the same text however they were typed. */
export function normalReference(typed: string): string {
  return typed.replace(meaningless, '').normalize('NFC').trim();
}

/**
 * What two references have in common that a person would read as the same: after NFC, case folding, dropping what nobody
 * sees and joining blanks. Look-alike letters of other scripts stay different.
 *
 * Rows hold it (records/migrations/3-folded-references.ts): whoever changes it adds a migration that fills them again.
 */
export function foldReference(reference: string): string {
  const seen = withoutInvisible(reference).normalize('NFC');
  // By way of capitals: some small letters have one in common (σ and ς), or are written as two there (ß).
  const folded = seen.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFC');
  return folded.replace(blanks, ' ').trim();
}
