import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../tests/counts.ts';
import { faultWords, frames } from './fault-words.ts';

const FRAME =
  /^ {4}at (?:[\w$.<>#[\] ]+ )?\((?:elsewhere|(?:node:|app:\/\/facedesk\/|out|node_modules|electron|shared|tests)[^ ()]*:\d+:\d+)\)$/;

describe('what is told of a fault', () => {
  it('is where it was, its kind, its code and the lines of code', () => {
    const fault = Object.assign(new TypeError('Mohan Kumar is no number'), { code: 'ENOSPC' });
    const [first, ...rest] = faultWords('start', fault).split('\n');
    expect(first).toBe('Fault (start): TypeError ENOSPC');
    expect(rest.length).toBeGreaterThan(1);
    expect(rest[0]).toMatch(/at .*electron\/desktop\/faults\/fault-words\.test\.ts:\d+:\d+/);
    for (const line of rest) expect(line).toMatch(FRAME);
  });

  it('is never the message, whatever is in it, also where it looks like lines of code', () => {
    const secret = fc.stringMatching(/^[a-z]{12,30}$/);
    const forms: readonly ((text: string) => string)[] = [
      (text) => text,
      (text) => `first\n    at ${text} (node:fs:1:1)`,
      (text) => `{"name":"${text}"}`,
      (text) => `ENOENT: no such file or directory, open '/home/${text}/vault.json'`,
      (text) => `\n\n  at ${text} (/home/x/out/main/main.js:1:1)\n`,
    ];
    fc.assert(
      fc.property(secret, fc.constantFrom(...forms), (text, form) => {
        const message = form(text);
        const told = [
          faultWords('somewhere', new Error(message)),
          faultWords('somewhere', new Error('outer', { cause: new SyntaxError(message) })),
          faultWords('somewhere', new AggregateError([new Error(message)], message)),
          faultWords('somewhere', message),
          faultWords('somewhere', Object.assign(new Error('x'), { name: `${text} ${text}`, code: `${text}!` })),
        ];
        for (const words of told) expect(words).not.toContain(text);
      }),
      { numRuns: runs(2000, 200) },
    );
  });

  it('is the causes too, by kind and lines', () => {
    const fault = new Error('outer', { cause: Object.assign(new RangeError('inner'), { code: 'SQLITE_FULL' }) });
    expect(faultWords('x', fault)).toMatch(/\n {2}caused by RangeError SQLITE_FULL\n {4}at /);
  });

  it('is no path outside the program', () => {
    const stack = [
      'Error: x',
      '    at open (/home/mohan/secret folder/thing.js:1:2)',
      '    at Object.read (C:\\Users\\Mohan\\AppData\\app.asar\\out\\main\\main.js:10:20)',
      '    at save (file:///home/tests/mohan/app.asar/out/main/main.js:5:6)',
      '    at async file:///home/mohan/facedesk/out/main/chunks/print-a1.js:3:4',
      '    at node:internal/process/task_queues:95:5',
      '    at x (app://facedesk/assets/index-a_b.js:9:8)',
      'Mohan says hello',
    ];
    expect(frames(stack.join('\n'))).toEqual([
      '    at open (elsewhere)',
      '    at Object.read (out\\main\\main.js:10:20)',
      '    at save (out/main/main.js:5:6)',
      '    at (out/main/chunks/print-a1.js:3:4)',
      '    at (node:internal/process/task_queues:95:5)',
      '    at x (app://facedesk/assets/index-a_b.js:9:8)',
    ]);
  });

  it('is a kind alone for what is no error', () => {
    expect(faultWords('x', undefined)).toBe('Fault (x): undefined');
    expect(faultWords('x', { name: 'Mohan' })).toBe('Fault (x): object');
  });
});
