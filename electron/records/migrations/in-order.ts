import type { Migration } from '../database/connection.ts';
import { firstSchema } from './1-first.ts';
import { secondSchema } from './2-operator-and-reviews.ts';
import { foldReferences } from './3-folded-references.ts';
import { keepUnreadAnswers } from './4-unread-answers.ts';
import { tryingSchema } from './5-trying.ts';
import { sameCustomerSchema } from './6-same-customer.ts';
import { picturesSeenSchema } from './7-pictures-seen.ts';
import { visitsSchema } from './8-visits.ts';
import { arrivalsSchema } from './9-arrivals.ts';
import { originalsSchema } from './10-originals.ts';
import { originalFilesSchema } from './11-original-files.ts';
import { adviceSchema } from './12-advice.ts';
import { standingsSchema } from './13-standings.ts';
import { filtersSchema } from './14-filters.ts';
import { narrowSearchSchema } from './15-narrow-search.ts';

/**
 * In order, for ever: people's records were made by these, so none is changed any more (tests/fixtures). The schema's
 * version is how many have run.
 */
export const migrations: readonly Migration[] = [
  (database) => database.exec(firstSchema),
  (database) => database.exec(secondSchema),
  foldReferences,
  keepUnreadAnswers,
  (database) => database.exec(tryingSchema),
  (database) => database.exec(sameCustomerSchema),
  (database) => database.exec(picturesSeenSchema),
  (database) => database.exec(visitsSchema),
  (database) => database.exec(arrivalsSchema),
  (database) => database.exec(originalsSchema),
  (database) => database.exec(originalFilesSchema),
  (database) => database.exec(adviceSchema),
  (database) => database.exec(standingsSchema),
  (database) => database.exec(filtersSchema),
  (database) => database.exec(narrowSearchSchema),
];
