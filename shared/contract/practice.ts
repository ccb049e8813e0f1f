import { z } from 'zod';
import { pictureSchema } from '../picture/picture.ts';
import { samplePortraits } from '../practice.ts';
import type { Calls } from './channels.ts';
import { nothing } from './entry.ts';

export const practice = {
  'practice.takePortrait': {
    request: z.strictObject({ portrait: z.enum(samplePortraits) }),
    answer: pictureSchema,
  },
  /** A case of a customer who is made up, with all that is said before the first check. */
  'practice.makeSampleCase': { request: nothing, answer: z.strictObject({ id: z.uuid() }) },
  'practice.setOffline': { request: z.strictObject({ offline: z.boolean() }), answer: nothing },
} satisfies Calls<'practice'>;
