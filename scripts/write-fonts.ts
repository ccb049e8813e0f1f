import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.ts';
import { fontFaces, printedLetters } from './report-fonts.ts';

/** Writes anew what the report's page loads, and what the program knows that page to have letters for; `npm run format` afterwards. */
writeFileSync(join(root, 'renderer', 'report', 'fonts.css'), fontFaces());
writeFileSync(join(root, 'shared', 'evidence', 'printed-letters.json'), `${JSON.stringify(printedLetters())}\n`);
