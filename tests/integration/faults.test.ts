import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cashfreeErrorCodes } from '../../electron/simulator/cashfree/errors.ts';
import { type Fault, faultSchema } from '../../electron/simulator/faults/fault.ts';
import { instantPayStatusCodes } from '../../electron/simulator/instantpay/envelope.ts';
import type { Check } from '../../shared/check/check.ts';
import type { LaneState } from '../../shared/check/lane.ts';
import { isInDoubt } from '../../shared/check/of-a-check.ts';
import type { Vendor } from '../../shared/check/outcome.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../simulator-process.ts';
import { faultPage } from './fault-page.ts';
import { type Screen, screenOf, screenOfEnd } from './fault-screens.ts';
import {
  doubtfulMatchRows,
  type End,
  type FaultRow,
  firstMatchRows,
  type Lane,
  lookupRows,
  processedMatchRows,
} from './fault-table.ts';
import { practiceLane, type Road } from './road.ts';
import { roadHere } from './road-here.ts';

let simulator: SimulatorProcess;
beforeAll(async () => {
  simulator = await startSimulatorProcess();
});
afterEach(() => simulator.reset());
afterAll(() => simulator.stop());

const reset = (when: 'beforeProcessing' | 'afterProcessing'): Fault => ({ kind: 'reset', when });
const vendorError = (code: string, status: number | null = null): Fault => ({ kind: 'vendorError', code, status });
const named = (rows: readonly FaultRow[]) => rows.map((row) => [row.goesWrong, row] as const);

describe('the first attempt at a face match', () => {
  it.each(named(firstMatchRows))('%s', async (_, { fault, ends }) => {
    const road = await roadHere(simulator);
    const id = await underFault('cashfree', fault, () => road.enterMatch());
    await expectEnd('cashfree', road, id, ends, 0);
  });
});

describe('a further attempt at a face match in doubt, which had not been processed', () => {
  it.each(named(doubtfulMatchRows))('%s', async (_, { fault, ends }) => {
    const { road, id } = await matchInDoubt(reset('beforeProcessing'));
    await underFault('cashfree', fault, () => sendAgain(road, id));
    await expectEnd('cashfree', road, id, ends, 0);
  });
});

describe('a further attempt at a face match in doubt, which had been processed', () => {
  it.each(named(processedMatchRows))('%s', async (_, { fault, ends }) => {
    const { road, id } = await matchInDoubt(reset('afterProcessing'));
    await underFault('cashfree', fault, () => sendAgain(road, id));
    await expectEnd('cashfree', road, id, ends, 1);
  });
});

describe('the first attempt at a liveness lookup', () => {
  it.each(named(lookupRows))('%s', async (_, { fault, ends }) => {
    const road = await roadHere(simulator);
    const before = await accepted('instantPay');
    const id = await underFault('instantPay', fault, () => road.enterLookup());
    await expectEnd('instantPay', road, id, ends, before);
  });
});

describe('a further attempt at a liveness lookup', () => {
  it.each(named(lookupRows))('%s', async (_, { fault, ends }) => {
    const road = await roadHere(simulator);
    await simulator.addFault('instantPay', reset('beforeProcessing'));
    const id = await road.enterLookup();
    await road.settled(id);
    const before = await accepted('instantPay');
    await underFault('instantPay', fault, () => sendAgain(road, id));
    await expectEnd('instantPay', road, id, ends, before);
  });
});

describe('the table', () => {
  const kinds = faultSchema.options.map((option) => option.shape.kind.value);
  const faultsOf = (rows: readonly FaultRow[]) =>
    rows.flatMap(({ fault }) => (fault === null || fault === 'closedPort' ? [] : [fault]));
  const codesOf = (rows: readonly FaultRow[]) =>
    faultsOf(rows).flatMap((fault) => (fault.kind === 'vendorError' ? [fault.code] : []));

  it.each([
    ['lookups', lookupRows],
    ['first attempts at a match', firstMatchRows],
    ['further attempts at a match', doubtfulMatchRows],
  ])('has each fault that the practice vendors can play, at each moment: %s', (_, rows) => {
    expect(new Set(faultsOf(rows).map(({ kind }) => kind))).toEqual(new Set(kinds));
    const moments = faultsOf(rows).flatMap((fault) => ('when' in fault ? [`${fault.kind} ${fault.when}`] : []));
    expect(new Set(moments).size).toBe(8);
  });

  it('has each error code of both vendors', () => {
    const failures = instantPayStatusCodes.filter((code) => code !== 'TXN');
    expect(codesOf(lookupRows)).toEqual(expect.arrayContaining(failures));
    for (const rows of [firstMatchRows, doubtfulMatchRows]) {
      expect(codesOf(rows)).toEqual(expect.arrayContaining([...cashfreeErrorCodes]));
    }
  });

  it('never says that nothing was charged of a match that was processed', () => {
    for (const { ends } of [...firstMatchRows, ...doubtfulMatchRows]) {
      for (const { check, accepted: wasAccepted, inDoubt } of ends) {
        if (wasAccepted && check.becomes !== 'done') expect(inDoubt).toBe(true);
      }
    }
  });

  it('is what docs/FAULTS.md says', async () => {
    await expect(faultPage()).toMatchFileSnapshot(join(import.meta.dirname, '../../docs/FAULTS.md'));
  });
});

