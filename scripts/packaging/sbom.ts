import { readFile, writeFile } from 'node:fs/promises';
import { Problem } from '../problem.ts';
import { installed } from '../project.ts';
import { run } from '../run.ts';

/**
 * Writes what the program is made of, as CycloneDX has it, with the text of each licence: for whoever has to know, and for
 * *About* in the program itself. The same installation gives the same bytes.
 */
export async function writeSbom(file: string, electronVersion: string): Promise<void> {
  const listed = await run(process.execPath, [
    ...[installed('@cyclonedx/cyclonedx-npm', 'bin', 'cyclonedx-npm-cli.js'), '--output-file', file],
    ...['--omit', 'dev', '--omit', 'optional', '--gather-license-texts', '--output-reproducible'],
  ]);
  if (listed.code !== 0) throw new Problem(`The parts can't be listed: ${listed.trouble ?? listed.errors}`);
  const parts = JSON.parse(await readFile(file, 'utf8'));
  // npm has it among the tools, as its binary comes by another way.
  parts.components.unshift({
    type: 'framework',
    name: 'electron',
    version: electronVersion,
    'bom-ref': `electron@${electronVersion}`,
    purl: `pkg:npm/electron@${electronVersion}`,
    licenses: [{ license: { id: 'MIT' } }],
  });
  await writeFile(file, JSON.stringify(parts));
}
