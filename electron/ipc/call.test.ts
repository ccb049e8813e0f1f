import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../shared/contract/channels.ts';
import { contract } from '../../shared/contract/contract.ts';
import { success } from '../../shared/result.ts';
import { runs } from '../../tests/counts.ts';
import { answerCall, type Handler } from './call.ts';

const lookup = {
  sessionId: ' 1AC280B1-dfe0-4e05-9127-e1ec74478cb9\n',
  customerIp: '203.0.113.7',
  caseReference: ' APP-1 ',
};
const id = '00000000-0000-4000-8000-000000000001';
const entry = { result: 'entered', id, case: null } as const;
const entered: Handler<'checks.lookUpLiveness'> = () => success(entry);
const noFault = () => {
  throw new Error('no fault was expected');
};

describe('a call', () => {
  it('reaches its handler with the argument parsed', async () => {
    let received: unknown;
    const handler: Handler<'checks.lookUpLiveness'> = (request) => {
      received = request;
      return success(entry);
    };
    expect(await answerCall('checks.lookUpLiveness', handler, lookup, noFault)).toEqual({ ok: true, value: entry });
    expect(received).toEqual({
      sessionId: '1ac280b1-dfe0-4e05-9127-e1ec74478cb9',
      customerIp: '203.0.113.7',
      caseReference: 'APP-1',
    });
  });

  it.each([
    [{ sessionId: 'x' }, 'sessionId', 'notASessionId'],
    [{ customerIp: '1.2.3' }, 'customerIp', 'notAnAddress'],
    [{ caseReference: 'x'.repeat(65) }, 'caseReference', 'tooLong'],
  ])('names the field and the problem of %j', async (change, field, fieldProblem) => {
    const answer = await answerCall('checks.lookUpLiveness', entered, { ...lookup, ...change }, noFault);
    expect(answer).toMatchObject({ ok: false, error: { code: 'field', field, fieldProblem } });
  });

  it.each([
    undefined,
    null,
    'text',
    [],
    {},
    { ...lookup, extra: 1 },
    { ...lookup, sessionId: 5 },
    { ...lookup, caseReference: 'x'.repeat(1001) },
  ])('is refused as malformed with the argument %j', async (argument) => {
    const answer = await answerCall('checks.lookUpLiveness', entered, argument, noFault);
    expect(answer).toMatchObject({ ok: false, error: { code: 'malformed' } });
  });

  it('whose handler fails, or answers what the contract does not allow, is our fault and says no more', async () => {
    const faults: string[] = [];
    const note = (where: string) => faults.push(where);
    const throwing: Handler<'checks.lookUpLiveness'> = () => {
      throw new Error('secret-11 in a message');
    };
    const wrong = (() => success({ ...entry, id: 'not a uuid' })) as Handler<'checks.lookUpLiveness'>;
    for (const handler of [throwing, wrong]) {
      const answer = await answerCall('checks.lookUpLiveness', handler, lookup, note);
      expect(answer).toEqual({ ok: false, error: { code: 'unexpected', message: 'the program made a mistake' } });
    }
    expect(faults).toEqual(['call of checks.lookUpLiveness', 'call of checks.lookUpLiveness']);
  });

  it('never throws and never reaches a handler with an argument that was not parsed', async () => {
    const channels = fc.constantFrom(...(Object.keys(contract) as Channel[]));
    const argument = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true }),
      fc.object(),
    );
    await fc.assert(
      fc.asyncProperty(channels, argument, async (channel, value) => {
        const handler = (request: unknown) => {
          expect(contract[channel].request.safeParse(value)).toMatchObject({ success: true, data: request });
          return success({});
        };
        const answer = await answerCall(channel, handler as never, value, () => undefined);
        expect(typeof answer.ok).toBe('boolean');
      }),
      { numRuns: runs(10_000, 1_000) },
    );
  });
});
