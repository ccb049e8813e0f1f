import { z } from 'zod';
import { MINIMUM_PASSPHRASE_LENGTH, vaultStatusSchema } from '../vault.ts';
import type { Calls } from './channels.ts';
import { nothing } from './entry.ts';

export const vault = {
  'vault.status': { request: nothing, answer: vaultStatusSchema },
  'vault.retry': { request: nothing, answer: vaultStatusSchema },
  'vault.unlock': {
    request: z.strictObject({ passphrase: z.string().max(1000) }),
    answer: z.strictObject({ opened: z.boolean() }),
  },
  'vault.unlockWithRecoveryCode': {
    request: z.strictObject({ code: z.string().max(1000) }),
    answer: z.strictObject({ opened: z.boolean() }),
  },
  'vault.protectWithKeychain': { request: nothing, answer: vaultStatusSchema },
  'vault.protectWithPassphrase': {
    request: z.strictObject({
      passphrase: z.string().min(MINIMUM_PASSPHRASE_LENGTH).max(1000),
      /** Needed where a passphrase protects the vault already; null where none does. */
      current: z.string().max(1000).nullable(),
    }),
    answer: z.strictObject({ changed: z.boolean() }),
  },
  'vault.makeRecoveryCode': { request: nothing, answer: z.strictObject({ code: z.string() }) },
  'vault.setAside': { request: nothing, answer: z.strictObject({ name: z.string() }) },
} satisfies Calls<'vault'>;