describe('after a fault', () => {
  it('a 429 says how long its lane waits, and never less', async () => {
    await simulator.addFault('cashfree', { kind: 'rateLimited', retryAfter: 7 });
    const road = await roadHere(simulator);
    await road.settled(await road.enterMatch());
    const { state } = road.lane('cashfree');
    expect(state.name === 'paused' && 'length' in state.pause ? state.pause.length : 0).toBeGreaterThanOrEqual(7_000);
  });

  it('the vendor’s words are shown as they came: with the lane that they pause, or with the check', async () => {
    for (const code of ['insufficient_balance', 'file_format_invalid', 'verification_failed']) {
      const road = await roadHere(simulator);
      const id = await underFault('cashfree', vendorError(code), () => road.enterMatch());
      const { state } = await road.settled(id);
      const lane = road.lane('cashfree').state;
      const said = lane.name === 'paused' ? lane.pause : state;
      expect(said).toMatchObject({ words: { code, supportReference: expect.stringMatching(/^[0-9a-f-]{36}$/) } });
    }
  });

  it('InstantPay’s codes mean the same under any HTTP status', async () => {
    const states = async (code: string, status: number | null) => {
      const road = await roadHere(simulator);
      const id = await underFault('instantPay', vendorError(code, status), () => road.enterLookup());
      return [stateOf(await road.settled(id)), laneOf(road.lane('instantPay').state)];
    };
    for (const code of ['TUP', 'SPD', 'IAT', 'IAB', 'RPI', 'DTX', 'txn']) {
      const usual = await states(code, null);
      for (const status of [400, 500]) expect(await states(code, status), `${code} ${status}`).toEqual(usual);
    }
  });

  it('of its own program before anything was sent, a match is not in doubt', async () => {
    await simulator.setListening('cashfree', false);
    const road = await roadHere(simulator);
    const id = await road.enterMatch();
    await road.settled(id);
    await simulator.setListening('cashfree', true);
    road.outbox.resume(practiceLane('cashfree'));
    expect(await road.settled(id)).toMatchObject({ maybeProcessed: false, state: { name: 'done' } });
  });
});

/** Lets the vendor's next exchange go wrong, and begins it; gives back the check's id once it is at rest. */
async function underFault<Value>(
  vendor: Vendor,
  fault: FaultRow['fault'],
  begin: () => Promise<Value>,
): Promise<Value> {
  if (fault === 'closedPort') await simulator.setListening(vendor, false);
  else if (fault) await simulator.addFault(vendor, fault);
  return begin();
}

async function matchInDoubt(fault: Fault): Promise<{ road: Road; id: string }> {
  const road = await roadHere(simulator);
  await simulator.addFault('cashfree', fault);
  const id = await road.enterMatch();
  expect(await road.settled(id)).toMatchObject({ maybeProcessed: true, state: { name: 'waiting' } });
  return { road, id };
}

async function sendAgain(road: Road, id: string): Promise<void> {
  expect(road.outbox.sendNow(id).ok).toBe(true);
}

async function expectEnd(
  vendor: Vendor,
  road: Road,
  id: string,
  ends: readonly End[],
  acceptedBefore: number,
): Promise<void> {
  const check = await road.settled(id);
  const lane = road.lane(vendor).state;
  const found: Found = {
    check: stateOf(check),
    lane: laneOf(lane),
    accepted: (await accepted(vendor, check)) > acceptedBefore,
    inDoubt: isInDoubt(check) && check.state.name !== 'done',
    screen: screenOf(check, { pause: lane.name === 'paused' ? lane.pause : null, stopped: false }),
  };
  const promised = ends.map((end) => ({ ...end, screen: screenOfEnd(vendor, end) }));
  expect(promised).toContainEqual(found);
  if (vendor === 'cashfree') expect(await accepted(vendor, check)).toBeLessThanOrEqual(1);
  expect(road.faults).toEqual([]);
}

type Found = End & { readonly screen: Screen };

function stateOf({ state }: Check): End['check'] {
  const { name } = state;
  if (name === 'waiting') return { becomes: name, cause: state.cause };
  if (name === 'failed') return { becomes: name, cause: state.cause };
  if (name === 'done' || name === 'queued') return { becomes: name };
  if (name === 'lost' && state.because === 'refusedAfterDoubt') return { becomes: name };
  throw new Error(`a fault does not make a check ${name}`);
}

/** A lane that was paused before is half open until it is answered. */
function laneOf(state: LaneState): Lane {
  if (state.name !== 'paused') return 'open';
  const { pause } = state;
  return pause.reason === 'offline' ? { offline: pause.cause } : pause.reason;
}

/** How often the vendor accepted this match, or any lookup. */
async function accepted(vendor: Vendor, check?: Check): Promise<number> {
  const entries = (await simulator.ledger()).filter((entry) => entry.vendor === vendor);
  if (check?.kind !== 'faceMatch') return entries.length;
  return entries.filter((entry) => 'verificationId' in entry && entry.verificationId === check.verificationId).length;
}
