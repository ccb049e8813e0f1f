import type { Case, RemovalReason } from '../../../shared/case/case.ts';
import type { CaseReview, Review } from '../../../shared/case/review.ts';
import type { AnsweredPicture, LivenessAnswer, MatchAnswer } from '../../../shared/check/answers.ts';
import type { Attempt, Check } from '../../../shared/check/check.ts';
import type { Note } from '../../../shared/check/history.ts';
import type { Lane, PauseReason } from '../../../shared/check/lane.ts';
import { picturesOf } from '../../../shared/check/of-a-check.ts';
import type { TroubleCause } from '../../../shared/check/outcome.ts';
import type { Picture } from '../../../shared/picture/picture.ts';
import type { OperatorSettings } from '../../../shared/settings.ts';
import { hmacSha256 } from '../../sealing/hmac.ts';
import type { AuditEntry } from '../parts.ts';
import type { Said } from '../records.ts';
import { asTold, endedRuns } from './audit-runs.ts';
import { canonicalJson } from './canonical.ts';

/**
 * What the audit chain says of checks, cases and lanes, pure. The chain is never erased, so nothing in it is personal:
 * ids, codes, and hashes under a salt that goes with the case or the check. Until then they show that what is on record
 * is what was written; after it nobody can guess what they were made of.
 */

/** What a check is now. A check on record agrees with its latest entry if that holds all of this. */
export function checkFacts(now: Check, salt: Uint8Array) {
  const check = asTold(now);
  return {
    check: check.id,
    kind: check.kind,
    mode: check.mode,
    case: check.caseId,
    predecessor: check.predecessor,
    state: stateCodes(check),
    maybeProcessed: check.kind === 'faceMatch' && check.maybeProcessed,
    tries: check.tries,
    attempts: check.attempts.length,
    attempt: attemptCodes(check.attempts.at(-1)),
    hashes: {
      question: saltedHash(salt, questionOf(check)),
      account: check.kind === 'faceMatch' && check.account ? saltedHash(salt, check.account) : null,
      attempts: saltedHash(salt, check.attempts.map(attemptAsHashed)),
      words: 'words' in check.state && check.state.words ? saltedHash(salt, check.state.words) : null,
      answer: check.state.name === 'done' ? saltedHash(salt, answerAsHashed(check.state.answer)) : null,
    },
  };
}

/** The same for a case. */
export function caseFacts(record: Case, salt: Uint8Array) {
  const { id, mode, counted, skipped, ...rest } = record;
  // A member that came with a later build is hashed where it says something.
  const details = Object.values(skipped).some((reason) => reason !== null) ? { ...rest, skipped } : rest;
  return { case: id, mode, counted, hashes: { details: saltedHash(salt, details) } };
}

export function checkChanged(before: Check, after: Check, salt: Uint8Array): AuditEntry {
  const runs = endedRuns(before, after);
  const ended = runs.length === 0 ? {} : { runs };
  return { event: 'checkChanged', content: { from: before.state.name, ...ended, ...checkFacts(after, salt) } };
}

export function checkRemoved(check: Check, reason: RemovalReason): AuditEntry {
  const maybeProcessed = check.kind === 'faceMatch' && check.maybeProcessed;
  return { event: 'checkRemoved', content: { check: check.id, reason, from: check.state.name, maybeProcessed } };
}

/** What a note is. Its salt is its own: a check's goes when it joins a case, and its notes stay. */
export function noteFacts({ id, at, text }: Note, salt: Uint8Array) {
  return { note: id, hashes: { note: saltedHash(salt, { id, at, text }) } };
}

/** What a review is, in codes. It is never changed, so one on record agrees with its entry if that holds all of this. */
export function reviewFacts(review: Review, salt: Uint8Array) {
  const { id, decision, isAgent } = review;
  return { review: id, decision, isAgent, hashes: { review: saltedHash(salt, review) } };
}

/** The same of a case; which checks it was about are codes. */
export function caseReviewFacts(review: CaseReview, salt: Uint8Array) {
  const { counted, ...decided } = review;
  return { ...reviewFacts(decided, salt), counted };
}

/** What was said of two checks' customer: which checks, and never by what they were told to be one's. */
export function saidFacts(said: Said, salt: Uint8Array) {
  const { id, kind, check, other } = said;
  return { said: id, kind, check, other, hashes: { said: saltedHash(salt, said) } };
}

/** What an operator has chosen: policies as they are, whom it names as hashes. */
export function settingsFacts(settings: OperatorSettings, salt: Uint8Array) {
  const { livenessPolicy, matchPolicy, reportLanguage, agent, organisation, logo } = settings;
  const hashes = {
    agent: saltedHash(salt, agent),
    organisation: saltedHash(salt, organisation),
    logo: logo && saltedHash(salt, logo),
  };
  return { livenessPolicy, matchPolicy, reportLanguage, hashes };
}

