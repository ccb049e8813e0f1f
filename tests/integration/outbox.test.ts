import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practiceElsewhere } from '../../electron/simulator/practice.ts';
import { VENDOR_LIMITS } from '../../electron/vendors/exchange.ts';
import type { FaceMatch } from '../../shared/check.ts';
import { failure } from '../../shared/result.ts';
import { buildRoad, type Road } from './road.ts';
import { httpAnswer, startWireServer, type WireServer } from './wire-server.ts';

let server: WireServer;
let held: Socket[];
beforeEach(async () => {
  server = await startWireServer();
  held = [];
});
afterEach(() => server.close());

const vendors = () => ({ instantPayUrl: server.url, cashfreeUrl: server.url });
const hold = () => {
  server.reply = (socket) => held.push(socket);
};

async function enterMatch(road: Road, verificationId = `FD-${crypto.randomUUID()}`): Promise<string> {
  const entered = road.outbox.matchFaces('practice', {
    firstPicture: await road.addPortrait('asha-1'),
    secondPicture: await road.addPortrait('asha-2'),
    threshold: 0.75,
    verificationId,
    caseReference: 'APP-1',
  });
  if (!entered.ok) throw new Error(entered.error.fieldProblem ?? entered.error.code);
  return entered.value.id;
}

function answer(socket: Socket | undefined, check: FaceMatch): void {
  const body = {
    status: 'SUCCESS',
    verification_id: check.verificationId,
    face_match_result: 'YES',
    face_match_score: 0.9,
  };
  socket?.end(httpAnswer(200, {}, JSON.stringify(body)));
}

const match = (road: Road, id: string): FaceMatch => {
  const check = road.read(id);
  if (check.kind !== 'faceMatch') throw new Error('not a match');
  return check;
};

