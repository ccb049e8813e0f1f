import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.ts';
import { fontFaces, printedLetters } from './report-fonts.ts';

/** Writes anew the fonts of report and window, and what the program knows a report to have letters for; `npm run format` afterwards. */
writeFileSync(join(root, 'renderer', 'ui', 'noto.css'), fontFaces());
writeFileSync(join(root, 'shared', 'evidence', 'printed-letters.json'), `${JSON.stringify(printedLetters())}\n`);
