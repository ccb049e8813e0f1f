import { describe, expect, it } from 'vitest';
import { hashOfSection, routeOfHash, routeOfKey, sectionOfHash } from './routes.ts';

describe('routes', () => {
  it('reads the screen from the address', () => {
    expect(routeOfHash('#match')).toBe('match');
    expect(routeOfHash('#liveness')).toBe('liveness');
  });

  it('opens the first screen for an address it does not know', () => {
    expect(routeOfHash('')).toBe('liveness');
    expect(routeOfHash('#nowhere')).toBe('liveness');
  });

  it('leads to a part of the settings', () => {
    const hash = hashOfSection('protection');
    expect(routeOfHash(hash)).toBe('settings');
    expect(sectionOfHash(hash)).toBe('protection');
    expect(sectionOfHash('#settings')).toBeNull();
    expect(sectionOfHash('#settings/nowhere')).toBeNull();
    expect(sectionOfHash('#match')).toBeNull();
  });

  it('gives each screen a digit, the settings a comma besides, and no other key a screen', () => {
    expect(routeOfKey('1')).toBe('liveness');
    expect(routeOfKey('2')).toBe('match');
    expect(routeOfKey('3')).toBe('settings');
    expect(routeOfKey(',')).toBe('settings');
    expect(routeOfKey('4')).toBeNull();
    expect(routeOfKey('0')).toBeNull();
    expect(routeOfKey('a')).toBeNull();
  });
});
