import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedSchemas } from '../electron/reports/published-schemas.ts';

/** Writes docs/schema anew; `biome format --write docs/schema` afterwards. */
const folder = join(import.meta.dirname, '../docs/schema');
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(publishedSchemas)) {
  writeFileSync(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
}
