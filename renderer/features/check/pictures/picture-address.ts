interface Address {
  readonly url: string;
  uses: number;
}

/** Making one asks the browser's process and waits for it: ten milliseconds where that has something else to do. */
const addresses = new Map<Blob, Address>();

/** The address of a picture for an image element, one for all who show it. Each of them lets it go in the end. */
export function addressOf(blob: Blob): string {
  const address = addresses.get(blob) ?? { url: URL.createObjectURL(blob), uses: 0 };
  addresses.set(blob, address);
  address.uses += 1;
  return address.url;
}

export function letGo(blob: Blob): void {
  const address = addresses.get(blob);
  if (!address) return;
  address.uses -= 1;
  if (address.uses > 0) return;
  addresses.delete(blob);
  URL.revokeObjectURL(address.url);
}
