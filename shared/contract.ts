import { z } from 'zod';
import { checkSchema } from './check.ts';
import { type CredentialProblem, vendorModes } from './credentials.ts';
import {
  checkThreshold,
  type FieldProblem,
  parseCaseReference,
  parseCustomerIp,
  parseSessionId,
  parseVerificationId,
} from './fields.ts';
import { MAXIMUM_PICTURE_BYTES } from './limits.ts';
import { modes } from './mode.ts';
import { troubleCauseSchema, vendorSchema } from './outcome.ts';
import { pictureFormatSchema, pictureProblemSchema, pictureSchema } from './picture.ts';
import { samplePortraits } from './practice.ts';
import type { Result } from './result.ts';
import { MINIMUM_PASSPHRASE_LENGTH, type VaultStatus, vaultTroubles } from './vault.ts';

/**
 * Everything the window may ask of the main process. Each channel has a schema for its argument and one for
 * its answer; the gate parses both. Names are `<domain>.<method>`: the preload makes one object per domain.
 */
const nothing = z.strictObject({});
const checkId = z.strictObject({ id: z.uuid() });

/** A typed field, held to the same rule that the window explains at the field itself. */
function field<Input extends string | number, Value>(
  input: z.ZodType<Input>,
  parse: (typed: Input) => Result<Value, FieldProblem>,
) {
  return input.transform((typed, context): Value => {
    const parsed = parse(typed);
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: parsed.error, params: { fieldProblem: parsed.error } });
    return z.NEVER;
  });
}

const typedText = z.string().max(1000);
const lane = { vendor: vendorSchema, mode: z.enum(vendorModes) };

const vaultStatus: z.ZodType<VaultStatus> = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('empty'), keychain: z.boolean() }),
  z.strictObject({ state: z.literal('locked'), recoverable: z.boolean() }),
  z.strictObject({
    state: z.literal('open'),
    protection: z.enum(['keychain', 'passphrase']),
    keychain: z.boolean(),
    recoverable: z.boolean(),
  }),
  z.strictObject({ state: z.literal('closed'), why: z.enum(vaultTroubles), recoverable: z.boolean() }),
]);

/** What the window may know of a lane's credentials: that they are there, and how they end. */
const laneSummary = z.strictObject({
  ...lane,
  /** Null where none are kept, or where the vault that keeps them isn't open. */
  credentials: z
    .strictObject({
      clientIdEnding: z.string().max(4),
      clientSecretEnding: z.string().max(4),
      /** SHA-256 of the public key in SPKI form; null without one. */
      publicKeyFingerprint: z.string().nullable(),
      keptIn: z.enum(['vault', 'session']),
    })
    .nullable(),
  /** Effective; null where one has to be entered first. */
  baseUrl: z.string().nullable(),
  /** The operator's own, in place of the vendor's usual one. */
  baseUrlIsOwn: z.boolean(),
  /** InstantPay's customer address where the agent enters none. */
  defaultCustomerIp: z.string().nullable(),
});
export type LaneSummary = z.infer<typeof laneSummary>;

/** Write-only: null leaves what is kept as it is. */
const secretEntry = z.string().max(1000).nullable();

