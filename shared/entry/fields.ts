import ipaddr from 'ipaddr.js';
import { MAXIMUM_NOTE_LENGTH } from '../limits.ts';
import { failure, type Result, success } from '../result.ts';
import { isBlank, normalReference, withoutBlanks, withoutInvisible } from './characters.ts';

/**
 * The rules for what a person types. The window uses them to explain a mistake at its field; the gate
 * uses the same ones to refuse it. Every problem has a text in the language files under `fieldProblem`.
 */
export const fieldProblems = [
  'required',
  'tooLong',
  'notASessionId',
  'notAnAddress',
  'notANumber',
  'thresholdOutOfRange',
  'thresholdTooPrecise',
  'verificationIdCharacters',
  'verificationIdUsed',
  'pictureMissing',
  'lookupMissing',
  'lookupUnshown',
  'caseReferenceUsed',
  'caseReferenceAlike',
  'referenceInvisible',
  'caseNotChosen',
  'aboveThePassMark',
  'notALogo',
] as const;
export type FieldProblem = (typeof fieldProblems)[number];

type Parsed<Value> = Result<Value, FieldProblem>;

export const MAXIMUM_CASE_REFERENCE_LENGTH = 64;
/** Of a customer's name, and of a place. */
export const MAXIMUM_CASE_NAME_LENGTH = 200;
export const MAXIMUM_CASE_NOTE_LENGTH = 4000;
/** Cashfree: at most 50 characters of `A-Za-z0-9._-`. */
export const MAXIMUM_VERIFICATION_ID_LENGTH = 50;
export const LOWEST_THRESHOLD = 0.01;
export const HIGHEST_THRESHOLD = 0.99;

/** Each dash may have been lost. */
const sessionIdForm = '[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}';
const sessionId = new RegExp(`^${sessionIdForm}$`, 'iu');
const sessionIdWithin = new RegExp(`(?<![\\p{L}\\p{N}-])${sessionIdForm}(?![\\p{L}\\p{N}-])`, 'giu');
/** Whatever a word processor or a chat makes of a dash. */
const anyDash = /[\p{Pd}\u2212\u2043]/gu;
const outsideVerificationId = /[^A-Za-z0-9._-]/;
/** Without leading zeros, which some readers take for octal: 010 would become 8. */
const IPV4 = /^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/;
const decimal = /^\d*[.,]?\d+$/;

/**
 * A Face Liveness session id is a UUID of 36 characters. What is pasted often carries blanks, line ends and characters
 * that nobody sees, has lost its dashes or got others; or is a text that has exactly one session id in it.
 */
export function parseSessionId(typed: string): Parsed<string> {
  if (withoutBlanks(withoutInvisible(typed)) === '') return failure('required');
  const [id, another] = sessionIdsIn(typed);
  return id !== undefined && another === undefined ? success(id) : failure('notASessionId');
}

/** Every session id that a text has in it, in its order, each once. */
export function sessionIdsIn(typed: string): readonly string[] {
  const text = withoutInvisible(typed).replace(anyDash, '-');
  const alone = withoutBlanks(text);
  const found = sessionId.test(alone) ? [alone] : (text.match(sessionIdWithin) ?? []);
  return [...new Set(found.map(withDashes))];
}

function withDashes(id: string): string {
  const digits = id.replaceAll('-', '').toLowerCase();
  return [0, 8, 12, 16, 20].map((from, index, all) => digits.slice(from, all[index + 1])).join('-');
}

/** The customer's address as InstantPay wants it: IPv4 in four parts, or IPv6. */
export function parseCustomerIp(typed: string): Parsed<string> {
  const text = withoutBlanks(typed);
  if (text === '') return failure('required');
  const looksComplete = text.includes(':') ? !text.includes('%') : IPV4.test(text);
  return looksComplete && ipaddr.isValid(text) ? success(ipaddr.parse(text).toString()) : failure('notAnAddress');
}

/** True for an address that no customer on the internet can have: private, loopback, link-local, reserved, … */
export function isUnlikelyCustomerIp(address: string): boolean {
  return ipaddr.process(address).range() !== 'unicast';
}

