import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Picture } from '../../../shared/picture/picture.ts';
import { bringerFor, type WellState } from './bringing.ts';

vi.mock('../../sight/faces/faces-in.ts', () => ({ getReadyToLook: () => undefined }));
vi.mock('../../sight/preparing/prepare.ts', () => ({ prepare: () => Promise.reject(new Error('not asked for here')) }));

const picture = (id: string) => ({ id, sha256: id, original: null }) as Picture;
const lookup = { from: 'lookup', lookup: 'of this customer', picture: picture('whole') } as const;

/** Portraits that are handed over when the test says so, in the order in which they were asked for. */
let portraits: PromiseWithResolvers<{ ok: true; value: Picture }>[];
const handOver = async (index: number, id: string) => {
  portraits[index]?.resolve({ ok: true, value: picture(id) });
  await new Promise((done) => setImmediate(done));
};
beforeEach(() => {
  portraits = [];
  const takePortrait = () => {
    const portrait = Promise.withResolvers<{ ok: true; value: Picture }>();
    portraits.push(portrait);
    return portrait.promise;
  };
  vi.stubGlobal('window', { facedesk: { practice: { takePortrait } } });
});
afterEach(() => vi.unstubAllGlobals());

/** A customer's form, by what has come into it. */
function formOf(kept: string) {
  const came: object[] = [];
  const states: Partial<Record<string, WellState>> = {};
  const bringer = bringerFor({
    kept,
    change: (changed) => came.push(changed),
    tell: (well, state) => {
      states[well] = state;
    },
    note: () => undefined,
  });
  return { came, states, bringer };
}

test('a picture that becomes ready after the customer was changed reaches no form, and his own once that is there again', async () => {
  const [asha, dev] = [formOf('match of 1: '), formOf('match of 2: ')];
  const hideAsha = asha.bringer.show();
  void asha.bringer.takePortrait('first', 'asha-1');
  hideAsha();
  dev.bringer.show();
  await handOver(0, 'asha');
  expect([asha.came, dev.came]).toEqual([[], []]);
  expect(dev.states).toEqual({});

  void dev.bringer.takePortrait('first', 'dev-1');
  await handOver(1, 'dev');
  expect(dev.came).toEqual([{ firstPicture: { from: 'file', picture: picture('dev') } }]);

  // Another form of the same customer, as his screen is drawn again.
  const again = formOf('match of 1: ');
  again.bringer.show();
  expect(again.states).toEqual({ first: { isTaking: true, problem: null } });
  await vi.waitFor(() => expect(again.came).toEqual([{ firstPicture: { from: 'file', picture: picture('asha') } }]));
  expect(asha.came).toEqual([]);
  expect(dev.came).toHaveLength(1);
});

test('the last picture chosen for a well wins, and what was emptied meanwhile stays empty', async () => {
  const { came, bringer } = formOf('match of 3: ');
  bringer.show();
  void bringer.takePortrait('second', 'asha-1');
  void bringer.takePortrait('second', 'asha-2');
  await handOver(1, 'later');
  await handOver(0, 'earlier');
  expect(came).toEqual([{ secondPicture: picture('later') }]);
  void bringer.takePortrait('second', 'dev-1');
  bringer.remove('second');
  await handOver(2, 'dropped');
  expect(came.slice(1)).toEqual([{ secondPicture: null }]);
});

test('a part of a liveness check’s photo stays that check’s', async () => {
  const { came, bringer } = formOf('match of 4: ');
  bringer.show();
  await bringer.cut('first', { base: picture('all of it'), file: null, cut: null }, null, lookup);
  await bringer.cut('first', { base: picture('all of it'), file: null, cut: null }, null, null);
  expect(came).toEqual([
    { firstPicture: { ...lookup, picture: picture('all of it') } },
    { firstPicture: { from: 'file', picture: picture('all of it') } },
  ]);
});
