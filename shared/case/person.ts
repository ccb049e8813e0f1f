import { z } from 'zod';

/** Somebody who works with the program, by what an operator or a reviewer has entered; both are empty for nobody named. */
export const personSchema = z.strictObject({
  name: z.string(),
  /** The organisation's code for that person. */
  code: z.string(),
});
export type Person = z.infer<typeof personSchema>;
