import english from '../../renderer/app/language/en.json' with { type: 'json' };
import type { Vendor } from '../../shared/outcome.ts';
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
  ].join('\n\n')}\n`;
}

const introduction = `# When something goes wrong

What becomes of a check when one of its attempts goes wrong: each fault that the practice vendors can play, and each error code
of both vendors. \`tests/integration/fault-table.ts\` says it, \`faults.test.ts\` beside it holds the program to every row, and
this page is written from it. **Don't edit it**: a test compares it. After a change, write it anew with

    npm test -- --only unit -- tests/integration/faults -u

How to read a row:

* **Check** is where the check stands afterwards. *No result yet*: it goes out again by itself after a wait. *Waiting for its
  turn*: the attempt has used nothing up; it goes out again with its lane. *Failed*: the vendor has refused it; a person edits or
  closes it. *Result lost*: it may have been charged, and its answer can't be had; a person decides.
* **Lane** is the vendor's share of the outbox, with all that waits in it. A lane that is not *running* holds every check back
  and uses none of them up; then one check tries it out, and the rest follow.
* **Charged?** is what the program says, and so what a person can rely on. *In doubt*: the vendor may have processed the check.
  It keeps its id, under which the vendor takes it only once, so sending it again is safe.
* **Processed** is what the vendor did in truth, by the practice vendor's own ledger. Where it says *yes*, the program never
  says *no*.
* The screen also shows the vendor's own words, where there are any, and offers what can be done.`;

const ofLookups = `A lookup only reads, so nothing is ever in doubt. Whether it is charged is unknown; so after six tries of its own that
came to nothing it is *held back*, and a person is asked.`;

const ofFirstMatches = `Nothing is known of the match at the vendor yet.`;

const ofDoubtfulMatches = `An earlier try has ended in doubt. The doubt is never taken back but by an answer, and a refusal leaves nobody to ask: the
result is lost.`;

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
