import { describe, expect, test } from 'vitest';
import { createContentProtection, protectContent } from './content-protection.ts';

/** A window as the system sees it, and what is remembered. */
function on(platform: NodeJS.Platform, remembered: boolean) {
  let isRemembered = remembered;
  const told: boolean[] = [];
  const window = { setContentProtection: (isOn: boolean) => void told.push(isOn) };
  const protection = createContentProtection({
    platform: () => platform,
    preferences: {
      contentProtected: () => isRemembered,
      rememberContentProtected: (isOn) => {
        isRemembered = isOn;
      },
    },
    window: () => window,
  });
  const protect = () => protectContent(window, { contentProtected: () => isRemembered }, platform);
  return { protection, protect, told, isRemembered: () => isRemembered };
}

describe.each(['win32', 'darwin'] as const)('on %s', (platform) => {
  test('it is off until a person wants it, holds at once, and is remembered', () => {
    const { protection, told, isRemembered } = on(platform, false);
    expect(protection.isOn()).toBe(false);
    expect(protection.turn(true)).toBe(true);
    expect([protection.isOn(), isRemembered()]).toEqual([true, true]);
    protection.turn(false);
    expect(told).toEqual([true, false]);
  });

  test.each([true, false])('a new window is made as it is remembered: %s', (remembered) => {
    const { protect, told } = on(platform, remembered);
    protect();
    expect(told).toEqual(remembered ? [true] : []);
  });
});

test('on Linux it is not there, whatever a copied folder remembers', () => {
  const { protection, protect, told, isRemembered } = on('linux', true);
  expect(protection.isOn()).toBeNull();
  protect();
  expect(protection.turn(false)).toBe(false);
  expect([told, isRemembered()]).toEqual([[], true]);
});
