import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { AnswerOf } from '../../../shared/contract/contract.ts';

type Licences = AnswerOf<'support.licences'>;

/** As far as it is read here of what CycloneDX has. */
const part = z.object({
  group: z.string().optional(),
  name: z.string(),
  version: z.string(),
  licenses: z.array(
    z.object({
      license: z.object({ id: z.string().optional(), name: z.string().optional() }).optional(),
      expression: z.string().optional(),
    }),
  ),
  evidence: z
    .object({ licenses: z.array(z.object({ license: z.object({ text: z.object({ content: z.string() }) }) })) })
    .optional(),
});
const partsList = z.object({ components: z.array(part) });

/**
 * What the packed program is made of, by the list that packing made of it.
 *
 * @param file of CycloneDX; there is none in a developer's checkout
 */
export async function readLicences(file: string): Promise<Licences> {
  const json = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (json === null) return null;
  const { components } = partsList.parse(JSON.parse(json));
  return components.map(({ group, name, version, licenses, evidence }) => ({
    name: group === undefined ? name : `${group}/${name}`,
    version,
    licence: licenses.flatMap(({ license, expression }) => expression ?? license?.id ?? license?.name ?? []).join(', '),
    text: (evidence?.licenses ?? []).map(({ license }) => textOf(license.text.content)).join('\n\n'),
  }));
}

const textOf = (content: string): string => Buffer.from(content, 'base64').toString('utf8').trim();
