/** As much of a client id as anybody needs to tell two of them apart. */
const ENDING_LENGTH = 4;

export function clientIdEnding(clientId: string): string {
  return clientId.slice(-ENDING_LENGTH);
}

/** Less than this is the time that an answer takes to arrive. */
const NOTICEABLE_OFFSET = 2000;

/** How this computer's clock compares with the vendor's; null where the vendor named no time. */
export function clockWords(
  offset: number | null,
): { readonly way: 'same' | 'ahead' | 'behind'; readonly length: number } | null {
  if (offset === null) return null;
  const length = Math.abs(offset);
  if (length < NOTICEABLE_OFFSET) return { way: 'same', length };
  return { way: offset > 0 ? 'ahead' : 'behind', length };
}