describe('the outbox', () => {
  it('has the attempt on record, with the client id and never the secret, before a byte arrives', async () => {
    const road = buildRoad(vendors());
    const seen: FaceMatch[] = [];
    const arrived = new Promise<void>((resolve) => {
      server.onFirstBytes = () => {
        seen.push(match(road, id));
        resolve();
      };
    });
    const id = await enterMatch(road);
    await arrived;
    expect(seen[0]?.state.name).toBe('sending');
    expect(seen[0]?.attempts).toMatchObject([{ number: 1, clientId: 'PRACTICE-CLIENT-ONE', ended: null }]);
    expect(JSON.stringify(seen[0])).not.toContain('practice-secret');
    road.outbox.stop(id);
    await road.settled(id);
  });

  it('sends one match at a time, in the order in which they were entered', async () => {
    hold();
    const road = buildRoad(vendors());
    const ids = [await enterMatch(road), await enterMatch(road), await enterMatch(road)];
    for (const [index, id] of ids.entries()) {
      await expect.poll(() => held.length).toBe(index + 1);
      expect(server.connections()).toBe(index + 1);
      expect(match(road, id).state.name).toBe('sending');
      answer(held[index], match(road, id));
      expect((await road.settled(id)).state.name).toBe('done');
    }
  });

  it('does not let a match wait for a lookup, nor the other way round', async () => {
    hold();
    const road = buildRoad(vendors());
    const id = await enterMatch(road);
    road.outbox.lookUpLiveness('practice', {
      sessionId: crypto.randomUUID(),
      customerIp: '8.8.8.8',
      caseReference: '',
    });
    await expect.poll(() => held.length).toBe(2);
    road.outbox.stop(id);
    await road.settled(id);
  });

  it('cancels a match that waits for its turn without a trace at the vendor', async () => {
    hold();
    const road = buildRoad(vendors());
    const first = await enterMatch(road);
    const second = await enterMatch(road);
    expect(road.outbox.stop(second).ok).toBe(true);
    expect(match(road, second).state.name).toBe('cancelled');
    await expect.poll(() => held.length).toBe(1);
    answer(held[0], match(road, first));
    await road.settled(first);
    expect(server.connections()).toBe(1);
    expect(match(road, second).attempts).toEqual([]);
  });

  it('stopped while the vendor’s address is being found out: cancelled, also if that fails', async () => {
    for (const fails of [false, true]) {
      const { promise: gate, resolve: release } = Promise.withResolvers<void>();
      const road = buildRoad(vendors(), {
        access: async () => {
          await gate;
          if (fails) throw new Error('no way');
          return failure({ code: 'noCredentials', message: 'gone' });
        },
      });
      const id = await enterMatch(road);
      expect(road.outbox.stop(id).ok).toBe(true);
      release();
      await expect.poll(() => match(road, id).state.name).toBe('cancelled');
    }
    expect(server.connections()).toBe(0);
  });

  it('without credentials any more: held, and nothing is sent', async () => {
    const road = buildRoad(vendors(), { access: async () => failure({ code: 'noCredentials', message: 'gone' }) });
    const id = await enterMatch(road);
    expect((await road.settled(id)).state).toEqual({
      name: 'queued',
      blockedBy: { cause: 'credentials', words: null },
    });
    expect(match(road, id).attempts).toEqual([]);
  });

  it('with an obstacle known beforehand: not even entered', async () => {
    const road = buildRoad(vendors(), { obstacle: () => ({ code: 'vaultClosed', message: 'closed' }) });
    await expect(enterMatch(road)).rejects.toThrow('vaultClosed');
    expect(server.connections()).toBe(0);
  });

  it('a fault of the program before sending: nothing is in doubt, it is reported, and the lane goes on', async () => {
    let calls = 0;
    const road = buildRoad(vendors(), {
      access: async () => {
        calls += 1;
        throw new Error('no way');
      },
    });
    const first = await enterMatch(road);
    expect(await road.settled(first)).toMatchObject({
      maybeProcessed: false,
      state: { name: 'waiting', cause: 'programFault' },
    });
    const second = await enterMatch(road);
    await road.settled(second);
    expect(calls).toBe(2);
    expect(road.faults).toHaveLength(2);
  });

  it('a fault of the program once sending has begun: in doubt', async () => {
    const road = buildRoad(vendors(), {
      announce: (id) => {
        const { state } = match(road, id);
        if (state.name === 'sending' && state.sentBytes === 0 && match(road, id).attempts.length === 1)
          throw new Error('boom');
      },
    });
    const id = await enterMatch(road);
    await expect.poll(() => match(road, id).state.name).toBe('waiting');
    expect(match(road, id)).toMatchObject({ maybeProcessed: true, state: { cause: 'programFault' } });
  });

  it('takes each verification id once', async () => {
    hold();
    const road = buildRoad(vendors());
    const id = await enterMatch(road, 'FD-twice');
    await expect(enterMatch(road, 'FD-twice')).rejects.toThrow('verificationIdUsed');
    road.outbox.stop(id);
    await road.settled(id);
  });
});

it('waits 10 s for a connection and 60 s in silence', () => {
  expect(VENDOR_LIMITS).toMatchObject({ connect: 10_000, silence: 60_000 });
});

it('practice vendors elsewhere are on this computer or nowhere', () => {
  const at = (url: string) => ({ FACEDESK_PRACTICE_INSTANTPAY_URL: url, FACEDESK_PRACTICE_CASHFREE_URL: url });
  expect(practiceElsewhere({})).toBeNull();
  expect(practiceElsewhere(at('http://127.0.0.1:4810'))).toEqual({
    instantPay: 'http://127.0.0.1:4810',
    cashfree: 'http://127.0.0.1:4810',
  });
  for (const url of ['https://api.cashfree.com', 'http://127.0.0.1.example', 'http://10.0.0.1']) {
    expect(() => practiceElsewhere(at(url))).toThrow('127.0.0.1');
  }
});
