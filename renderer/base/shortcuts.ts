/** What of a keyboard event makes a shortcut. */
export type Keystroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** True for Ctrl and the key, or Command and the key on a Mac, and nothing besides. */
export function isCommand(stroke: Keystroke, key: string): boolean {
  return stroke.key === key && stroke.ctrlKey !== stroke.metaKey && !stroke.altKey && !stroke.shiftKey;
}

/** The shortcut's keys as they stand on the keyboard: `Ctrl`, `1`. */
export function keysOf(key: string, platform: string): readonly string[] {
  const command = platform.startsWith('Mac') ? '⌘' : 'Ctrl';
  return [command, key === 'Enter' ? '↵' : key];
}
