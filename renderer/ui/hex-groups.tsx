/** Hexadecimal digits as people compare them: four at a time, whatever stood between them. */
export function HexGroups({ hex }: { readonly hex: string }) {
  return hexGroups(hex).map((group, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be the same, and none ever moves
    <span key={index}>{group} </span>
  ));
}

export function hexGroups(hex: string): readonly string[] {
  const digits = hex.replace(/[^0-9a-f]/gi, '').toLowerCase();
  return digits.match(/.{1,4}/g) ?? [];
}
