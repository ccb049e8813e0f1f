import { z } from 'zod';
import { caseSchema, caseSummarySchema, caseVerdictSchema, consentWays, removalReasons } from './case.ts';
import { checkKinds, checkSchema } from './check.ts';
import { type CredentialProblem, vendorModes } from './credentials.ts';
import { reportRequestSchema } from './evidence.ts';
import {
  checkThreshold,
  type FieldProblem,
  MAXIMUM_CASE_NAME_LENGTH,
  MAXIMUM_CASE_NOTE_LENGTH,
  parseCaseReference,
  parseCustomerIp,
  parseNote,
  parseRequiredCaseReference,
  parseSessionId,
  parseVerificationId,
} from './fields.ts';
import { historyQuerySchema, historySchema, noteSchema } from './history.ts';
import { laneNameSchema, pauseSchema } from './lane.ts';
import { MAXIMUM_AGENT_TEXT_LENGTH, MAXIMUM_PICTURE_BYTES } from './limits.ts';
import { modes } from './mode.ts';
import { MOST_AT_A_TIME, outboxSchema } from './outbox.ts';
import { troubleCauseSchema, vendorSchema } from './outcome.ts';
import { pictureFormatSchema, pictureProblemSchema, pictureSchema } from './picture.ts';
import { samplePortraits } from './practice.ts';
import { backupTroubles, chainHeadSchema, recordsStatusSchema, verificationSchema } from './records.ts';
import { exportTroubles, MOST_REPORT_BYTES, signingTroubles } from './reporting.ts';
import type { Result } from './result.ts';
import { reviewSchema } from './review.ts';
import { operatorSettingsSchema } from './settings.ts';
import { MINIMUM_PASSPHRASE_LENGTH, type VaultStatus, vaultTroubles } from './vault.ts';
import { reportVerificationSchema } from './verification.ts';

/**
 * Everything the window may ask of the main process. Each channel has a schema for its argument and one for
 * its answer; the gate parses both. Names are `<domain>.<method>`: the preload makes one object per domain.
 */
const nothing = z.strictObject({});
const checkId = z.strictObject({ id: z.uuid() });

/** A typed field, held to the same rule that the window explains at the field itself. */
function field<Input extends string | number, Value>(
  input: z.ZodType<Input, Input>,
  parse: (typed: Input) => Result<Value, FieldProblem>,
) {
  return input.transform((typed, context): Value => {
    const parsed = parse(wellFormed(typed));
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: parsed.error, params: { fieldProblem: parsed.error } });
    return z.NEVER;
  });
}

/** Half a character (a lone surrogate), as a text cut at its end may have, is not kept as it is by anything. */
function wellFormed<Input extends string | number>(typed: Input): Input {
  return typeof typed === 'string' ? (typed.toWellFormed() as Input) : typed;
}
const keptText = z.string().overwrite(wellFormed);

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

/** A picture that was added, or the reference picture of a lookup, which may not have been answered yet. */
const firstPictureRequest = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('file'), picture: z.uuid() }),
  z.strictObject({ from: z.literal('lookup'), lookup: z.uuid() }),
]);

