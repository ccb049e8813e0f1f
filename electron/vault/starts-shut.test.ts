import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startsShut } from './starts-shut.ts';
import type { VaultFile } from './vault-schema.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'facedesk-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const wrappedBy = (wraps: VaultFile['wraps']) =>
  JSON.stringify({ vault: { version: 1, wraps, check: '', lanes: {} } satisfies VaultFile });

test('without a vault nothing is asked', () => {
  expect(startsShut(folder)).toBe(false);
});

test.each([
  ['a keychain opens it', wrappedBy({ keychain: { backend: 'gnome_libsecret', wrapped: '' }, recovery: '' }), false],
  ['a passphrase does', wrappedBy({ recovery: '' }), true],
  ['it is empty', '{}', true],
  ['it is damaged', '{"vault":', true],
])('where %s', (_where, text, isShut) => {
  writeFileSync(join(folder, 'vault.json'), text);
  expect(startsShut(folder)).toBe(isShut);
});
