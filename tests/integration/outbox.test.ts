import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practiceElsewhere } from '../../electron/simulator/practice.ts';
import { VENDOR_LIMITS } from '../../electron/vendors/limits.ts';
import type { FaceMatch } from '../../shared/check/check.ts';
import { failure, success } from '../../shared/result.ts';
import type { Road } from './road.ts';
import { roadHere } from './road-here.ts';
import { cashfreeRefusal, httpAnswer, matchAnswer, startWireServer, type WireServer } from './wire-server.ts';

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
const answer = (socket: Socket | undefined, check: FaceMatch) => socket?.end(matchAnswer(check.verificationId));

describe('the outbox', () => {
  it('has the attempt on record, with the client id and never the secret, before a byte arrives', async () => {
    const road = await roadHere(vendors());
    const arrived = new Promise<FaceMatch | undefined>((resolve) => {
      server.onFirstBytes = () => resolve(onlyMatch(road));
    });
    const id = await road.enterMatch();
    const seen = await arrived;
    expect(seen?.state.name).toBe('sending');
    expect(seen?.attempts).toMatchObject([{ number: 1, clientId: 'PRACTICE-CLIENT-ONE', ended: null }]);
    expect(JSON.stringify(seen)).not.toContain('practice-secret');
    road.outbox.stop(id);
    await road.settled(id);
  });

  it('learns what the clock is wrong by from the vendors, and not from practice, which goes by that very clock', async () => {
    const offsets: number[] = [];
    const road = await roadHere(vendors(), { parts: { onClockOffset: (offset) => offsets.push(offset) } });
    const anHourAgo = new Date(Date.now() - 3_600_000).toUTCString();
    server.reply = (socket) => socket.end(cashfreeRefusal(400, 'file_format_invalid', { Date: anHourAgo }));
    await road.settled(await road.enterMatch());
    expect(offsets).toEqual([]);
    await road.settled(await road.enterMatch({}, 'sandbox'));
    expect(offsets).toHaveLength(1);
    expect(Math.abs((offsets[0] ?? 0) - 3_600_000)).toBeLessThan(60_000);
  });

  it('keeps of an exchange its HTTP status and what the vendor’s support asks for', async () => {
    const road = await roadHere(vendors());
    server.reply = (socket) => socket.end(cashfreeRefusal(400, 'file_format_invalid', { 'X-Request-Id': 'req-9' }));
    const refused = await road.settled(await road.enterMatch());
    expect(refused.attempts).toMatchObject([{ ended: { httpStatus: 400, supportReference: 'req-9' } }]);
    server.reply = (socket) => socket.destroy();
    const id = await road.enterMatch();
    await expect.poll(() => road.match(id).maybeProcessed).toBe(true);
    expect(road.match(id).attempts[0]).toMatchObject({ ended: { httpStatus: null, supportReference: null } });
  });

  it('sends one match at a time, in the order in which they were entered', async () => {
    hold();
    const road = await roadHere(vendors());
    const ids = [await road.enterMatch(), await road.enterMatch(), await road.enterMatch()];
    for (const [index, id] of ids.entries()) {
      await expect.poll(() => held.length).toBe(index + 1);
      expect(server.connections()).toBe(index + 1);
      expect(road.match(id).state.name).toBe('sending');
      answer(held[index], road.match(id));
      expect((await road.settled(id)).state.name).toBe('done');
    }
  });

  it('sends as many at a time as a person has chosen', async () => {
    hold();
    const road = await roadHere(vendors(), { parts: { atATime: () => 3 } });
    const ids = [];
    for (let count = 0; count < 5; count += 1) ids.push(await road.enterMatch());
    await expect.poll(() => held.length).toBe(3);
    answer(held[0], road.match(ids[0] ?? ''));
    await expect.poll(() => held.length).toBe(4);
    expect(ids.map((id) => road.match(id).state.name)).toEqual(['done', 'sending', 'sending', 'sending', 'queued']);
  });

  it('does not let a match wait for a lookup, nor the other way round', async () => {
    hold();
    const road = await roadHere(vendors());
    await road.enterMatch();
    await road.enterLookup();
    await expect.poll(() => held.length).toBe(2);
  });

  it('cancels a match that waits for its turn without a trace at the vendor', async () => {
    hold();
    const road = await roadHere(vendors());
    const first = await road.enterMatch();
    const second = await road.enterMatch();
    expect(road.outbox.stop(second).ok).toBe(true);
    expect(road.match(second).state.name).toBe('cancelled');
    await expect.poll(() => held.length).toBe(1);
    answer(held[0], road.match(first));
    await road.settled(first);
    expect(server.connections()).toBe(1);
    expect(road.match(second).attempts).toEqual([]);
  });

  it('stopped while the vendor’s address is being found out: cancelled, also if that fails', async () => {
    for (const fails of [false, true]) {
      const { promise: gate, resolve: release } = Promise.withResolvers<void>();
      // Entering a match asks for the account; only what asks later is held up.
      let asked = 0;
      const access = async () => {
        asked += 1;
        if (asked > 1) await gate;
        if (asked > 1 && fails) throw new Error('no way');
        return failure({ code: 'noCredentials', message: 'gone' } as const);
      };
      const road = await roadHere(vendors(), { parts: { access } });
      const id = await road.enterMatch();
      expect(road.outbox.stop(id).ok).toBe(true);
      release();
      await expect.poll(() => road.match(id).state.name).toBe('cancelled');
      expect(road.lane('cashfree').state).toEqual({ name: 'open' });
    }
    expect(server.connections()).toBe(0);
  });

  it('stopped while it is sent: lost once a byte of it was written, as it may be charged, if a person knows', async () => {
    hold();
    const road = await roadHere(vendors());
    const id = await road.enterMatch();
    await expect.poll(() => held.length).toBe(1);
    expect(road.outbox.stop(id, false)).toMatchObject({ ok: false, error: { code: 'sending' } });
    expect(road.match(id).state.name).toBe('sending');
    road.outbox.stop(id);
    expect(await road.settled(id)).toMatchObject({ maybeProcessed: true, state: { name: 'lost', because: 'stopped' } });
    expect(road.lane('cashfree').state).toEqual({ name: 'open' });
  });

  it('without credentials any more: kept, its lane paused, and nothing is sent', async () => {
    const gone = failure({ code: 'noCredentials', message: 'gone' } as const);
    const road = await roadHere(vendors(), { parts: { access: async () => gone } });
    const id = await road.enterMatch();
    expect((await road.settled(id)).state).toEqual({ name: 'queued' });
    expect(road.lane('cashfree').state).toEqual({ name: 'paused', pause: { reason: 'credentials', words: null } });
    expect(road.match(id).attempts).toEqual([]);
  });

  it('with an obstacle known beforehand: not even entered', async () => {
    const obstacle = () => ({ code: 'vaultClosed', message: 'closed' }) as const;
    const road = await roadHere(vendors(), { parts: { obstacle } });
    await expect(road.enterMatch()).rejects.toThrow('vaultClosed');
    expect(server.connections()).toBe(0);
  });

  it('under a throw-away key takes practice checks alone', async () => {
    hold();
    const road = await roadHere(vendors(), { parts: { isProtected: () => false } });
    await expect(road.enterMatch({}, 'sandbox')).rejects.toThrow('recordsUnprotected');
    await expect(road.enterLookup({}, 'production')).rejects.toThrow('recordsUnprotected');
    await road.enterMatch();
    await expect.poll(() => held.length).toBe(1);
  });

  it('a fault of the program before sending: nothing is in doubt, it is reported, and the lane goes on', async () => {
    let calls = 0;
    const access = async () => {
      calls += 1;
      // Each match asks once for its account, and once for the way.
      if (calls % 2 === 0) throw new Error('no way');
      return failure({ code: 'noCredentials', message: 'gone' } as const);
    };
    const road = await roadHere(vendors(), { parts: { access } });
    const first = await road.enterMatch();
    expect(await road.settled(first)).toMatchObject({
      maybeProcessed: false,
      attempts: [],
      state: { name: 'waiting', cause: 'programFault' },
    });
    const second = await road.enterMatch();
    await road.settled(second);
    expect(calls).toBe(4);
    expect(road.faults).toHaveLength(2);
    expect(road.lane('cashfree').state).toEqual({ name: 'open' });
  });

  it('a fault of the program once sending has begun: in doubt', async () => {
    let thrown = false;
    const road: Road = await roadHere(vendors(), {
      parts: {
        random: () => {
          if (thrown) return 0.99;
          thrown = true;
          throw new Error('boom');
        },
      },
    });
    const id = await road.enterMatch();
    await expect.poll(() => road.match(id).state.name).toBe('waiting');
    expect(road.match(id)).toMatchObject({ maybeProcessed: true, state: { cause: 'interrupted' } });
    expect(road.faults).toHaveLength(1);
  });

  it('a listener that fails neither stops the lane nor puts anything in doubt', async () => {
    hold();
    const road: Road = await roadHere(vendors(), {
      parts: {
        announce: () => {
          throw new Error('boom');
        },
      },
    });
    const id = await road.enterMatch();
    await expect.poll(() => held.length).toBe(1);
    expect(road.match(id)).toMatchObject({ maybeProcessed: false, state: { name: 'sending' } });
    answer(held[0], road.match(id));
    await expect.poll(() => road.match(id).state.name).toBe('done');
    await road.outbox.quiesce();
    expect(road.faults.length).toBeGreaterThan(0);
  });

  it('a pause holds what was hurried before it, too', async () => {
    hold();
    const road = await roadHere(vendors());
    const first = await road.enterMatch();
    const second = await road.enterMatch();
    await expect.poll(() => held.length).toBe(1);
    road.outbox.sendNow(second);
    road.outbox.pause(null);
    answer(held[0], road.match(first));
    await road.settled(first);
    expect(road.match(second).state.name).toBe('queued');
    expect(server.connections()).toBe(1);
  });

  it('new credentials are not overruled by the refusal of the former ones', async () => {
    hold();
    let secret = 'wrong';
    const road = await roadHere(vendors(), {
      parts: {
        access: async () => success({ baseUrl: server.url, clientId: 'client', clientSecret: secret, publicKey: null }),
      },
    });
    const id = await road.enterMatch();
    await expect.poll(() => held.length).toBe(1);
    secret = 'right';
    await road.outbox.credentialsChanged({ vendor: 'cashfree', mode: 'practice' });
    const refusal = { type: 'authentication_error', code: 'authentication_failed', message: 'no' };
    held[0]?.end(httpAnswer(401, {}, JSON.stringify(refusal)));
    await expect.poll(() => held.length).toBe(2);
    answer(held[1], road.match(id));
    await expect.poll(() => road.match(id).state.name).toBe('done');
  });

  it('takes each verification id once in a mode', async () => {
    hold();
    const road = await roadHere(vendors());
    await road.enterMatch({ verificationId: 'FD-twice' });
    await expect(road.enterMatch({ verificationId: 'FD-twice' })).rejects.toThrow('verificationIdUsed');
    await road.enterMatch({ verificationId: 'FD-twice' }, 'sandbox');
  });

  it('puts a check into the case of its reference, and makes that where there is none', async () => {
    hold();
    const road = await roadHere(vendors());
    const first = await road.enterLookup({ caseReference: 'APP-1' });
    const second = await road.enterMatch({ caseReference: 'APP-1' });
    const found = road.records.cases.alike('practice', 'APP-1')[0];
    expect(road.records.cases.checksOf(found?.id ?? '').map(({ id }) => id)).toEqual([first, second]);
    expect(road.read(second)).toMatchObject({ caseId: found?.id, caseReference: 'APP-1' });
  });
});

it('waits 10 s for a connection and 60 s in silence, in which an answer that has begun has to bring 1 kB', () => {
  expect(VENDOR_LIMITS).toMatchObject({ connect: 10_000, silence: 60_000, leastBytes: 1_000 });
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

function onlyMatch(road: Road): FaceMatch | undefined {
  return road.records.checks.inStates(['sending'], 2).find((check) => check.kind === 'faceMatch');
}
