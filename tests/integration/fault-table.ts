import type { Fault, Moment } from '../../electron/simulator/faults/fault.ts';
import type { PauseReason } from '../../shared/check/lane.ts';
import type { FailureCause, TroubleCause } from '../../shared/check/outcome.ts';

/**
 * What becomes of a check when something goes wrong with one of its attempts: the one table that faults.test.ts holds the
 * program to, and that docs/FAULTS.md is made from.
 */
export interface FaultRow {
  /** For a reader. Rows that come to the same are shown together. */
  readonly goesWrong: string;
  /** `closedPort`: nobody listens at the vendor's address. Null where nothing goes wrong. */
  readonly fault: Fault | 'closedPort' | null;
  /** One end; or two, where it depends on a race that the computer's network decides. */
  readonly ends: readonly [End, ...End[]];
}

/** After the attempt, before anybody does anything. */
export interface End {
  readonly check:
    | { readonly becomes: 'done' }
    | { readonly becomes: 'queued' }
    | { readonly becomes: 'waiting'; readonly cause: TroubleCause }
    | { readonly becomes: 'failed'; readonly cause: FailureCause }
    | { readonly becomes: 'lost' };
  readonly lane: Lane;
  /** The vendor accepted this attempt, and so would charge for it, by its own ledger. */
  readonly accepted: boolean;
  /** The program takes it for possible that the check has been processed without our having the answer. */
  readonly inDoubt: boolean;
}
export type Lane = 'open' | Exclude<PauseReason, 'offline'> | { readonly offline: TroubleCause };

const took = { accepted: true };

function done(): End {
  return { check: { becomes: 'done' }, lane: 'open', accepted: true, inDoubt: false };
}

/** Nothing of the check, everything of its lane. */
function held(lane: Lane): End {
  return { check: { becomes: 'queued' }, lane, accepted: false, inDoubt: false };
}

function waiting(cause: TroubleCause, details: Partial<End> = {}): End {
  return { check: { becomes: 'waiting', cause }, lane: 'open', accepted: false, inDoubt: false, ...details };
}

/** Silence and a broken connection look alike from here, whether the vendor is to blame or the way to it. */
function cutOff(cause: TroubleCause, details: Partial<End> = {}): End {
  return waiting(cause, { lane: { offline: cause }, ...details });
}

function failed(cause: FailureCause): End {
  return { check: { becomes: 'failed', cause }, lane: 'open', accepted: false, inDoubt: false };
}

function lost(): End {
  return { check: { becomes: 'lost' }, lane: 'open', accepted: false, inDoubt: true };
}

const moments: Readonly<Record<Moment, string>> = {
  beforeReading: 'before the vendor reads the request',
  whileReading: 'while the vendor reads the request',
  beforeProcessing: 'when the vendor has read the request',
  afterProcessing: 'when the vendor has processed the request',
};

function atEachMoment(what: string, kind: 'reset' | 'silent', cause: TroubleCause): readonly FaultRow[] {
  return Object.entries(moments).map(([when, words]) => ({
    goesWrong: `${what} ${words}`,
    fault: { kind, when: when as Moment },
    ends: [cutOff(cause, { accepted: when === 'afterProcessing' })],
  }));
}

function row(goesWrong: string, fault: FaultRow['fault'], ...ends: FaultRow['ends']): FaultRow {
  return { goesWrong, fault, ends };
}

function answerOf(status: number, body: string, processed: boolean, contentType = 'application/json'): Fault {
  return { kind: 'answer', status, headers: { 'content-type': contentType }, body, processed };
}

const html = 'text/html';
const errorPage = '<html><body>413 Request Entity Too Large</body></html>';

