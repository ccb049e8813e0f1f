import type { Migration } from './migrate.ts';
import { firstSchema } from './migrations/first.ts';
import { secondSchema } from './migrations/second.ts';

/** In order, for ever: what has been released is not changed any more. The schema's version is how many have run. */
export const migrations: readonly Migration[] = [
  (database) => database.exec(firstSchema),
  (database) => database.exec(secondSchema),
];
