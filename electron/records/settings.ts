import { isDeepStrictEqual } from 'node:util';
import { DEFAULT_MATCH_POLICY } from '../../shared/limits.ts';
import { type OperatorSettings, operatorSettingsSchema } from '../../shared/settings.ts';
import { settingsChanged } from './chain/audit-content.ts';
import type { Database } from './database/connection.ts';
import { asStored } from './database/stored.ts';
import { type RecordsParts, SALT_BYTES } from './parts.ts';
import type { SettingsRecords } from './records.ts';

/** What holds until an operator has chosen something else. */
export const DEFAULT_SETTINGS: OperatorSettings = {
  livenessPolicy: null,
  matchPolicy: DEFAULT_MATCH_POLICY,
  agent: { name: '', code: '' },
  organisation: '',
  logo: null,
  reportLanguage: 'en',
};

export interface StoredSettings {
  readonly settings: OperatorSettings;
  /** What the audit chain's hashes of names in them are made with. */
  readonly salt: Uint8Array;
}

/** As they are on record; null where nobody has chosen anything. */
export function readSettings(database: Database): StoredSettings | null {
  const row = database
    .prepare<[], { content: string; salt: Uint8Array }>('SELECT content, salt FROM operator_settings')
    .get();
  return row ? { settings: asStored(operatorSettingsSchema, JSON.parse(row.content)), salt: row.salt } : null;
}

/** They are asked for with every entry of the audit chain, so they are held in memory as well. */
export function createSettings(parts: RecordsParts): SettingsRecords {
  const { database, steps, append, randomBytes } = parts;
  const write = database.prepare('REPLACE INTO operator_settings (only, content, salt) VALUES (1, ?, ?)');
  let held: StoredSettings | null | undefined;

  function stored(): StoredSettings | null {
    if (held === undefined) held = readSettings(database);
    return held;
  }

  return {
    read: () => stored()?.settings ?? DEFAULT_SETTINGS,
    keep: (wanted) =>
      steps.step(() => {
        const settings = operatorSettingsSchema.parse(wanted);
        const before = stored();
        if (isDeepStrictEqual(before?.settings ?? DEFAULT_SETTINGS, settings)) return;
        const salt = before?.salt ?? randomBytes(SALT_BYTES);
        write.run(JSON.stringify(settings), salt);
        append(settingsChanged(before?.settings ?? DEFAULT_SETTINGS, settings, salt));
        steps.afterCommit(() => {
          held = { settings, salt };
        });
      }),
  };
}
