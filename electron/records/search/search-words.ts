/** Joiners say how letters are drawn together, not which they are; to the index they would end a word. */
const joiners = /[\u200c\u200d]/g;
/** What the index takes for parts of a word, as `migrations/1-first.ts` has told it. */
const words = /[\p{L}\p{N}\p{Co}\p{Mn}\p{Mc}]+/gu;

const MOST_WORDS = 8;

/** A text as it is indexed and asked for: the same however it was typed. */
export function searchable(text: string): string {
  return text.normalize('NFKC').replace(joiners, '');
}

/**
 * What a person typed, as a query for FTS5: every word by its beginning, in any field and any order. Nothing that was
 * typed is ever syntax.
 *
 * Each word costs a search of its own, and what is pasted may have hundreds: the first ones tell enough.
 *
 * @returns null where there is no word in it
 */
export function searchQuery(text: string): string | null {
  const found = searchable(text).match(words);
  if (!found) return null;
  const asked = [...new Set(found)].slice(0, MOST_WORDS);
  return asked.map((word) => `"${word}"*`).join(' AND ');
}
