import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Check } from '../../shared/check/check.ts';
import { PRACTICE_LIVENESS_POLICY } from '../../shared/limits.ts';
import type { OperatorSettings } from '../../shared/settings.ts';
import type { Road } from './road.ts';
import { roadHere } from './road-here.ts';
import { startWireServer, type WireServer } from './wire-server.ts';

let server: WireServer;
beforeEach(async () => {
  server = await startWireServer();
});
afterEach(() => server.close());

/** Nothing is ever answered: what is on record is how it was entered. */
async function open(): Promise<Road> {
  server.reply = () => {};
  return roadHere({ instantPayUrl: server.url, cashfreeUrl: server.url });
}

function choose(road: Road, changes: Partial<OperatorSettings>): void {
  const { settings } = road.records;
  settings.keep({ ...settings.read(), ...changes });
}

const policyOf = (road: Road, id: string): Check['policy'] | undefined => road.records.checks.read(id)?.policy;

describe('a new check', () => {
  it('goes by the policy of practice until the operator has chosen one, and keeps what it was entered under', async () => {
    const road = await open();
    const [lookup, match] = [await road.enterLookup(), await road.enterMatch()];
    choose(road, { livenessPolicy: { passMark: 90, reviewFrom: 75 }, matchPolicy: { threshold: 0.85 } });
    expect(policyOf(road, lookup)).toEqual(PRACTICE_LIVENESS_POLICY);
    expect(policyOf(road, match)).toEqual({ threshold: 0.75 });
    expect(policyOf(road, await road.enterLookup())).toEqual({ passMark: 90, reviewFrom: 75 });
    expect(policyOf(road, await road.enterMatch())).toEqual({ threshold: 0.85 });
  });

  it('keeps the agent who worked with the program when it was entered', async () => {
    const road = await open();
    const [asha, dev] = [
      { name: 'Asha Rao', code: 'A-17' },
      { name: 'Dev Anand', code: '' },
    ];
    choose(road, { agent: asha });
    const ids = [await road.enterLookup(), await road.enterMatch()];
    choose(road, { agent: dev });
    ids.push(await road.enterMatch());
    expect(ids.map((id) => road.records.checks.read(id)?.agent)).toEqual([asha, asha, dev]);
  });

  it('of liveness is refused in production until the operator has chosen a pass mark; what is queued is kept', async () => {
    const road = await open();
    choose(road, { livenessPolicy: { passMark: 90, reviewFrom: 75 } });
    const queued = await road.enterLookup({}, 'production');
    choose(road, { livenessPolicy: null });
    await expect(road.enterLookup({}, 'production')).rejects.toThrow('passMarkNeeded');
    expect(policyOf(road, queued)).toEqual({ passMark: 90, reviewFrom: 75 });
    expect(road.read(queued).state.name).not.toBe('failed');
    choose(road, { livenessPolicy: { passMark: 90, reviewFrom: 75 } });
    await road.enterLookup({}, 'production');
  });

  it('goes by none in sandbox until the operator has chosen one', async () => {
    const road = await open();
    const enter = async () => policyOf(road, await road.enterLookup({}, 'sandbox'));
    expect(await enter()).toBeNull();
    choose(road, { livenessPolicy: { passMark: 90, reviewFrom: 75 } });
    expect(await enter()).toEqual({ passMark: 90, reviewFrom: 75 });
  });
});
