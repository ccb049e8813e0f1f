/** The part of a keyboard event that a shortcut is told by. */
export type Keystroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** True for Ctrl and the key, or Command and the key on a Mac, and nothing besides. */
export function isCommand(stroke: Keystroke, key: string): boolean {
  return stroke.key === key && stroke.ctrlKey !== stroke.metaKey && !stroke.altKey && !stroke.shiftKey;
}

export function isMac(platform: string): boolean {
  return platform.startsWith('Mac');
}

/** The shortcut's keys as they stand on the keyboard: `Ctrl`, `1`. */
export function keysOf(key: string, platform: string): readonly string[] {
  const command = isMac(platform) ? '⌘' : 'Ctrl';
  return [command, key === 'Enter' ? '↵' : key];
}
