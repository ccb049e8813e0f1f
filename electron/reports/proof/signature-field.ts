import { type PDFDocument, PDFHexString, PDFName, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import { PLACE, roomForCms } from './byte-range.ts';

const HIDDEN_PRINTED_AND_LOCKED = 0b1000_0110;
/** Signatures are there, and nothing but appending leaves them valid. */
const SIGNATURES_EXIST_APPEND_ONLY = 3;

/**
 * A signature that is still to be filled in, and its field, which can't be seen: `ByteRange` first and `Contents` right
 * behind it, as `fillRange` looks for them.
 *
 * @returns the signature's dictionary
 */
export function addSignatureField(document: PDFDocument, name: string, madeAt: Date, certificateBytes: number): PDFRef {
  const { context, catalog } = document;
  const signature = context.register(
    context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: 'adbe.pkcs7.detached',
      M: PDFString.fromDate(madeAt),
      Name: PDFHexString.fromText(name),
      ByteRange: [0, PDFName.of(PLACE), PDFName.of(PLACE), PDFName.of(PLACE)],
      Contents: PDFHexString.of('00'.repeat(roomForCms(certificateBytes))),
    }),
  );
  const page = document.getPage(0);
  const field = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of('Signature'),
      Rect: [0, 0, 0, 0],
      F: HIDDEN_PRINTED_AND_LOCKED,
      P: page.ref,
      V: signature,
    }),
  );
  page.node.addAnnot(field);
  catalog.set(PDFName.of('AcroForm'), context.obj({ SigFlags: SIGNATURES_EXIST_APPEND_ONLY, Fields: [field] }));
  return signature;
}
