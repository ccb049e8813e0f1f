/**
 * What an ordinary user meets where the records may not be written; for a test that an administrator runs, who may write
 * anywhere. Becomes that user once everything is loaded, as this program's own folder may be closed to him.
 *
 *     node ordinary-user.ts <folder> <InstantPay's URL> <Cashfree's URL>
 */
import { chmodSync, chownSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { storageTrouble } from '../../electron/files/storage-trouble.ts';
import { buildRoad, practiceLane, recordsFolder, roadRecords } from './road.ts';

const NOBODY = 65_534;
const [home = '', instantPayUrl = '', cashfreeUrl = ''] = process.argv.slice(2);
const urls = { instantPayUrl, cashfreeUrl };

function everythingIn(folder: string): string[] {
  return [folder, ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))];
}

/** Its driver is loaded with the first records. */
const trial = await buildRoad(urls);
await trial.close();
const bytes = await pictures();

if (process.getuid?.() === 0) {
  for (const path of everythingIn(home)) chownSync(path, NOBODY, NOBODY);
  process.setgid?.(NOBODY);
  process.setgroups?.([]);
  process.setuid?.(NOBODY);
}

const road = await buildRoad(urls, { folder: home });
road.outbox.pause(practiceLane('cashfree'));
const kept = await road.enterMatch({
  firstPicture: { from: 'file', picture: road.addPicture('one.jpg', bytes.one) },
  secondPicture: road.addPicture('two.jpg', bytes.two),
});
const shut = join(recordsFolder(home), 'pictures');
for (const path of everythingIn(shut)) chmodSync(path, 0o500);
const entering = await road
  .enterMatch({
    firstPicture: { from: 'file', picture: road.addPicture('three.jpg', bytes.three) },
    secondPicture: road.addPicture('two.jpg', bytes.two),
  })
  .then(() => 'none', storageTrouble);
const onRecord = road.records.checks.inStates(['queued'], 9).map(({ id }) => id === kept);
await road.close();

for (const path of everythingIn(recordsFolder(home)).reverse()) chmodSync(path, 0o500);
const opening = roadRecords(home);
// So that whoever began the test can remove it.
for (const path of everythingIn(home)) chmodSync(path, 0o700);
console.log(JSON.stringify({ entering, onRecord, opening: opening.ok ? 'open' : opening.error.why }));
process.exit(0);

async function pictures() {
  const read = (name: string) => readFile(join(import.meta.dirname, `../../resources/practice/${name}.jpg`));
  return { one: await read('asha-1'), two: await read('asha-2'), three: await read('dev-1') };
}
