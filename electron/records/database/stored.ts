import type { z } from 'zod';
import { codes } from '../../files/storage-trouble.ts';

/**
 * A row has a word or a member that this build does not know: another version of the program has written it. What the
 * row says stays out of the message.
 */
export class OtherVersionError extends Error {
  override readonly name = 'OtherVersionError';
  readonly code = codes.newerVersion;

  constructor() {
    super('A row of the records was written by another version of the program.');
  }
}

/**
 * Something of the records, held to the schema that it was written by.
 *
 * @throws OtherVersionError where it does not fit: what is unknown is never taken for something known
 */
export function asStored<Schema extends z.ZodType>(schema: Schema, row: unknown): z.output<Schema> {
  const read = schema.safeParse(row);
  if (!read.success) throw new OtherVersionError();
  return read.data;
}
