const TYPE = '/Type';
/** Long enough for what may stand between a name and its value. */
const NEAR = 16;

/** Of a PDF as the browser prints it, where a page's dictionary stands in plain text. */
export function countPages(pdf: Uint8Array): number {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  let pages = 0;
  for (let at = bytes.indexOf(TYPE); at >= 0; at = bytes.indexOf(TYPE, at + 1)) {
    // Piece by piece: a whole report would be longer than a string can be.
    if (/^\/Type\s*\/Page\b/.test(bytes.toString('latin1', at, at + NEAR))) pages += 1;
  }
  return pages;
}
