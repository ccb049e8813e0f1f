import { z } from 'zod';
import { CHECK_SCHEMA, checkEvidenceSchema, REPORT_SCHEMA } from '../../shared/evidence/evidence.ts';
import { signedReportSchema } from './proof/twin.ts';

/**
 * What is published in docs/schema, by the file's name: JSON Schema, made from the schemas that the program itself goes by.
 * A change of what is written is another version, under another name.
 */
export const publishedSchemas = {
  'facedesk.check.3.json': published(CHECK_SCHEMA, 'A check, as Facedesk exports it', checkEvidenceSchema),
  'facedesk.report.3.json': published(
    REPORT_SCHEMA,
    'A report of Facedesk’s, as a machine reads it',
    signedReportSchema,
  ),
} as const;

function published(name: string, title: string, schema: z.ZodType): Readonly<Record<string, unknown>> {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    // What a tuple must hold at the least is said by no number otherwise.
    override: ({ jsonSchema }) => {
      if (jsonSchema.prefixItems) jsonSchema.minItems = jsonSchema.prefixItems.length;
    },
  });
  return { $schema, $id: `urn:facedesk:schema:${name}`, title, ...rest };
}
