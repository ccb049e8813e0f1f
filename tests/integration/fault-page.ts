import english from '../../renderer/base/language/en.json' with { type: 'json' };
import type { Vendor } from '../../shared/check/outcome.ts';
import { screenOfEnd } from './fault-screens.ts';
import {
  doubtfulMatchRows,
  type End,
  type FaultRow,
  firstMatchRows,
  lookupRows,
  processedMatchRows,
} from './fault-table.ts';

/** docs/FAULTS.md: the fault table for a reader. */
export function faultPage(): string {
  return `${[
    introduction,
    measured,
    '## InstantPay: a liveness lookup, the first try and every further one',
    ofLookups,
    table('instantPay', lookupRows),
    '## Cashfree: a face match, the first try',
    ofFirstMatches,
    table('cashfree', firstMatchRows),
    '## Cashfree: a face match that is in doubt, tried again',
    ofDoubtfulMatches,
    '### Cashfree had not processed it',
    table('cashfree', doubtfulMatchRows),
    '### Cashfree had processed it',
    table('cashfree', processedMatchRows),
    '## A picture that is not sound',
    ofPictures,
    '## A night offline',
    nightOffline,
  ].join('\n\n')}\n`;
}

const introduction = `# When something goes wrong

What becomes of a check when one of its attempts goes wrong: every fault that the practice vendors can play, and every error code
of both vendors. The rows are in \`tests/integration/fault-table.ts\`; \`faults.test.ts\` beside it holds the program to each of
them, and this page is written from them. **Don't edit it**: a test compares it. After a change, write it again with

    npm test -- --only unit -- tests/integration/faults -u

How to read a row:

* **Check** is where the check stands afterwards. *No result yet*: it goes out again by itself after a wait. *Waiting for its
  turn*: the attempt used nothing up; it goes out again with its lane. *Failed*: the vendor refused it; a person edits or
  closes it. *Result lost*: it may have been charged, and its answer can't be had; a person decides.
* **Lane** is one vendor's share of the outbox, with everything that waits in it. A lane that is not *running* holds every check
  back and uses none of them up; then one check tries it out, and the rest follow.
* **Charged?** is what the program says, and so what a person can rely on. *In doubt*: the vendor may have processed the check.
  It keeps its id, under which the vendor takes it only once, so sending it again is safe.
* **Processed** is what the vendor really did, by the practice vendor's own ledger. Where it says *yes*, the program never
  says *no*.
* The screen also shows the vendor's own words, where there are any, and offers what can be done.`;

const measured = `## How slow a connection may be

Nothing is cut off for taking long. Before an answer begins, an exchange ends after 60 s without a byte moving either way, plus an
allowance for what the system still holds of a slow upload. Once the answer's first byte is there, the exchange ends when any 60 s
bring less than 1 kB. Measured over a line held to the given rate (Linux, tbf on a loopback of its own, packets of 1,500 bytes):

| what | rate | result |
|---|---|---|
| a match with 10,000,000 bytes of pictures | 8 kB/s | answered after 1,320 s |
| a lookup whose answer has 4,986,914 bytes | 20 kB/s | answered, with its picture, after 281 s |
| an answer that brings a byte every five seconds | | cut off after 63 s |`;

const ofLookups = `A lookup only reads, so nothing is ever in doubt. Whether it is charged is unknown, so after six automatic tries without a
result it is *held back*, and a person is asked.`;

const ofFirstMatches = `Nothing is known of the match at the vendor yet.`;

const ofDoubtfulMatches = `An earlier try ended in doubt. Only an answer removes the doubt; after a refusal there is nobody left to ask, and the result
is lost. After eight sendings that ended in doubt, or the second answer that was not Cashfree's own, it is *held back*, and a person is
asked. After the first such answer its pictures go out again only once Cashfree itself has answered there without any.`;

const ofPictures = `What a picture is, a sandboxed page decides by decoding it: the window for one that a person enters, a hidden page for those
in a vendor's answer, once the answer is on record. Screen, report and wire go by that. Odd markers, a missing end, a wrong
checksum and unreadable metadata are no reason to refuse one.

| what | in a form | as a lookup's reference picture | a match that waits for it |
|---|---|---|---|
| its coded data end early, so its lower part is missing | taken, with a word about it; the person decides | shown, with a word about it, in the report too | a person decides |
| no decoder takes it | refused with the reason; the place is empty, nothing is sent | kept byte for byte, not shown | fails: the picture can't be shown; nothing is sent |
| more than one picture in the file | refused | kept, not shown | the same |
| more than 64,000,000 pixels | refused before it is decoded | kept, never decoded | the same |
| neither JPEG nor PNG | refused | kept, not shown | the same |
| the hidden page died or fell silent | | kept, not opened yet | fails; *Try again* has it looked at again |`;

const nightOffline = `50 checks, 25 of each kind, are entered while neither vendor can be reached, and nobody comes for eight hours.
\`tests/integration/night.test.ts\` plays this with the usual waits on a clock of its own, over real records and real (refused)
connections, and holds the program to bounds. After its first try a lane is only asked whether a connection can be had ([DESIGN.md](DESIGN.md), *Lanes*): no check is taken for that. Measured on a computer that was busy with other things:

| | |
|---|---|
| connections asked for in the first hour | 56 for both vendors |
| connections asked for in the night | 220 |
| rows of attempts on record | 2, of the first try in each lane |
| entries in the audit chain, after the first try | none before the network is back |
| written to disk by the process | nothing |
| the main process, for one of these | 2 ms on average, at most 8 ms |
| attempts in a report | one row |`;

function table(vendor: Vendor, rows: readonly FaultRow[]): string {
  const lines = merged(vendor, rows).map(([what, ...cells]) => `| ${[listed(what), ...cells].join(' | ')} |`);
  return [
    '| What goes wrong | Check | Lane | Charged? | Processed | The screen says |',
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

/** Rows that come to the same are one line, where the first of them stands. */
function merged(vendor: Vendor, rows: readonly FaultRow[]): readonly (readonly [string[], ...string[]])[] {
  const lines = new Map<string, [string[], ...string[]]>();
  for (const { goesWrong, ends } of rows) {
    for (const [index, end] of ends.entries()) {
      const cells = cellsOf(vendor, end);
      const key = cells.join('|');
      const what = ends.length === 1 ? goesWrong : `${goesWrong} (${index === 0 ? 'either' : 'or'})`;
      const line = lines.get(key);
      if (line) line[0].push(what);
      else lines.set(key, [[what], ...cells]);
    }
  }
  return [...lines.values()];
}

/** One below the other; codes that a vendor may say, side by side. */
function listed(what: readonly string[]): string {
  const groups = Map.groupBy(what, (words) =>
    words.endsWith(')') || words.endsWith('`') ? words.split(' says ')[0] : words,
  );
  return [...groups.values()]
    .map(([first = '', ...more]) => [first, ...more.map((words) => words.split(' says ').at(-1))].join(', '))
    .join('<br>');
}

function cellsOf(vendor: Vendor, end: End): string[] {
  const { title, text } = screenOfEnd(vendor, end);
  const screen = `**${title}.** ${text}`;
  return [english.state[end.check.becomes], laneWord(end.lane), charged(vendor, end), yesOrNo(end.accepted), screen];
}

function laneWord(lane: End['lane']): string {
  return english.outbox.lanes.status[typeof lane === 'object' ? 'offline' : lane];
}

function charged(vendor: Vendor, { check, inDoubt }: End): string {
  if (check.becomes === 'done') return 'yes';
  if (vendor === 'instantPay') return 'unknown';
  return inDoubt ? 'in doubt' : 'no';
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
