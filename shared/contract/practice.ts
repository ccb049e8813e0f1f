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
  'practice.setOffline': { request: z.strictObject({ offline: z.boolean() }), answer: nothing },
} satisfies Calls<'practice'>;
