import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEvidenceSchema, type Report } from '../../shared/evidence/evidence.ts';
import { runs } from '../../tests/counts.ts';
import { anyCheck } from '../records/testing/checks.ts';
import { answeredLookup } from '../records/testing/records.ts';
import { buildReport, evidenceOf } from './evidence.ts';
import { csvColumns } from './exports/csv-columns.ts';
import { signedReportSchema } from './proof/twin.ts';
import { publishedSchemas } from './published-schemas.ts';
import { alone, partsOfReport } from './testing/parts.ts';

const docs = join(import.meta.dirname, '../../docs');

/** By a library that knows nothing of the program's own schemas. */
function validator(name: keyof typeof publishedSchemas) {
  return new Ajv2020({ strict: true, strictTuples: false, validateFormats: false }).compile(publishedSchemas[name]);
}

describe('what is published of exports', () => {
  it.each(Object.entries(publishedSchemas))('is in docs/schema/%s what the program goes by', (name, schema) => {
    // `node scripts/write-schemas.ts` writes it anew.
    expect(JSON.parse(readFileSync(join(docs, 'schema', name), 'utf8'))).toEqual(schema);
  });

  it('is fulfilled by what the program writes, and by nothing that has more', () => {
    const fulfils = validator('facedesk.check.3.json');
    fc.assert(
      fc.property(anyCheck, (check) => {
        const written = JSON.parse(JSON.stringify(evidenceOf(alone(check))));
        expect(fulfils(written), JSON.stringify(fulfils.errors)).toBe(true);
        expect(fulfils({ ...written, more: 1 })).toBe(false);
      }),
      { numRuns: runs(500, 50) },
    );
  });

  it('is fulfilled by a report with its proof, and by none whose verdict has no reason', () => {
    const fulfils = validator('facedesk.report.3.json');
    const proof = { pages: { objects: [[1, 2]], sha256: 'ab'.repeat(32) }, attachments: [] };
    const signed = (report: Report) => JSON.parse(JSON.stringify({ ...report, proof, jws: 'a..b' }));
    const report = buildReport(partsOfReport([alone(answeredLookup())]));
    expect(fulfils(signed(report)), JSON.stringify(fulfils.errors)).toBe(true);
    const checks = report.checks.map((check) => ({ ...check, verdict: { kind: 'pass', reasons: [] } }));
    expect(fulfils(signed({ ...report, checks } as unknown as Report))).toBe(false);
  });

  it('describes in docs/EVIDENCE.md each field of a report and of a check', () => {
    const text = readFileSync(join(docs, 'EVIDENCE.md'), 'utf8');
    const described = [...text.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, names = '']) => names.match(/\w+/g) ?? []);
    const [lookup, match] = checkEvidenceSchema.options;
    const fields = [signedReportSchema, lookup, match].flatMap(({ shape }) => Object.keys(shape));
    expect(fields.filter((field) => !described.includes(field))).toEqual([]);
  });

  it('describes in docs/EXPORTS.md each column, in its order', () => {
    const described = [...readFileSync(join(docs, 'EXPORTS.md'), 'utf8').matchAll(/^\| `(\w+)` \|/gm)];
    expect(described.map(([, name]) => name)).toEqual(csvColumns.map(([name]) => name));
  });
});
