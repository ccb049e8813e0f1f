import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runs } from '../../tests/counts.ts';
import { anyCheck } from '../records/testing/checks.ts';
import { csvColumns } from './csv-columns.ts';
import { evidenceOf } from './evidence.ts';
import { publishedSchemas } from './json-schema.ts';
import { alone } from './testing/parts.ts';

const docs = join(import.meta.dirname, '../../docs');

describe('what is published of exports', () => {
  it.each(Object.entries(publishedSchemas))('is in docs/schema/%s what the program goes by', (name, schema) => {
    // `node scripts/write-schemas.ts` writes it anew.
    expect(JSON.parse(readFileSync(join(docs, 'schema', name), 'utf8'))).toEqual(schema);
  });

  it('is fulfilled by what the program writes, and by nothing that has more', () => {
    const schema = z.fromJSONSchema(
      publishedSchemas['facedesk.check.1.json'] as Parameters<typeof z.fromJSONSchema>[0],
    );
    fc.assert(
      fc.property(anyCheck, (check) => {
        const written = JSON.parse(JSON.stringify(evidenceOf(alone(check))));
        expect(schema.safeParse(written).success).toBe(true);
        expect(schema.safeParse({ ...written, more: 1 }).success).toBe(false);
      }),
      { numRuns: runs(500, 50) },
    );
  });

  it('describes in docs/EXPORTS.md each column, in its order', () => {
    const described = [...readFileSync(join(docs, 'EXPORTS.md'), 'utf8').matchAll(/^\| `(\w+)` \|/gm)];
    expect(described.map(([, name]) => name)).toEqual(csvColumns.map(([name]) => name));
  });
});
