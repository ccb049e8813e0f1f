import { z } from 'zod';
import { MOST_KEPT_PIECE } from '../limits.ts';
import type { Calls } from './channels.ts';
import { nothing } from './entry.ts';

export const page = {
  /** What an earlier page, whose process has died, had kept: opaque, in memory alone, and gone with the window. */
  'page.read': {
    request: nothing,
    answer: z.strictObject({
      kept: z.record(z.string(), z.string()),
      /** The page is here in the place of one that died. */
      revived: z.boolean(),
    }),
  },
  'page.keep': {
    request: z.strictObject({ key: z.string().max(200), value: z.string().max(MOST_KEPT_PIECE).nullable() }),
    answer: nothing,
  },
} satisfies Calls<'page'>;
