import { expect, test } from 'vitest';
import type { Fault } from './faults/fault.ts';
import { memoryLedger } from './ledger/ledger.ts';
import type { Observation, Observer } from './observer.ts';
import { startSimulator } from './simulator.ts';
import { lookUp, matchFaces, practiceFolder } from './testing/client.ts';

/** What is observed of one face match, and how many calls were in the ledger at each moment. */
async function observed(fault: Fault | null) {
  const seen: Observation[] = [];
  const charged: number[] = [];
  const ended = Promise.withResolvers<void>();
  const ledger = memoryLedger();
  const simulator = await startSimulator({
    portraits: practiceFolder,
    clock: Date.now,
    ledger,
    observe: (observation) => {
      seen.push(observation);
      charged.push(ledger.entries().length);
      if (observation.moment === 'ended') ended.resolve();
    },
  });
  try {
    if (fault) simulator.control.addFault('cashfree', fault);
    await matchFaces(simulator, { verificationId: 'seen' });
    await ended.promise;
    return { seen, charged, moments: seen.map(({ moment }) => moment) };
  } finally {
    await simulator.close();
  }
}

test('an observer is told of each moment of an exchange in its order; the ledger has it once it is processed', async () => {
  const { seen, moments, charged } = await observed(null);
  expect(moments).toEqual(['connected', 'headersRead', 'bodyBegun', 'requestRead', 'processed', 'answered', 'ended']);
  expect(charged).toEqual([0, 0, 0, 0, 1, 1, 1]);
  expect(new Set(seen.map(({ vendor, connection }) => `${vendor} ${connection}`))).toEqual(new Set(['cashfree 1']));
  const headers = seen.find((observation) => observation.moment === 'headersRead');
  expect(headers).toMatchObject({ fault: null, bodyLength: expect.any(Number) });
  const answered = seen.find((observation) => observation.moment === 'answered');
  expect(answered).toMatchObject({ whole: true, answer: { status: 200 } });
  const read = seen.find((observation) => observation.moment === 'requestRead');
  expect(read?.request.body?.includes('seen')).toBe(true);
});

test.each<[Fault, string[]]>([
  [{ kind: 'dropConnection' }, ['connected', 'ended']],
  [{ kind: 'reset', when: 'beforeReading' }, ['connected', 'headersRead', 'ended']],
  [{ kind: 'reset', when: 'whileReading' }, ['connected', 'headersRead', 'bodyBegun', 'ended']],
  [{ kind: 'reset', when: 'beforeProcessing' }, ['connected', 'headersRead', 'bodyBegun', 'requestRead', 'ended']],
  [
    { kind: 'reset', when: 'afterProcessing' },
    ['connected', 'headersRead', 'bodyBegun', 'requestRead', 'processed', 'ended'],
  ],
  [
    { kind: 'serverError', status: 503, usesIdUp: false },
    ['connected', 'headersRead', 'bodyBegun', 'requestRead', 'answered', 'ended'],
  ],
])('under the fault %j no moment is told that did not come', async (fault, moments) => {
  const { seen, moments: told } = await observed(fault);
  expect(told).toEqual(moments);
  const headers = seen.find((observation) => observation.moment === 'headersRead');
  if (headers) expect(headers.fault).toEqual(fault);
});

test('an answer that a fault spoils is told as not whole', async () => {
  const { seen } = await observed({ kind: 'truncate' });
  expect(seen.find(({ moment }) => moment === 'answered')).toMatchObject({ whole: false });
});

test('both vendors count their connections together', async () => {
  const seen: Observation[] = [];
  const observe: Observer = (observation) => seen.push(observation);
  const simulator = await startSimulator({
    portraits: practiceFolder,
    clock: Date.now,
    ledger: memoryLedger(),
    observe,
  });
  await matchFaces(simulator);
  await lookUp(simulator, 'x');
  await simulator.close();
  const connected = seen.filter(({ moment }) => moment === 'connected');
  expect(connected.map(({ vendor, connection }) => [vendor, connection])).toEqual([
    ['cashfree', 1],
    ['instantPay', 2],
  ]);
});