const caseDetails = z.strictObject({
  reference: field(typedText, parseRequiredCaseReference),
  name: keptText.trim().max(MAXIMUM_CASE_NAME_LENGTH),
  note: keptText.trim().max(MAXIMUM_CASE_NOTE_LENGTH),
  place: keptText.trim().max(MAXIMUM_CASE_NAME_LENGTH),
  visitedAt: z.iso.datetime().nullable(),
  consent: z.strictObject({ how: z.enum(consentWays), at: z.iso.datetime() }).nullable(),
});

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
      /** The practice vendors are out of reach, as a person has asked: to try what the outbox does then. */
      practiceOffline: z.boolean(),
      /** What this computer's clock is ahead of the vendors', in milliseconds; null until one has said the time. */
      clockOffset: z.number().nullable(),
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
      firstPicture: firstPictureRequest,
      secondPicture: z.uuid(),
      threshold: field(z.number(), checkThreshold),
      verificationId: field(typedText, parseVerificationId),
      caseReference: field(typedText, parseCaseReference),
    }),
    answer: checkId,
  },
  'checks.newVerificationId': { request: nothing, answer: z.strictObject({ verificationId: z.string() }) },
  'checks.read': {
    request: checkId,
    answer: z.strictObject({
      check: checkSchema,
      /** What is left of a wait, its own or its lane's, in milliseconds; null where it waits for no time. */
      remaining: z.number().nonnegative().nullable(),
      /** What holds back the lane of a check that is queued; null for nothing. */
      pause: pauseSchema.nullable(),
      /** A person has paused its lane. */
      stopped: z.boolean(),
      notes: z.array(noteSchema),
      reviews: z.array(reviewSchema),
      /** The check that was entered in the place of this one. */
      successor: z.uuid().nullable(),
    }),
  },
  /** Now and not after its wait: a waiting or failed check, one whose lane is paused, one that is held. */
  'checks.sendNow': { request: checkId, answer: nothing },
  /** Stops the attempt under way, or cancels a check that is not being sent. */
  'checks.stop': { request: checkId, answer: nothing },
  /** A failed lookup is closed, and another one takes its place. */
  'checks.editLookup': {
    request: z.strictObject({
      id: z.uuid(),
      sessionId: field(typedText, parseSessionId),
      customerIp: field(typedText, parseCustomerIp),
    }),
    answer: checkId,
  },
  /** A failed match is closed, and another one with an id of its own takes its place. */
  'checks.editMatch': {
    request: z.strictObject({
      id: z.uuid(),
      firstPicture: firstPictureRequest,
      secondPicture: z.uuid(),
      threshold: field(z.number(), checkThreshold),
    }),
    answer: checkId,
  },
  /** Of a lost one or a failed one: it is over, and nothing takes its place. */
  'checks.close': { request: checkId, answer: nothing },
  /** Of a lost match: closed, and asked again under a new verification id, which may be charged again. */
  'checks.askAgain': { request: checkId, answer: checkId },
  /** The lookup did not pass; the match that waits for its picture is wanted all the same. */
  'checks.consent': { request: checkId, answer: nothing },
  'checks.addNote': {
    request: z.strictObject({ id: z.uuid(), text: field(z.string().max(10_000), parseNote) }),
    answer: nothing,
  },
  'checks.remove': { request: z.strictObject({ id: z.uuid(), reason: z.enum(removalReasons) }), answer: nothing },
  'outbox.read': { request: nothing, answer: outboxSchema },
  /** One lane, or all of them. */
  'outbox.pause': { request: z.strictObject({ lane: laneNameSchema.nullable() }), answer: nothing },
  'outbox.resume': { request: z.strictObject({ lane: laneNameSchema.nullable() }), answer: nothing },
  'outbox.setAtATime': { request: z.strictObject({ atATime: z.int().min(1).max(MOST_AT_A_TIME) }), answer: nothing },
  /** Every check that is held since the records were copied or put back. */
  'outbox.release': { request: nothing, answer: z.strictObject({ released: z.int().nonnegative() }) },
  'history.search': { request: historyQuerySchema, answer: historySchema },
  'cases.list': {
    request: z.strictObject({ text: z.string().max(200), limit: z.int().positive().max(200) }),
    /** Of the mode in use, the newest first. */
    answer: z.array(caseSummarySchema),
  },
  'cases.read': {
    request: z.strictObject({ id: z.uuid() }),
    answer: z.strictObject({
      case: caseSchema,
      verdict: caseVerdictSchema,
      checks: z.array(checkSchema),
    }),
  },
  'cases.create': { request: caseDetails, answer: z.strictObject({ id: z.uuid() }) },
  'cases.change': { request: z.strictObject({ id: z.uuid(), details: caseDetails }), answer: nothing },
  /** Names the check of one kind that counts, null for none, and leaves the other kind's as it is. */
  'cases.count': {
    request: z.strictObject({
      id: z.uuid(),
      kind: z.enum(checkKinds),
      check: z.uuid().nullable(),
    }),
    answer: nothing,
  },
  'cases.erase': { request: z.strictObject({ id: z.uuid(), reason: z.enum(removalReasons) }), answer: nothing },
  'checks.review': {
    request: z.strictObject({
      id: z.uuid(),
      decision: z.enum(['accepted', 'rejected']),
      reason: field(z.string().max(10_000), parseNote),
      reviewer: z.strictObject({
        name: z.string().trim().min(1).max(MAXIMUM_AGENT_TEXT_LENGTH),
        code: z.string().trim().max(MAXIMUM_AGENT_TEXT_LENGTH),
      }),
    }),
    answer: nothing,
  },
  'settings.read': { request: nothing, answer: operatorSettingsSchema },
  'settings.keep': { request: operatorSettingsSchema, answer: nothing },
  /** The person names the file outside the window. */
  'reports.save': {
    request: reportRequestSchema,
    answer: z.discriminatedUnion('result', [
      z.strictObject({ result: z.literal('written'), name: z.string(), pages: z.int().positive(), bytes: z.int() }),
      z.strictObject({ result: z.literal('declined') }),
      z.strictObject({ result: z.literal('failed'), why: z.enum(exportTroubles) }),
    ]),
  },
  /** Everything that fits a query of History, as CSV or as newline-delimited JSON. */
  'reports.export': {
    request: z.strictObject({ format: z.enum(['csv', 'json']), query: historyQuerySchema }),
    answer: z.discriminatedUnion('result', [
      z.strictObject({ result: z.literal('written'), name: z.string(), checks: z.int().nonnegative(), bytes: z.int() }),
      z.strictObject({ result: z.literal('declined') }),
      z.strictObject({ result: z.literal('failed'), why: z.enum(exportTroubles) }),
    ]),
  },
  'reports.verify': {
    request: z.strictObject({
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= MOST_REPORT_BYTES),
    }),
    answer: reportVerificationSchema,
  },
  'reports.cancel': { request: nothing, answer: nothing },
  /** The report or export that was saved last, in the system's file manager. */
  'reports.showFile': { request: nothing, answer: nothing },
  /**
   * The certificate that this installation signs reports with, and those that were imported. They lie in the vault:
   * `vaultClosed` while that is there and not open.
   */
  'signing.read': {
    request: nothing,
    answer: z.strictObject({
      /** `thisRun` while the records have no lasting protection: then a key of this run alone signs. */
      own: z.strictObject({
        name: z.string(),
        fingerprint: z.string(),
        validUntil: z.iso.datetime(),
        source: z.enum(['installation', 'organisation', 'thisRun']),
      }),
      known: z.array(z.strictObject({ name: z.string(), fingerprint: z.string() })),
    }),
  },
  'signing.exportCertificate': {
    request: nothing,
    answer: z.discriminatedUnion('result', [
      z.strictObject({ result: z.literal('written'), name: z.string() }),
      z.strictObject({ result: z.literal('declined') }),
      z.strictObject({ result: z.literal('failed'), why: z.enum(exportTroubles) }),
    ]),
  },
  /** An organisation's key and certificate in place of the installation's own. */
  'signing.importKey': {
    request: z.strictObject({ file: z.instanceof(Uint8Array), passphrase: z.string().max(1000) }),
    answer: z.discriminatedUnion('result', [
      z.strictObject({ result: z.literal('taken') }),
      z.strictObject({ result: z.literal('refused'), why: z.enum(signingTroubles) }),
    ]),
  },
  /** Back to the installation's own. */
  'signing.forgetKey': { request: nothing, answer: nothing },
  /** Of somebody whose reports are to be told by their name. */
  'signing.importCertificate': {
    request: z.strictObject({ file: z.instanceof(Uint8Array) }),
    answer: z.discriminatedUnion('result', [
      z.strictObject({ result: z.literal('taken'), name: z.string() }),
      z.strictObject({ result: z.literal('refused'), why: z.enum(signingTroubles) }),
    ]),
  },
  'signing.forgetCertificate': { request: z.strictObject({ fingerprint: z.string() }), answer: nothing },
  'records.status': { request: nothing, answer: recordsStatusSchema },
  'records.retry': { request: nothing, answer: recordsStatusSchema },
  /** Puts records that can't be opened out of the way under another name, and begins new ones. Nothing is deleted. */
  'records.setAside': { request: nothing, answer: z.strictObject({ name: z.string() }) },
  'records.verify': {
    request: z.strictObject({ printedHead: chainHeadSchema.nullable() }),
    answer: verificationSchema,
  },
  /** The person names the file outside the window; null where they changed their mind. */
  'records.backUp': {
    request: z.strictObject({ passphrase: z.string().min(MINIMUM_PASSPHRASE_LENGTH).max(1000) }),
    answer: z.discriminatedUnion('result', [
      z.strictObject({
        result: z.literal('written'),
        name: z.string(),
        checks: z.int().nonnegative(),
        pictures: z.int().nonnegative(),
        /** Pictures that were missing or altered: the backup has none of them. */
        leftOut: z.int().nonnegative(),
        bytes: z.int().nonnegative(),
      }),
      z.strictObject({ result: z.literal('declined') }),
      z.strictObject({ result: z.literal('failed'), why: z.enum(backupTroubles) }),
    ]),
  },
  /** The records that are there are set aside; every open check in the others is held until it is released. */
  'records.restore': {
    request: z.strictObject({ passphrase: z.string().max(1000) }),
    answer: z.discriminatedUnion('result', [
      z.strictObject({
        result: z.literal('restored'),
        checks: z.int().nonnegative(),
        held: z.int().nonnegative(),
        aside: z.string().nullable(),
      }),
      z.strictObject({ result: z.literal('declined') }),
      z.strictObject({ result: z.literal('failed'), why: z.enum(backupTroubles) }),
    ]),
  },
  /** Ends a verification, backup or restoring under way. */
  'records.cancelWork': { request: nothing, answer: nothing },
  'pictures.add': {
    request: z.strictObject({
      name: keptText.min(1).max(255),
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
  'practice.setOffline': { request: z.strictObject({ offline: z.boolean() }), answer: nothing },
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
  /** Mode, vault, credentials or records are not what they were. */
  'program.changed': nothing,
  /** A lane has, or the wait of a check. */
  'outbox.changed': nothing,
  'cases.changed': nothing,
  /** How far a report or an export has come. */
  'reports.progress': z.strictObject({ share: z.number().min(0).max(1) }),
  /** How far a verification, a backup or restoring has come. */
  'records.progress': z.strictObject({ share: z.number().min(0).max(1) }),
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
  /** The records aren't open: nothing can be kept, so nothing is sent. */
  | 'recordsClosed'
  /** The records are held by a throw-away key, which is for practice only. */
  | 'recordsUnprotected'
  /** Nothing was changed, as it could not be written down. */
  | 'diskFull'
  | 'diskRefused'
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
}

export type CallResult<Name extends Channel> = Result<AnswerOf<Name>, CallProblem>;
