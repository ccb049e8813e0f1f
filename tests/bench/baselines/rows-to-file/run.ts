import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../../../electron/records/database/database.ts';
import { deriveRecordsKeys } from '../../../../electron/records/keys.ts';
import { databasePath } from '../../../../electron/records/layout.ts';
import { openVault } from '../../../../electron/vault/vault.ts';
import { PASSPHRASE } from '../../../filled/names.ts';

/**
 * `node run.ts FOLDER FILE`: reads every row that an export tells of and writes its values as they are, a line each. Prints the milliseconds that
 * reading and writing took, without opening the records. The least that an export could do.
 */
const [data = '', path = ''] = process.argv.slice(2);
const vault = openVault(
  {
    read: () => ({ kind: 'file', file: JSON.parse(readFileSync(join(data, 'vault.json'), 'utf8')).vault }),
    write: () => {},
    setAside: () => {
      throw new Error('Nothing is set aside here.');
    },
  },
  { backend: () => null, available: () => false, wrap: () => '', unwrap: () => null },
);
await vault.unlock(PASSPHRASE);
const keys = deriveRecordsKeys(Buffer.from(vault.read('records') ?? '', 'base64'));
const opened = openDatabase({ path: databasePath(join(data, 'records')), key: keys.database, readonly: true });
if (!opened.ok) throw new Error(opened.error);
const database = opened.value;

const BATCH = 200;
const AMONG = 'IN (SELECT value FROM json_each(?))';
const rowsOf = [
  `SELECT checks.*, cases.* FROM checks LEFT JOIN cases ON cases.id = case_id WHERE checks.sequence ${AMONG}`,
  `SELECT * FROM attempts WHERE check_sequence ${AMONG}`,
  `SELECT * FROM check_pictures JOIN pictures ON pictures.id = picture_id WHERE check_sequence ${AMONG}`,
  `SELECT * FROM notes WHERE check_sequence ${AMONG}`,
  `SELECT * FROM reviews WHERE check_sequence ${AMONG}`,
].map((sql) => database.prepare<[string], unknown[]>(sql).raw());

const began = performance.now();
const sequences = database.prepare<[], number>('SELECT sequence FROM checks ORDER BY sequence DESC').pluck().all();
const file = openSync(path, 'w');
for (let from = 0; from < sequences.length; from += BATCH) {
  const batch = JSON.stringify(sequences.slice(from, from + BATCH));
  for (const rows of rowsOf) {
    for (const row of rows.iterate(batch)) writeSync(file, `${row.join('\t')}\n`);
  }
}
closeSync(file);
console.log(performance.now() - began);
database.close();