/** What both vendors, or the way to them, can do to an exchange. As a lookup has it: nothing is in doubt. */
const commonRows: readonly FaultRow[] = [
  row('Nothing goes wrong', null, done()),
  row('Nothing listens at the vendor’s address', 'closedPort', held({ offline: 'connectionRefused' })),
  row(
    'The connection is reset as soon as it stands',
    { kind: 'dropConnection' },
    cutOff('connectionLost'),
    held({ offline: 'notSent' }),
  ),
  ...atEachMoment('The connection is reset', 'reset', 'connectionLost'),
  ...atEachMoment('No further byte comes', 'silent', 'silence'),
  row('The answer comes slowly, but it comes', { kind: 'slow', pieces: 6, pause: 150 }, done()),
  row(
    'The answer drips: less than 1 kB in a minute',
    { kind: 'slow', pieces: 10_000_000, pause: 300 },
    cutOff('silence', took),
  ),
  row('The connection closes in the middle of the answer', { kind: 'truncate' }, cutOff('connectionLost', took)),
  row('The answer is shorter than it announced', { kind: 'wrongLength', difference: 10 }, cutOff('silence', took)),
  row(
    'The answer is longer than it announced',
    { kind: 'wrongLength', difference: -5 },
    waiting('answerUnreadable', took),
    cutOff('connectionLost', took),
  ),
  row('Half an answer comes, as if it were all', { kind: 'invalidJson' }, waiting('answerUnreadable', took)),
  row('The answer does not end', { kind: 'enormous', bytes: 300_000_000 }, waiting('answerTooLarge', took)),
  row(
    'The answer is JSON of another kind',
    answerOf(200, '{"hello":"world"}', true),
    waiting('answerUnreadable', took),
  ),
  row('The network’s sign-in page answers', { kind: 'captivePortal' }, cutOff('notTheVendor')),
  row('Something on the way to the vendor refuses', answerOf(413, errorPage, false, html), cutOff('notTheVendor')),
  row('The answer is a redirect', { kind: 'redirect', location: 'http://127.0.0.1:9/login' }, cutOff('redirect')),
  row('Too many requests: wait 7 seconds', { kind: 'rateLimited', retryAfter: 7 }, held('rateLimited')),
  row(
    'Too many requests: wait until a given time',
    { kind: 'rateLimited', retryAfter: 'Fri, 20 Nov 2099 06:30:00 GMT' },
    held('rateLimited'),
  ),
  row('Too many requests, without a word of how long', { kind: 'rateLimited', retryAfter: null }, held('rateLimited')),
];

function instantPayCodes(end: End, ...codes: readonly string[]): readonly FaultRow[] {
  return codes.map((code) => row(`InstantPay says \`${code}\``, { kind: 'vendorError', code, status: null }, end));
}

/** A liveness lookup, whichever of its attempts: it only reads, so a further one comes to the same as the first. */
export const lookupRows: readonly FaultRow[] = [
  ...commonRows,
  row('A fault at the vendor (5xx)', { kind: 'serverError', status: 503, usesIdUp: false }, waiting('vendorTrouble')),
  row(
    'A fault at the vendor (5xx), which has processed it all the same',
    { kind: 'serverError', status: 503, usesIdUp: true },
    waiting('vendorTrouble', took),
  ),
  row('An error page from the vendor’s front end', answerOf(502, errorPage, false, html), waiting('serverError')),
  ...instantPayCodes(waiting('pending'), 'TUP', 'TSU'),
  ...instantPayCodes(waiting('vendorTrouble'), 'SPD', 'SPE', 'ISE', 'IPE', 'SNA', 'ERR'),
  ...instantPayCodes(held('credentials'), 'IAT', 'IAC', 'UAD', 'AAB', 'OUI'),
  row(
    'A 401 or 403 in JSON without a status code',
    answerOf(401, '{"message":"Unauthorized"}', false),
    held('credentials'),
  ),
  row(
    'A 401 or 403 under a status code never seen before',
    { kind: 'vendorError', code: 'a code never seen before', status: 403 },
    held('credentials'),
  ),
  ...instantPayCodes(held('balance'), 'IAB'),
  ...instantPayCodes(failed('inputRefused'), 'RPI', 'ITI', 'IAN', 'ODI'),
  ...instantPayCodes(failed('duplicate'), 'DTX', 'DID'),
  ...instantPayCodes(failed('unknownRefusal'), 'DLS', 'IRA', 'RBT', 'a code never seen before'),
  row(
    'InstantPay says `TXN`, and nothing about the session',
    answerOf(200, '{"statuscode":"TXN","data":null}', true),
    done(),
  ),
];

