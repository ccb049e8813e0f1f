import { fillFolder } from './fill-folder.ts';
import { fillForReports } from './report-records.ts';

/** `node run.ts FOLDER`: for tests that run where the records' own code can't. */
const [data = ''] = process.argv.slice(2);
await fillFolder(data, fillForReports);
