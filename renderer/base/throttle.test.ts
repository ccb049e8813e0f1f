import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gathered, throttled } from './throttle.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('throttled', () => {
  it('acts at once on the first request', () => {
    const action = vi.fn();
    throttled(action, 250).run();
    expect(action).toHaveBeenCalledTimes(1);
  });

  it('acts once more for however many requests come meanwhile, and never misses the last one', () => {
    const action = vi.fn();
    const { run } = throttled(action, 250);
    for (let request = 0; request < 100; request += 1) run();
    vi.advanceTimersByTime(249);
    expect(action).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(action).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1000);
    expect(action).toHaveBeenCalledTimes(2);
  });

  it('acts at most so often while requests keep coming', () => {
    const action = vi.fn();
    const { run } = throttled(action, 250);
    for (let millisecond = 0; millisecond < 1000; millisecond += 10) {
      run();
      vi.advanceTimersByTime(10);
    }
    expect(action.mock.calls.length).toBeLessThanOrEqual(5);
  });

  it('does nothing more once it is cancelled', () => {
    const action = vi.fn();
    const { run, cancel } = throttled(action, 250);
    run();
    run();
    cancel();
    vi.advanceTimersByTime(1000);
    expect(action).toHaveBeenCalledTimes(1);
  });
});

describe('gathered', () => {
  it('acts once at the end of the span, for however many requests came', () => {
    const action = vi.fn();
    const { run } = gathered(action, 250);
    for (let request = 0; request < 100; request += 1) run();
    vi.advanceTimersByTime(249);
    expect(action).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(action).toHaveBeenCalledTimes(1);
    run();
    vi.advanceTimersByTime(250);
    expect(action).toHaveBeenCalledTimes(2);
  });

  it('does nothing once it is cancelled, until it is asked again', () => {
    const action = vi.fn();
    const { run, cancel } = gathered(action, 250);
    run();
    cancel();
    vi.advanceTimersByTime(1000);
    expect(action).not.toHaveBeenCalled();
    run();
    vi.advanceTimersByTime(250);
    expect(action).toHaveBeenCalledTimes(1);
  });
});
