import { PDFArray, type PDFContext, PDFDict, type PDFObject, PDFRef, PDFStream } from '@cantoo/pdf-lib';

/**
 * The numbers of all objects that can be reached from these, ascending.
 *
 * @param without are neither counted nor followed
 */
export function reachableObjects(
  context: PDFContext,
  from: readonly (PDFObject | undefined)[],
  without: readonly PDFRef[],
): number[] {
  const seen = new Set<PDFRef>();
  const open = [...from];
  const isOut = new Set(without);
  while (open.length > 0) {
    const next = open.pop();
    if (next instanceof PDFRef) {
      if (seen.has(next) || isOut.has(next)) continue;
      const found = context.lookup(next);
      // Something may be named that isn't there: to a reader of PDF that is nothing.
      if (found === undefined) continue;
      seen.add(next);
      open.push(found);
    } else if (next instanceof PDFDict) open.push(...next.values());
    else if (next instanceof PDFStream) open.push(...next.dict.values());
    else if (next instanceof PDFArray) open.push(...next.asArray());
  }
  return [...seen].map(({ objectNumber }) => objectNumber).sort((left, right) => left - right);
}
