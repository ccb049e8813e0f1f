import { beforeEach, describe, expect, it } from 'vitest';
import { type FakeTimers, fakeTimers } from '../testing/timers.ts';
import { createWaits, type Waits } from './timers.ts';

let timers: FakeTimers;
let waits: Waits;
let over: string[];
beforeEach(() => {
  timers = fakeTimers();
  waits = createWaits(timers);
  over = [];
});
const begin = (name: string, length: number, what = name) => waits.begin(name, length, () => over.push(what));

describe('a wait', () => {
  it('is over once its length has passed, and only then, once', () => {
    begin('one', 1_000);
    timers.advance(999);
    expect(over).toEqual([]);
    timers.advance(1);
    expect(over).toEqual(['one']);
    timers.advance(10_000);
    expect(over).toEqual(['one']);
  });

  it('takes the place of one of the same name', () => {
    begin('one', 1_000, 'first');
    timers.advance(500);
    begin('one', 1_000, 'second');
    timers.advance(999);
    expect(over).toEqual([]);
    timers.advance(1);
    expect(over).toEqual(['second']);
  });

  it('has so much left, and nothing once it is over, ended, or was never begun', () => {
    begin('one', 1_000);
    begin('two', 1_000);
    timers.advance(400);
    expect(waits.remaining('one')).toBe(600);
    waits.end('two');
    timers.advance(600);
    expect(['one', 'two', 'three'].map((name) => waits.remaining(name))).toEqual([null, null, null]);
  });

  it('that was ended calls nobody back', () => {
    begin('one', 1_000);
    begin('two', 1_000);
    waits.end('one');
    waits.end('never begun');
    timers.advance(5_000);
    expect(over).toEqual(['two']);
  });

  it('may begin the next one of its name as it ends', () => {
    waits.begin('one', 100, () => begin('one', 100, 'next'));
    timers.advance(100);
    expect(waits.remaining('one')).toBe(100);
    timers.advance(100);
    expect(over).toEqual(['next']);
  });
});

describe('all waits together', () => {
  it('are cut to a length, counted from now; shorter ones stay as they are', () => {
    begin('long', 10_000);
    begin('short', 1_000);
    timers.advance(500);
    waits.cutTo(2_000);
    expect(waits.remaining('long')).toBe(2_000);
    expect(waits.remaining('short')).toBe(500);
    timers.advance(500);
    expect(over).toEqual(['short']);
    timers.advance(1_500);
    expect(over).toEqual(['short', 'long']);
    timers.advance(100_000);
    expect(over).toEqual(['short', 'long']);
  });

  it('end together, and call nobody back', () => {
    begin('one', 1_000);
    begin('two', 2_000);
    waits.endAll();
    timers.advance(5_000);
    expect(over).toEqual([]);
    expect(waits.remaining('one')).toBeNull();
  });
});
