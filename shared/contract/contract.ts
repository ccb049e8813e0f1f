import { z } from 'zod';
import type { Case } from '../case/case.ts';
import { historyQuerySchema, historySchema } from '../check/history.ts';
import type { CredentialProblem } from '../entry/credentials.ts';
import type { FieldProblem } from '../entry/fields.ts';
import type { Result } from '../result.ts';
import { operatorSettingsSchema } from '../settings.ts';
import { cases } from './cases.ts';
import type { Announcement, Channel, Schemas } from './channels.ts';
import { checks } from './checks.ts';
import { credentials } from './credentials.ts';
import { nothing } from './entry.ts';
import { outbox } from './outbox.ts';
import { page } from './page.ts';
import { pictures } from './pictures.ts';
import { practice } from './practice.ts';
import { program } from './program.ts';
import { records } from './records.ts';
import { reports } from './reports.ts';
import { signing } from './signing.ts';
import { support } from './support.ts';
import { updates } from './updates.ts';
import { vault } from './vault.ts';

/**
 * Everything the window may ask of the main process. Each channel has a schema for its argument and one for
 * its answer; the gate parses both. Names are `<domain>.<method>`: the preload makes one object per domain. A domain of
 * more than a line or two has a file of its own.
 */
export const contract = {
  ...program,
  ...support,
  ...updates,
  ...page,
  ...checks,
  ...outbox,
  'history.search': { request: historyQuerySchema, answer: historySchema },
  ...cases,
  'settings.read': { request: nothing, answer: operatorSettingsSchema },
  'settings.keep': { request: operatorSettingsSchema, answer: nothing },
  ...reports,
  ...signing,
  ...records,
  ...pictures,
  ...practice,
  ...vault,
  ...credentials,
  'clipboard.write': { request: z.strictObject({ text: z.string().max(1_000_000) }), answer: nothing },
  'links.open': { request: z.strictObject({ link: z.enum(['instantPayPage', 'cashfreePage']) }), answer: nothing },
} as const satisfies Record<Channel, Schemas>;

export type RequestOf<Name extends Channel> = z.output<(typeof contract)[Name]['request']>;
export type AnswerOf<Name extends Channel> = z.output<(typeof contract)[Name]['answer']>;
/** As the window writes it: before the gate has parsed it. */
export type TypedRequestOf<Name extends Channel> = z.input<(typeof contract)[Name]['request']>;

/** What main tells the window without being asked. The window reads again what it shows. */
export const announcements = {
  /** `isSettled`: nothing moves it on by itself any more. Whoever waits for that should see it at once. */
  'checks.changed': z.strictObject({ id: z.uuid(), isSettled: z.boolean() }),
  /** Mode, vault, credentials or records are not what they were. */
  'program.changed': nothing,
  /** A lane has, or the wait of a check. */
  'outbox.changed': nothing,
  'cases.changed': nothing,
  /** How far a report or an export has come. */
  'reports.progress': z.strictObject({ share: z.number().min(0).max(1) }),
  /** Something went wrong inside the main process; it goes on, and the log says what. */
  'program.fault': nothing,
  /** The person has asked for it in the menu. */
  'support.wanted': nothing,
  /** A newer version is at hand, or what becomes of it. */
  'updates.changed': nothing,
  /** How far a verification, a backup or restoring has come. */
  'records.progress': z.strictObject({ share: z.number().min(0).max(1) }),
} as const satisfies Record<Announcement, z.ZodType>;
export type AnnouncementOf<Name extends Announcement> = z.output<(typeof announcements)[Name]>;

/** Why a call was not carried out. `unexpected` is a fault of the program; its cause is in the program's log. */
export type CallProblemCode =
  | 'notAllowed'
  | 'malformed'
  | 'field'
  | 'notFound'
  | 'notNow'
  /** No credentials for this vendor in this mode, or no base URL. */
  | 'noCredentials'
  /** The person, asked outside the window, did not agree. */
  | 'declined'
  /** Nobody pressed anything for a call that may be charged, nor agreed to it outside the window. */
  | 'notPressed'
  /** There may be credentials, but the vault isn't open. */
  | 'vaultClosed'
  /** The records aren't open: nothing can be kept, so nothing is sent. */
  | 'recordsClosed'
  /** The records are held by a throw-away key, which is for practice only. */
  | 'recordsUnprotected'
  /** Production needs a pass mark of a lookup, and none has been chosen. */
  | 'passMarkNeeded'
  /** Nothing was changed, as it could not be written down. */
  | 'diskFull'
  | 'diskRefused'
  /** Something on record has a word in it that this build does not know. */
  | 'otherVersion'
  /** The person ended what was under way. */
  | 'cancelled'
  /** The check is being sent just now. */
  | 'sending'
  | 'unexpected';

export interface CallProblem {
  readonly code: CallProblemCode;
  /** For a developer; what a person reads comes from the language files by `code` or `fieldProblem`. */
  readonly message: string;
  /** With `field`: which one, and what is wrong with it. */
  readonly field?: string;
  readonly fieldProblem?: FieldProblem | CredentialProblem;
  /** The case that has this reference already, or one that reads the same. */
  readonly otherCase?: OtherCase;
}

/** Another case, as it is offered where its reference was typed. */
export type OtherCase = Pick<Case, 'id' | 'reference' | 'name'>;

export type CallResult<Name extends Channel> = Result<AnswerOf<Name>, CallProblem>;
