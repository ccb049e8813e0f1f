import { createHmac } from 'node:crypto';
import type { Case, RemovalReason } from '../../shared/case.ts';
import { type Attempt, type Check, picturesOf } from '../../shared/check.ts';
import type { Note } from '../../shared/history.ts';
import type { Lane } from '../../shared/lane.ts';
import type { Review } from '../../shared/review.ts';
import type { OperatorSettings } from '../../shared/settings.ts';
import { canonicalJson } from './chain/canonical.ts';
import type { AuditEntry } from './parts.ts';

/**
 * What the audit chain says of checks, cases and lanes, pure. The chain is never erased, so nothing in it is personal:
 * ids, codes, and hashes under a salt that goes with the case or the check. Until then they show that what is on record
 * is what was written; after it nobody can guess what they were made of.
 */

/** What a check is now. A check on record agrees with its latest entry if that holds all of this. */
export function checkFacts(check: Check, salt: Uint8Array) {
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
      attempts: saltedHash(salt, check.attempts),
      words: 'words' in check.state && check.state.words ? saltedHash(salt, check.state.words) : null,
      answer: check.state.name === 'done' ? saltedHash(salt, check.state.answer) : null,
    },
  };
}

/** The same for a case. */
export function caseFacts(record: Case, salt: Uint8Array) {
  const { id, mode, counted, ...details } = record;
  return { case: id, mode, counted, hashes: { details: saltedHash(salt, details) } };
}

export function checkEntered(check: Check, salt: Uint8Array): AuditEntry {
  return { event: 'checkEntered', content: checkFacts(check, salt) };
}

export function checkChanged(before: Check, after: Check, salt: Uint8Array): AuditEntry {
  return { event: 'checkChanged', content: { from: before.state.name, ...checkFacts(after, salt) } };
}

export function checkRemoved(check: Check, reason: RemovalReason): AuditEntry {
  const maybeProcessed = check.kind === 'faceMatch' && check.maybeProcessed;
  return { event: 'checkRemoved', content: { check: check.id, reason, from: check.state.name, maybeProcessed } };
}

/** What a note is. Its salt is its own: a check's goes when it joins a case, and its notes stay. */
export function noteFacts({ id, at, text }: Note, salt: Uint8Array) {
  return { note: id, hashes: { note: saltedHash(salt, { id, at, text }) } };
}

export function noteAdded(check: string, note: Note, salt: Uint8Array): AuditEntry {
  return { event: 'noteAdded', content: { check, ...noteFacts(note, salt) } };
}

/** What a review is, in codes. It is never changed, so one on record agrees with its entry if that holds all of this. */
export function reviewFacts(review: Review, salt: Uint8Array) {
  const { id, decision, isAgent } = review;
  return { review: id, decision, isAgent, hashes: { review: saltedHash(salt, review) } };
}

export function reviewAdded(check: string, review: Review, salt: Uint8Array): AuditEntry {
  return { event: 'reviewAdded', content: { check, ...reviewFacts(review, salt) } };
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

export function caseEntered(record: Case, salt: Uint8Array): AuditEntry {
  return { event: 'caseEntered', content: caseFacts(record, salt) };
}

export function caseChanged(record: Case, salt: Uint8Array): AuditEntry {
  return { event: 'caseChanged', content: caseFacts(record, salt) };
}

export function caseErased(id: string, reason: RemovalReason): AuditEntry {
  return { event: 'caseErased', content: { case: id, reason } };
}

/** What a lane is, in codes. Lengths and counts of failures are no part of it: they change with every try. */
export function laneFacts(lane: Lane) {
  return { vendor: lane.vendor, mode: lane.mode, state: laneCodes(lane), stopped: lane.stopped };
}

export function laneChanged(before: Lane, after: Lane): AuditEntry {
  return { event: 'laneChanged', content: { from: laneCodes(before), ...laneFacts(after) } };
}

function laneCodes({ state }: Lane) {
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
  return { ...common, verificationId, threshold, lookup, pictures: picturesOf(check) };
}

/** HMAC-SHA256 under the salt, over canonical JSON, in hexadecimal. */
function saltedHash(salt: Uint8Array, value: unknown): string {
  return createHmac('sha256', salt).update(canonicalJson(value)).digest('hex');
}
