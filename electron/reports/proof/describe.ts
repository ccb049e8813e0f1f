import { createHash } from 'node:crypto';
import { type PDFDocument, PDFHeader, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import type { Report } from '../../../shared/evidence/evidence.ts';

const ID_BYTES = 16;

/** Which report a file is: its ID in the trailer comes from the report's. */
export function fileId(reportId: string): string {
  return createHash('sha256').update(reportId).digest().subarray(0, ID_BYTES).toString('hex');
}

/** Title, language, dates and ID, in each of the places where a PDF keeps them. */
export function describe(document: PDFDocument, report: Report): void {
  const { context, catalog } = document;
  const madeAt = new Date(report.madeAt);
  const maker = `${report.program.name} ${report.program.version}`;
  // Attached files that say what they are to the document, and a signature over SHA-256.
  context.header = PDFHeader.forVersion(1, 7);
  document.setTitle(report.title, { showInWindowTitleBar: true });
  document.setLanguage(report.language);
  document.setCreator(maker);
  document.setProducer(maker);
  document.setCreationDate(madeAt);
  document.setModificationDate(madeAt);
  const id = PDFHexString.of(fileId(report.id));
  context.trailerInfo.ID = context.obj([id, id]);
  const metadata = context.stream(Buffer.from(xmp(report, maker)), { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(metadata));
}

/** XMP (ISO 16684-1). */
function xmp({ id, title, language, madeAt }: Report, maker: string): string {
  const bom = '\ufeff';
  return `<?xpacket begin="${bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:identifier>urn:uuid:${escaped(id)}</dc:identifier>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${escaped(madeAt)}</xmp:CreateDate>
<xmp:ModifyDate>${escaped(madeAt)}</xmp:ModifyDate>
<xmp:CreatorTool>${escaped(maker)}</xmp:CreatorTool>
<pdf:Producer>${escaped(maker)}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

/** Also what XML can't hold in any way. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
