import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operatorSettingsSchema } from '../../../shared/settings.ts';
import { logoBytes, MOST_LOGO_BYTES, readLogo } from './logo.ts';

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

describe('a logo', () => {
  it('is a PNG or a JPEG by its first bytes', () => {
    expect(readLogo(Uint8Array.from(png))).toMatchObject({ format: 'png' });
    expect(readLogo(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]))).toMatchObject({ format: 'jpeg' });
    expect(readLogo(new TextEncoder().encode('<svg/>'))).toBe('notAPicture');
    expect(readLogo(new Uint8Array())).toBe('notAPicture');
  });

  it('is no larger than the settings take', () => {
    const largest = new Uint8Array(MOST_LOGO_BYTES);
    largest.set(png);
    const logo = readLogo(largest);
    expect(operatorSettingsSchema.shape.logo.safeParse(logo).success).toBe(true);
    expect(readLogo(new Uint8Array(MOST_LOGO_BYTES + 1))).toBe('tooLarge');
  });

  it('comes back as the bytes it was made of', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70_000 }), (rest) => {
        const bytes = Uint8Array.from([...png, ...rest]);
        const logo = readLogo(bytes);
        expect(typeof logo === 'string' ? logo : [...logoBytes(logo)]).toEqual([...bytes]);
      }),
      { numRuns: 20 },
    );
  });
});