/** Optional: an empty reference means that the check belongs to no case yet. */
export function parseCaseReference(typed: string): Parsed<string> {
  if (isBlank(typed)) return withoutInvisible(typed) === typed ? success('') : failure('referenceInvisible');
  const text = normalReference(typed);
  return text.length > MAXIMUM_CASE_REFERENCE_LENGTH ? failure('tooLong') : success(text);
}

/** Of a check whose case a person chooses: what is only typed makes no case. */
export function parseChosenCase(typed: string, isChosen: boolean): Parsed<string> {
  const parsed = parseCaseReference(typed);
  return parsed.ok && parsed.value !== '' && !isChosen ? failure('caseNotChosen') : parsed;
}

/** Of a case itself: there is none without a reference. */
export function parseRequiredCaseReference(typed: string): Parsed<string> {
  const parsed = parseCaseReference(typed);
  return parsed.ok && parsed.value === '' ? failure('required') : parsed;
}

/** A text of several lines without what is blank around it; what its first line begins with may line it up with the others. */
export function trimLines(typed: string): string {
  const text = typed.replace(/^\s*\n/, '').trimEnd();
  return text.includes('\n') ? text : text.trim();
}

export function parseNote(typed: string): Parsed<string> {
  const text = trimLines(typed);
  if (text === '') return failure('required');
  return text.length > MAXIMUM_NOTE_LENGTH ? failure('tooLong') : success(text);
}

/** A decimal with at most two places, 0.01 to 0.99; a comma is taken for a point. */
export function parseThreshold(typed: string): Parsed<number> {
  const text = typed.trim();
  if (text === '') return failure('required');
  if (!decimal.test(text)) return failure('notANumber');
  const value = Number(text.replace(',', '.'));
  return checkThreshold(value);
}

/** The same rule for a value that is a number already. */
export function checkThreshold(value: number): Parsed<number> {
  if (!Number.isFinite(value)) return failure('notANumber');
  if (value < LOWEST_THRESHOLD || value > HIGHEST_THRESHOLD) return failure('thresholdOutOfRange');
  const hundredths = Math.round(value * 100);
  return Math.abs(value * 100 - hundredths) < 1e-9 ? success(hundredths / 100) : failure('thresholdTooPrecise');
}

/** A pass mark, or where the review band begins: a confidence of 0–100, shown in full wherever it is. */
export function checkMark(value: number): Parsed<number> {
  if (!Number.isFinite(value)) return failure('notANumber');
  if (value < 0 || value > 100) return failure('thresholdOutOfRange');
  return Number(value.toFixed(2)) === value ? success(value) : failure('thresholdTooPrecise');
}

export function parseVerificationId(typed: string): Parsed<string> {
  const text = withoutBlanks(typed);
  if (text === '') return failure('required');
  if (text.length > MAXIMUM_VERIFICATION_ID_LENGTH) return failure('tooLong');
  return outsideVerificationId.test(text) ? failure('verificationIdCharacters') : success(text);
}

/**
 * True for twelve digits that pass the Verhoeff check, which is what an Aadhaar number looks like. Such a
 * number must not serve as a reference or an id.
 */
export function looksLikeAadhaar(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  return /^[2-9]\d{11}$/.test(digits) && verhoeffRemainder(digits) === 0;
}

/** Verhoeff's check, computed in the dihedral group of ten elements; 0 for a valid number. */
function verhoeffRemainder(digits: string): number {
  let remainder = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    remainder = dihedralProduct(remainder, permuted(Number(digit), index));
  }
  return remainder;
}

function dihedralProduct(left: number, right: number): number {
  if (left < 5) return right < 5 ? (left + right) % 5 : 5 + ((left + right) % 5);
  return right < 5 ? 5 + ((((left - right) % 5) + 5) % 5) : (left - right + 5) % 5;
}

function permuted(digit: number, times: number): number {
  const permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  let result = digit;
  for (let round = 0; round < times % 8; round += 1) result = permutation[result] ?? 0;
  return result;
}
