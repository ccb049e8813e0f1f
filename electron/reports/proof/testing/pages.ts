/** Where `pdfOf` puts what the first page shows. */
export const firstPageObject = 3;

/** A PDF with a page for each of these deflated contents, as plain as can be. */
export function pdfOf(pages: readonly Uint8Array[]): Buffer {
  const afterContents = firstPageObject + pages.length;
  const pageObjects = pages.map((_, index) => afterContents + index);
  const kids = pageObjects.map((number) => `${number} 0 R`).join(' ');
  const objects: readonly Buffer[] = [
    Buffer.from('<</Type /Catalog /Pages 2 0 R>>'),
    Buffer.from(`<</Type /Pages /Kids [${kids}] /Count ${pages.length}>>`),
    ...pages.map((content) =>
      Buffer.concat([
        Buffer.from(`<</Filter /FlateDecode /Length ${content.byteLength}>> stream\n`),
        content,
        Buffer.from('\nendstream'),
      ]),
    ),
    ...pages.map((_, index) =>
      Buffer.from(`<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${firstPageObject + index} 0 R>>`),
    ),
  ];
  return withCrossReferences(objects);
}

function withCrossReferences(objects: readonly Buffer[]): Buffer {
  let file = Buffer.from('%PDF-1.4\n');
  const rows = ['0000000000 65535 f \n'];
  for (const [index, object] of objects.entries()) {
    rows.push(`${String(file.byteLength).padStart(10, '0')} 00000 n \n`);
    file = Buffer.concat([file, Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
  }
  const trailer = `trailer\n<</Size ${rows.length} /Root 1 0 R>>\nstartxref\n${file.byteLength}\n%%EOF\n`;
  return Buffer.concat([file, Buffer.from(`xref\n0 ${rows.length}\n${rows.join('')}${trailer}`)]);
}

/**
 * A page's content, a comment, that deflates to data with this end: the last two bytes of the checksum, Adler-32, are the
 * sum of all bytes and 1.
 */
export function contentThatDeflatesTo(end: string): Buffer {
  const wanted = Buffer.from(end.padStart(2, '\x0c')).readUInt16BE() - 1;
  const start = '%'.charCodeAt(0);
  const spaces = Math.floor((wanted - start) / 32) - 1;
  const rest = wanted - start - spaces * 32;
  return Buffer.from(`%${' '.repeat(spaces)}${String.fromCharCode(rest)}`);
}
