import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Pair } from '../comparison.ts';
import type { Measured } from '../measured.ts';

const MATCHES = 500;
/** Of the server, in milliseconds. */
const ANSWER_TAKES = 50;
const IN_FLIGHT = 4;

/** A long queue sent without our limit on calls a minute, which no setting takes away: so the outbox runs here without the program around it. */
export async function measureOutbox(times: number): Promise<Measured> {
  const script = join(import.meta.dirname, 'inside/run.ts');
  const numbers = [MATCHES, ANSWER_TAKES, IN_FLIGHT, times].map(String);
  const printed = execFileSync(process.execPath, [script, ...numbers], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return {
    comparisons: [
      {
        what: `outbox: ${MATCHES} matches, each answered after ${ANSWER_TAKES} ms, ${IN_FLIGHT} in flight, no limit on calls`,
        limit: `${MATCHES} × ${ANSWER_TAKES} ms ÷ ${IN_FLIGHT} and its commits, as a speed`,
        budget: { kind: 'times at least', value: 0.9 },
        unit: 'matches a second',
        pairs: JSON.parse(printed) as Pair[],
      },
    ],
  };
}
