import type { Changes } from './changes.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { OutboxParts } from './parts.ts';
import type { SenderTools } from './sender.ts';

/** What the outbox is made of, as its parts use each other. */
export interface Workings extends SenderTools {
  readonly parts: OutboxParts;
  readonly changes: Changes;
  readonly dispatcher: Dispatcher;
}

/** More checks than are ever on record. */
export const EVERY = 1_000_000;
