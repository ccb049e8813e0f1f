import { resolve, sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileWithin } from './file-within.ts';

const folder = resolve('/program/pages');

describe('the address of a page', () => {
  it.each([
    ['/', 'index.html'],
    ['/index.html', 'index.html'],
    ['/assets/a%20b.js', `assets${sep}a b.js`],
    ['/a/../index.html', 'index.html'],
    ['/..file', '..file'],
  ])('%s names %s', (path, file) => expect(fileWithin(folder, path)).toBe(folder + sep + file));

  it.each([
    '/..',
    '/../secret',
    '/%2e%2e/secret',
    '/a/%2e%2e/%2e%2e/secret',
    '/%2e%2e%2fsecret',
    '/%',
    '/a%00.html',
    '//../..',
  ])('%s names nothing', (path) => expect(fileWithin(folder, path)).toBeNull());

  it('never names anything outside the folder', () => {
    const piece = fc.constantFrom('..', '.', '', 'a', '%2e%2e', '%2E.', '%2f', '%5c', '\\', '%252e%252e', 'pages', '%');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const file = fileWithin(folder, `/${pieces.join('/')}`);
        if (file !== null) expect(file.startsWith(folder + sep)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