function cashfreeCodes(end: End, ...codes: readonly (string | readonly [string, number])[]): readonly FaultRow[] {
  return codes.map((entry) => {
    const [code, status] = typeof entry === 'string' ? [entry, null] : entry;
    const says = status === null ? `\`${code}\`` : `\`${code}\` (HTTP ${status})`;
    return row(`Cashfree says ${says}`, { kind: 'vendorError', code, status }, end);
  });
}

/** The first attempt at a face match: once it may have been processed, it is in doubt. */
export const firstMatchRows: readonly FaultRow[] = [
  ...commonRows.map((common) => ({ ...common, ends: mapped(common.ends, asMatch) })),
  row(
    'A fault at the vendor (5xx)',
    { kind: 'serverError', status: 503, usesIdUp: false },
    doubtful(waiting('serverError')),
  ),
  row(
    'A fault at the vendor (5xx), which has processed it all the same',
    { kind: 'serverError', status: 503, usesIdUp: true },
    doubtful(waiting('serverError', took)),
  ),
  row(
    'An error page from the vendor’s front end',
    answerOf(502, errorPage, false, html),
    doubtful(waiting('serverError')),
  ),
  ...cashfreeCodes(doubtful(waiting('serverError')), 'verification_failed', 'api_error', 'request_failed'),
  ...cashfreeCodes(failed('firstImageRefused'), 'first_image_missing'),
  ...cashfreeCodes(failed('secondImageRefused'), 'second_image_missing'),
  ...cashfreeCodes(failed('pictureFormatRefused'), 'file_format_invalid'),
  ...cashfreeCodes(failed('pictureTooLarge'), 'file_size_exceeded', ['file_size_exceeded', 413]),
  ...cashfreeCodes(
    failed('verificationIdRefused'),
    'verification_id_missing',
    'verification_id_value_invalid',
    'verification_id_length_exceeded',
  ),
  ...cashfreeCodes(failed('verificationIdUsed'), 'verification_id_already_exists'),
  ...cashfreeCodes(
    failed('unknownRefusal'),
    'x-client-secret_missing',
    'request_invalid',
    'threshold_value_invalid',
    'not_found',
    'never_seen_before',
    ['never_seen_before', 418],
  ),
  ...cashfreeCodes(
    held('credentials'),
    'x-client-id_missing',
    'x-client-secret_value_invalid',
    'authentication_failed',
    ['signature_invalid', 401],
    ['never_seen_before', 403],
  ),
  row('A 401 or 403 in JSON without a code', answerOf(403, '{"message":"Forbidden"}', false), held('credentials')),
  ...cashfreeCodes(held('address'), 'ip_validation_failed'),
  ...cashfreeCodes(held('balance'), 'insufficient_balance'),
  ...cashfreeCodes(held('rateLimited'), 'too_many_requests_per_operation', 'too_many_requests_per_ip'),
];

/** A further attempt at a match whose first one ended in doubt, though it had not been processed in truth. */
export const doubtfulMatchRows: readonly FaultRow[] = firstMatchRows.map((first) => ({
  ...first,
  ends: mapped(first.ends, (end) => {
    if (end.check.becomes === 'failed') return lost();
    return end.check.becomes === 'done' ? end : doubtful(end);
  }),
}));

/** The same where it had been processed in truth: Cashfree knows the id. */
export const processedMatchRows: readonly FaultRow[] = [row('Nothing goes wrong', null, lost())];

/** What was written to the vendor, and not refused in the vendor's own words, may have been processed. */
function asMatch(end: End): End {
  return end.check.becomes === 'waiting' ? doubtful(end) : end;
}

function doubtful(end: End): End {
  return { ...end, inDoubt: true };
}

function mapped([first, ...more]: FaultRow['ends'], change: (end: End) => End): FaultRow['ends'] {
  return [change(first), ...more.map(change)];
}