export const contract = {
  'program.describe': {
    request: nothing,
    answer: z.strictObject({
      version: z.string(),
      mode: z.enum(modes),
      /** Whether production has been explained and agreed to, once. */
      productionAgreed: z.boolean(),
      /** A developer's build may talk to vendors on this computer; the banner says so. */
      loopbackVendors: z.boolean(),
    }),
  },
  'program.switchMode': {
    request: z.strictObject({
      mode: z.enum(modes),
      /** The person has just read and agreed to what production means. */
      productionAgreed: z.boolean(),
    }),
    answer: nothing,
  },
  'checks.lookUpLiveness': {
    request: z.strictObject({
      sessionId: field(typedText, parseSessionId),
      customerIp: field(typedText, parseCustomerIp),
      caseReference: field(typedText, parseCaseReference),
    }),
    answer: checkId,
  },
  'checks.matchFaces': {
    request: z.strictObject({
      firstPicture: z.uuid(),
      secondPicture: z.uuid(),
      threshold: field(z.number(), checkThreshold),
      verificationId: field(typedText, parseVerificationId),
      caseReference: field(typedText, parseCaseReference),
    }),
    answer: checkId,
  },
  'checks.newVerificationId': { request: nothing, answer: z.strictObject({ verificationId: z.string() }) },
  'checks.read': { request: checkId, answer: checkSchema },
  'checks.sendAgain': { request: checkId, answer: nothing },
  'checks.stop': { request: checkId, answer: nothing },
  'pictures.add': {
    request: z.strictObject({
      name: z.string().min(1).max(255),
      /** At most one byte more than a picture may have, so that a huge file never crosses. */
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= MAXIMUM_PICTURE_BYTES + 1),
      /** The file's whole size. */
      byteLength: z.int().nonnegative(),
    }),
    answer: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('taken'), picture: pictureSchema }),
      z.strictObject({ kind: z.literal('refused'), problem: pictureProblemSchema }),
    ]),
  },
  'pictures.read': {
    request: checkId,
    answer: z.strictObject({ bytes: z.instanceof(Uint8Array), format: pictureFormatSchema }),
  },
  'practice.takePortrait': {
    request: z.strictObject({ portrait: z.enum(samplePortraits) }),
    answer: pictureSchema,
  },
  'vault.status': { request: nothing, answer: vaultStatus },
  'vault.retry': { request: nothing, answer: vaultStatus },
  'vault.unlock': {
    request: z.strictObject({ passphrase: z.string().max(1000) }),
    answer: z.strictObject({ opened: z.boolean() }),
  },
  'vault.unlockWithRecoveryCode': {
    request: z.strictObject({ code: z.string().max(1000) }),
    answer: z.strictObject({ opened: z.boolean() }),
  },
  'vault.protectWithKeychain': { request: nothing, answer: vaultStatus },
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
  'credentials.list': { request: nothing, answer: z.array(laneSummary) },
  'credentials.keep': {
    request: z.strictObject({
      ...lane,
      clientId: secretEntry,
      clientSecret: secretEntry,
      publicKey: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('asItIs') }),
        z.strictObject({ kind: z.literal('none') }),
        z.strictObject({ kind: z.literal('pem'), pem: z.string().max(20_000) }),
      ]),
      /** Empty for the vendor's usual one. */
      baseUrl: typedText,
      /** Empty for none. */
      defaultCustomerIp: typedText,
      keepIn: z.enum(['vault', 'session']),
    }),
    answer: z.array(laneSummary),
  },
  'credentials.remove': { request: z.strictObject(lane), answer: z.array(laneSummary) },
  'credentials.test': {
    request: z.strictObject(lane),
    answer: z.discriminatedUnion('result', [
      /** The vendor took the credentials. */
      z.strictObject({ result: z.literal('accepted'), code: z.string().nullable() }),
      /** The vendor refused them. */
      z.strictObject({ result: z.literal('refused'), code: z.string().nullable(), message: z.string().nullable() }),
      /** The vendor's answer tells neither. */
      z.strictObject({ result: z.literal('undecided'), code: z.string().nullable(), message: z.string().nullable() }),
      /** No answer of the vendor's came. */
      z.strictObject({ result: z.literal('noAnswer'), cause: troubleCauseSchema }),
    ]),
  },
  'clipboard.write': { request: z.strictObject({ text: z.string().max(1_000_000) }), answer: nothing },
  'links.open': { request: z.strictObject({ link: z.enum(['instantPayPage', 'cashfreePage']) }), answer: nothing },
} as const;

export type Channel = keyof typeof contract;
export type RequestOf<Name extends Channel> = z.output<(typeof contract)[Name]['request']>;
export type AnswerOf<Name extends Channel> = z.output<(typeof contract)[Name]['answer']>;
/** As the window writes it: before the gate has parsed it. */
export type TypedRequestOf<Name extends Channel> = z.input<(typeof contract)[Name]['request']>;

/** What main tells the window without being asked. The window reads again what it shows. */
export const announcements = {
  'checks.changed': checkId,
  /** Mode, vault or credentials are not what they were. */
  'program.changed': nothing,
} as const;
export type Announcement = keyof typeof announcements;
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
  /** There may be credentials, but the vault isn't open. */
  | 'vaultClosed'
  | 'unexpected';

export interface CallProblem {
  readonly code: CallProblemCode;
  /** For a developer; what a person reads comes from the language files by `code` or `fieldProblem`. */
  readonly message: string;
  /** With `field`: which one, and what is wrong with it. */
  readonly field?: string;
  readonly fieldProblem?: FieldProblem | CredentialProblem;
}

export type CallResult<Name extends Channel> = Result<AnswerOf<Name>, CallProblem>;