export function settingsChanged(before: OperatorSettings, after: OperatorSettings, salt: Uint8Array): AuditEntry {
  const names = Object.keys(after) as (keyof OperatorSettings)[];
  const changed = names.filter((name) => canonicalJson(before[name]) !== canonicalJson(after[name]));
  return { event: 'settingsChanged', content: { changed, ...settingsFacts(after, salt) } };
}

export interface LaneFacts extends Pick<Lane, 'vendor' | 'mode' | 'stopped'> {
  readonly state: {
    readonly name: Lane['state']['name'];
    readonly reason?: PauseReason;
    readonly cause?: TroubleCause;
    readonly trouble?: 'full' | 'refused';
  };
}

/** What a lane is, in codes. Lengths and counts of failures are no part of it: they change with every try. */
export function laneFacts(lane: Lane): LaneFacts {
  return { vendor: lane.vendor, mode: lane.mode, state: laneCodes(lane), stopped: lane.stopped };
}

/** @param told what was said of it last */
export function laneChanged(told: LaneFacts, after: Lane): AuditEntry {
  return { event: 'laneChanged', content: { from: told.state, ...laneFacts(after) } };
}

function laneCodes({ state }: Lane): LaneFacts['state'] {
  if (state.name !== 'paused') return { name: state.name };
  const { pause } = state;
  const codes = { name: state.name, reason: pause.reason };
  if (pause.reason === 'offline') return { ...codes, cause: pause.cause };
  return pause.reason === 'storage' ? { ...codes, trouble: pause.trouble } : codes;
}

function stateCodes(check: Check) {
  const { state } = check;
  switch (state.name) {
    case 'waiting':
    case 'failed':
      return { name: state.name, cause: state.cause };
    case 'held':
      return { name: state.name, because: state.because, cause: state.cause };
    case 'lost':
      return { name: state.name, because: state.because };
    case 'needs':
      return { name: state.name, what: state.what };
    case 'closed':
      return { name: state.name, was: state.was, successor: state.successor };
    case 'done':
      return { name: state.name, verdict: state.verdict.kind, reasons: state.verdict.reasons };
    default:
      return { name: state.name };
  }
}

function attemptCodes(attempt: Attempt | undefined) {
  if (attempt === undefined) return null;
  return { number: attempt.number, host: attempt.host, outcome: attempt.ended?.outcome ?? null };
}

/** What was asked, by whom, and under which policy: all of a check that its state doesn't say. */
function questionOf(check: Check) {
  const common = { enteredAt: check.enteredAt, agent: check.agent, policy: check.policy };
  if (check.kind === 'livenessLookup') {
    return { ...common, sessionId: check.sessionId, customerIp: check.customerIp };
  }
  const { verificationId, threshold, first } = check;
  const lookup = first.from === 'lookup' ? first.lookup : null;
  return { ...common, verificationId, threshold, lookup, pictures: picturesOf(check).map(pictureFacts) };
}

/** What an earlier build did not know of a picture is hashed where it says something: what was written before it still agrees. */
function pictureFacts({ sight, original, advice, ...facts }: Picture) {
  return { ...facts, ...(sight !== 'unseen' && { sight }), ...(original && { original }), ...(advice && { advice }) };
}

/** A member that came with a later build is hashed where it says something: what was written before it still agrees. */
function attemptAsHashed({ times, lastAt, ended, ...attempt }: Attempt) {
  const several = times === 1 ? {} : { times, lastAt };
  if (ended === null) return { ...attempt, ended, ...several };
  const { answeredBy, unread, ...measured } = ended;
  const answer = { ...(answeredBy === null ? {} : { answeredBy }), ...(unread === null ? {} : { unread }) };
  return { ...attempt, ended: { ...measured, ...answer }, ...several };
}

/** The same for an answer. */
function answerAsHashed(answer: LivenessAnswer | MatchAnswer) {
  if (!('auditsLeftOut' in answer)) return answer;
  const { auditsLeftOut, ...rest } = answer;
  const answered = (one: AnsweredPicture) =>
    one.kind === 'kept' ? { ...one, picture: pictureFacts(one.picture) } : one;
  const { reference, audits } = rest;
  const pictures = { reference: reference && answered(reference), audits: audits.map(answered) };
  return { ...rest, ...pictures, ...(auditsLeftOut > 0 ? { auditsLeftOut } : {}) };
}

/** HMAC-SHA256 under the salt, over canonical JSON, in hexadecimal. */
function saltedHash(salt: Uint8Array, value: unknown): string {
  return hmacSha256(salt).update(canonicalJson(value)).digest('hex');
}
