import { describe, expect, it } from 'vitest';
import { freshArrivals } from './fresh-arrivals.ts';

const itemsOf = (...ids: string[]) => ids.map((id) => ({ id }));
const known = (wasCut: boolean, ...ids: string[]) => ({ ids: new Set(ids), wasCut });

describe('the news among what has arrived', () => {
  it('is whatever was not there before, and nothing of what was there at first', () => {
    expect(freshArrivals(null, itemsOf('b', 'a'))).toEqual([]);
    expect(freshArrivals(known(false, 'b'), itemsOf('c', 'b', 'a'))).toEqual(itemsOf('c', 'a'));
    expect(freshArrivals(known(false), itemsOf('a'))).toEqual(itemsOf('a'));
  });

  it('is nothing that was only not listed, and moves up as others are seen', () => {
    expect(freshArrivals(known(true, 'e', 'd', 'c'), itemsOf('e', 'c', 'b'))).toEqual([]);
    expect(freshArrivals(known(true, 'e', 'd', 'c'), itemsOf('f', 'e', 'c', 'b'))).toEqual(itemsOf('f'));
    expect(freshArrivals(known(true, 'e', 'd', 'c'), itemsOf('b', 'a'))).toEqual([]);
  });
});
