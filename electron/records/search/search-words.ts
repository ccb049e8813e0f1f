/** Begins the words of the index that tell what a check is filtered by. It is in no text there: nobody can write one. */
const FILTER_MARK = '\uf0fd';
/** Joiners say how letters are drawn together, not which they are; to the index they would end a word. */
const leftOut = new RegExp(`[\u200c\u200d${FILTER_MARK}]`, 'g');
/** What the index takes for parts of a word, as `migrations/1-first.ts` has told it. */
const words = /[\p{L}\p{N}\p{Co}\p{Mn}\p{Mc}]+/gu;

const MOST_WORDS = 8;

/** A text as it is indexed and asked for: the same however it was typed. */
export function searchable(text: string): string {
  return text.normalize('NFKC').replace(leftOut, '');
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

/** What a check or a case is filtered by, as it is indexed: a mode, a kind, a verdict, a list. */
export function filterWords(filters: readonly (string | null)[]): string {
  return filters.flatMap((filter) => (filter === null ? [] : [FILTER_MARK + filter])).join(' ');
}

/**
 * A query of `searchQuery` for those alone that all of these are told of; without one, for whatever is told of them all.
 * Each row is told of something.
 */
export function filteredQuery(query: string | null, filters: readonly (string | null)[]): string {
  const words = filters.flatMap((filter) => (filter === null ? [] : [`"${FILTER_MARK}${filter}"`]));
  if (query !== null) words.unshift(query);
  return words.length === 0 ? `"${FILTER_MARK}"*` : words.join(' AND ');
}
