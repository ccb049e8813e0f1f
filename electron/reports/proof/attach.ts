import { type PDFContext, PDFDict, PDFHexString, PDFName, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import { TWIN_NAME } from './twin.ts';

/** A file to attach. */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const types: Readonly<Record<string, string>> = {
  json: 'application/json',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

/**
 * Puts a file into the PDF, not compressed: pictures are already, and whoever verifies a report need not open anything.
 *
 * @returns the number of the object that holds the bytes, and the specification that names it
 */
export function attach(context: PDFContext, { name, bytes }: Attachment) {
  const type = types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  const stream = context.register(
    context.stream(bytes, { Type: 'EmbeddedFile', Subtype: type, Params: { Size: bytes.byteLength } }),
  );
  const specification = context.register(
    context.obj({
      Type: 'Filespec',
      F: PDFString.of(name),
      UF: PDFHexString.fromText(name),
      EF: { F: stream, UF: stream },
      AFRelationship: name === TWIN_NAME ? 'Data' : 'Supplement',
    }),
  );
  return { name, object: stream.objectNumber, specification };
}

/** Lists attached files in the document's catalogue, by name as its tree of names asks for. */
export function listAttachments(
  context: PDFContext,
  catalogue: PDFDict,
  attached: readonly { readonly name: string; readonly specification: PDFRef }[],
): void {
  const byName = [...attached].sort((left, right) => (left.name < right.name ? -1 : 1));
  const names = catalogue.lookupMaybe(PDFName.of('Names'), PDFDict) ?? context.obj({});
  names.set(
    PDFName.of('EmbeddedFiles'),
    context.obj({ Names: byName.flatMap(({ name, specification }) => [PDFHexString.fromText(name), specification]) }),
  );
  catalogue.set(PDFName.of('Names'), names);
  catalogue.set(PDFName.of('AF'), context.obj(attached.map(({ specification }) => specification)));
}
