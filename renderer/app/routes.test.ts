import { describe, expect, it } from 'vitest';
import { routeOfDigit, routeOfHash } from './routes.ts';

describe('routes', () => {
  it('reads the screen from the address', () => {
    expect(routeOfHash('#match')).toBe('match');
    expect(routeOfHash('#liveness')).toBe('liveness');
  });

  it('opens the first screen for an address it does not know', () => {
    expect(routeOfHash('')).toBe('liveness');
    expect(routeOfHash('#nowhere')).toBe('liveness');
  });

  it('gives each screen a digit and no other digit a screen', () => {
    expect(routeOfDigit('1')).toBe('liveness');
    expect(routeOfDigit('2')).toBe('match');
    expect(routeOfDigit('3')).toBeNull();
    expect(routeOfDigit('0')).toBeNull();
    expect(routeOfDigit('a')).toBeNull();
  });
});
