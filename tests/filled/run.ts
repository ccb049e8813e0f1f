import { fillFolder } from './fill-folder.ts';
import { fillWithChecks } from './many-checks.ts';
import { fillForReports } from './report-records.ts';

/**
 * `node run.ts FOLDER [CHECKS]`: for programs that run where the records' own code can't. With a number so many checks
 * that are all alike, else what the tests of reports need.
 */
const [data = '', checks] = process.argv.slice(2);
await fillFolder(data, (records) =>
  checks === undefined ? fillForReports(records) : fillWithChecks(records, Number(checks)),
);
