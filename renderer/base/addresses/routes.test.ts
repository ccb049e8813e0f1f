import { describe, expect, it } from 'vitest';
import { hashOf, hashOfSection, idOfHash, routeOfHash, routeOfKey, routes, sectionOfHash } from './routes.ts';

describe('routes', () => {
  it('reads the screen from the address', () => {
    expect(routeOfHash('#match')).toBe('match');
    expect(routeOfHash('#liveness')).toBe('liveness');
  });

  it('opens the first screen for an address it does not know', () => {
    expect(routeOfHash('')).toBe('case');
    expect(routeOfHash('#nowhere')).toBe('case');
  });

  it('leads to a part of the settings', () => {
    const hash = hashOfSection('protection');
    expect(routeOfHash(hash)).toBe('settings');
    expect(sectionOfHash(hash)).toBe('protection');
    expect(sectionOfHash('#settings')).toBeNull();
    expect(sectionOfHash('#settings/nowhere')).toBeNull();
    expect(sectionOfHash('#match')).toBeNull();
  });

  it('leads to one check or case', () => {
    const id = '01932f00-0000-7000-8000-00000000000a';
    const hash = hashOf('history', id);
    expect(routeOfHash(hash)).toBe('history');
    expect(idOfHash(hash)).toBe(id);
    expect(idOfHash(`#case/${id.toUpperCase()}`)).toBe(id);
    expect(idOfHash(hashOf('history'))).toBeNull();
    expect(idOfHash('#history/elsewhere')).toBeNull();
    expect(idOfHash('#settings/protection')).toBeNull();
  });

  it('gives each screen a digit in the order of the rail, the settings a comma besides, and no other key a screen', () => {
    expect(['1', '2', '3', '4', '5', '6'].map(routeOfKey)).toEqual([...routes]);
    expect(routeOfKey('5')).toBe('liveness');
    expect(routeOfKey(',')).toBe('settings');
    expect(routeOfKey('7')).toBeNull();
    expect(routeOfKey('0')).toBeNull();
    expect(routeOfKey('a')).toBeNull();
  });
});
