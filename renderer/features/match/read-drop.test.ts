import { describe, expect, it } from 'vitest';
import { readDrop } from './read-drop.ts';

const file = (name: string) => ({ kind: 'file' as const, name });
const folder = { kind: 'directory' as const };
const text = { kind: 'text' as const };

describe('readDrop', () => {
  it('takes one file or two', () => {
    expect(readDrop([file('a')])).toEqual({ kind: 'files', files: [file('a')] });
    expect(readDrop([file('a'), file('b')])).toEqual({ kind: 'files', files: [file('a'), file('b')] });
  });

  it('takes a file that comes with its name as text', () => {
    expect(readDrop([text, file('a')])).toEqual({ kind: 'files', files: [file('a')] });
  });

  it('refuses more than two', () => {
    const items = [file('a'), file('b'), file('c')];
    expect(readDrop(items)).toEqual({ kind: 'refused', problem: 'tooMany', count: 3 });
  });

  it('refuses folders, also among files', () => {
    expect(readDrop([folder])).toMatchObject({ problem: 'folder' });
    expect(readDrop([file('a'), folder])).toMatchObject({ problem: 'folder' });
  });

  it('refuses text and nothing', () => {
    expect(readDrop([text])).toMatchObject({ problem: 'text' });
    expect(readDrop([])).toMatchObject({ problem: 'text' });
  });
});
