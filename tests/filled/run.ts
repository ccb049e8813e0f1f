import { fillFolder } from './fill-folder.ts';
import { fillWithChecks } from './many-checks.ts';
import { fillForReports } from './report-records.ts';

/**
 * `node run.ts FOLDER [CHECKS] [reports]`: for programs that run where the records' own code can't. With a number so many
 * checks that are all alike, else what the tests of reports need: sixty checks, or so many.
 */
const [data = '', checks, what] = process.argv.slice(2);
await fillFolder(data, (records) => {
  if (checks === undefined) return fillForReports(records);
  return what === 'reports' ? fillForReports(records, Number(checks)) : fillWithChecks(records, Number(checks));
});
