import { describe, expect, it } from 'vitest';
import { namesAadhaar } from './names-aadhaar.ts';

describe('namesAadhaar', () => {
  it('finds such a number wherever it stands, however it is grouped', () => {
    expect(namesAadhaar('999941057058')).toBe(true);
    expect(namesAadhaar('Showed card 9999 4105 7058 at the door')).toBe(true);
    expect(namesAadhaar('no.9999-4105-7058.')).toBe(true);
  });

  it('leaves other numbers alone', () => {
    expect(namesAadhaar('999941057059')).toBe(false);
    expect(namesAadhaar('Account 1999941057058')).toBe(false);
    expect(namesAadhaar('Call 98765 43210')).toBe(false);
    expect(namesAadhaar('')).toBe(false);
  });
});
