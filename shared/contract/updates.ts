import { updateSchema } from '../updates.ts';
import type { Calls } from './channels.ts';
import { nothing } from './entry.ts';

/** A newer version of the program. Where it comes from was said when this one was packed: the window has no part in that. */
export const updates = {
  'updates.read': { request: nothing, answer: updateSchema },
  /** As soon as nothing is under way; the program ends, and starts again as the newer one. */
  'updates.install': { request: nothing, answer: nothing },
} satisfies Calls<'updates'>;
