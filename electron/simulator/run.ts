import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openFileLedger } from './ledger/file-ledger.ts';
import { memoryLedger } from './ledger/ledger.ts';
import { startSimulator } from './simulator.ts';

/**
 * The practice vendors in a process of their own, with their control open (docs/PRACTICE.md):
 * `node electron/simulator/run.ts [--port N] [--ledger FILE] [--portraits FOLDER] [--matches-per-minute N]`.
 * Prints one line of JSON when they listen; ends on SIGTERM and SIGINT.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    ledger: { type: 'string' },
    portraits: { type: 'string', default: join(import.meta.dirname, '..', '..', 'resources', 'practice') },
    'matches-per-minute': { type: 'string', default: '100' },
  },
});

const fileLedger = values.ledger === undefined ? null : await openFileLedger(values.ledger);
const simulator = await startSimulator({
  portraits: values.portraits,
  clock: Date.now,
  ledger: fileLedger ?? memoryLedger(),
  port: Number(values.port),
  control: true,
  faceMatchesPerMinute: Number(values['matches-per-minute']),
});
const { instantPayUrl, cashfreeUrl, controlUrl } = simulator;
console.log(JSON.stringify({ instantPayUrl, cashfreeUrl, controlUrl }));

await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
await simulator.close();
await fileLedger?.close();
