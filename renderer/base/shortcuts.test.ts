import { describe, expect, it } from 'vitest';
import { isCommand, keysOf } from './shortcuts.ts';

const plain = { key: 'Enter', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('shortcuts', () => {
  it('wants Ctrl or Command, and not both', () => {
    expect(isCommand(plain, 'Enter')).toBe(false);
    expect(isCommand({ ...plain, ctrlKey: true }, 'Enter')).toBe(true);
    expect(isCommand({ ...plain, metaKey: true }, 'Enter')).toBe(true);
    expect(isCommand({ ...plain, ctrlKey: true, metaKey: true }, 'Enter')).toBe(false);
  });

  it('leaves combinations with further keys alone', () => {
    expect(isCommand({ ...plain, ctrlKey: true, altKey: true }, 'Enter')).toBe(false);
    expect(isCommand({ ...plain, ctrlKey: true, shiftKey: true }, 'Enter')).toBe(false);
    expect(isCommand({ ...plain, ctrlKey: true, key: '1' }, 'Enter')).toBe(false);
  });

  it('names the keys as the keyboard does', () => {
    expect(keysOf('1', 'Win32')).toEqual(['Ctrl', '1']);
    expect(keysOf('Enter', 'MacIntel')).toEqual(['⌘', '↵']);
  });
});
