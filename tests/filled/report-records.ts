import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Records } from '../../electron/records/records.ts';
import { nothingSkipped } from '../../shared/case/case.ts';
import type { AnsweredPicture, LivenessAnswer, MatchAnswer } from '../../shared/check/answers.ts';
import type { Attempt, Check, FaceMatch, LivenessLookup } from '../../shared/check/check.ts';
import type { Vendor } from '../../shared/check/outcome.ts';
import type { Mode } from '../../shared/mode.ts';
import type { Look, Picture } from '../../shared/picture/picture.ts';
import { asSeen } from '../../shared/picture/sight.ts';
import { livenessVerdict } from '../../shared/verdicts/liveness.ts';
import { matchVerdict } from '../../shared/verdicts/match.ts';
import { lookByHeader } from '../integration/looks.ts';
import { exifSegment, withFirst } from '../pictures/jpeg.ts';
import {
  ALL_CHECKS,
  agent,
  customer,
  hindiCustomer,
  longWord,
  OPENED_AT,
  organisation,
  reviewer,
  scripts,
  typedLines,
} from './names.ts';

/**
 * Records with every verdict, in every mode and state, as the program would have come by them: what the reports of the
 * tests are made of.
 */
const practice = join(import.meta.dirname, '../../resources/practice');
const hosts = { instantPay: 'api.instantpay.in', cashfree: 'api.cashfree.com' } as const satisfies Record<
  Vendor,
  string
>;
const certificate = 'ab12cd34'.repeat(8);
let minutes = 0;
function nextTime(): string {
  minutes += 1;
  return new Date(OPENED_AT + minutes * 60_000).toISOString();
}

/** As EXIF has it. */
const ON_ITS_SIDE = 6;

type Portraits = Readonly<Record<'asha1' | 'asha2' | 'dev1' | 'dev2' | 'couple' | 'frame' | 'card', Picture>>;

/** A case of each kind, and then so many checks that there are sixty, or as many as is said. */
export async function fillForReports(records: Records, checks: number = ALL_CHECKS): Promise<void> {
  const portraits = await keepPortraits(records);
  records.settings.keep({
    ...records.settings.read(),
    livenessPolicy: { passMark: 90, reviewFrom: 70 },
    agent,
    organisation,
  });
  fillCase(records, portraits, 'production', customer);
  fillCase(records, portraits, 'sandbox', hindiCustomer);
  const modes: readonly Mode[] = ['practice', 'sandbox', 'production'];
  const rest: Check[] = modes.flatMap((mode) => everyVerdict(mode, portraits));
  rest.push(...everyState('sandbox', portraits));
  for (const check of rest) records.checks.insert(check);
  let count = rest.length + 2 * CHECKS_OF_A_CASE;
  for (; count < checks; count += 1)
    records.checks.insert(lookup('practice', portraits, { confidence: 90 + (count % 100) / 10 }));
}

async function keepPortraits({ pictures }: Records): Promise<Portraits> {
  const portrait = (name: string) => readFileSync(join(practice, `${name}.jpg`));
  const keep = async (name: string, bytes: Buffer = portrait(name), look: Look = lookByHeader(bytes)) =>
    asSeen(await pictures.take(`${name}.jpg`, bytes), look);
  const across = withFirst(portrait('asha-2'), exifSegment({ orientation: ON_ITS_SIDE }));
  return {
    asha1: await keep('asha-1'),
    asha2: await keep('asha-2'),
    dev1: await keep('dev-1'),
    dev2: await keep('dev-2'),
    couple: await keep('couple'),
    frame: await keep('asha-1-frame-1'),
    card: await keep('card', across, { kind: 'decoded', width: 800, height: 600, isPartial: false }),
  };
}

const CHECKS_OF_A_CASE = 3;

/** A lookup and a match that count and pass, and an earlier match that failed. Notes and reviews name the customer. */
function fillCase(
  records: Records,
  portraits: Portraits,
  mode: Mode,
  { name, reference }: { readonly name: string; readonly reference: string },
): void {
  const id = randomUUID();
  const at = nextTime();
  const details = {
    id,
    mode,
    createdAt: at,
    reference,
    name,
    note: `Second visit; ${name} was at home. "द्वार पर", said <the neighbour> & co.${mode === 'production' ? `\n${typedLines}` : ''}`,
    place: mode === 'sandbox' ? scripts.join(' ') : 'Kothrud, पुणे 411038',
    visitedAt: at,
    consent: mode === 'sandbox' ? null : ({ how: 'written', at } as const),
    counted: { lookup: null, match: null },
    skipped: { ...nothingSkipped, consent: mode === 'sandbox' ? 'उनकी बेटी ने दरवाज़े पर सहमति दी' : null },
  };
  records.cases.insert(details);
  const of = { caseId: id, caseReference: reference };
  const alike = { first: 'asha1', second: 'dev2' } as const;
  const failed = records.checks.insert({ ...match(mode, portraits, { ...alike, result: 'NO', score: 0.31 }), ...of });
  const looked = records.checks.insert({ ...lookup(mode, portraits, { confidence: 97.31245 }), ...of });
  const first = { from: 'lookup', lookup: looked.id, picture: portraits.asha1 } as const;
  const second = mode === 'sandbox' ? 'card' : 'asha2';
  const passed = records.checks.insert({ ...match(mode, portraits, { second }), ...of, first });
  records.cases.replace({ ...details, counted: { lookup: looked.id, match: passed.id } });
  records.cases.addReview(id, {
    id: randomUUID(),
    at: nextTime(),
    decision: mode === 'sandbox' ? 'rejected' : 'accepted',
    reason: mode === 'sandbox' ? 'कार्ड का फ़ोटो पुराना है' : '',
    reviewer,
    isAgent: false,
    counted: { lookup: looked.id, match: passed.id },
  });
  records.checks.addNote(failed.id, {
    id: randomUUID(),
    at: nextTime(),
    text: `${name.toUpperCase()} brought an old photo. Ref ${reference.replaceAll('-', ' ')}.\n${typedLines}\n${longWord}`,
  });
  records.checks.addReview(failed.id, {
    id: randomUUID(),
    at: nextTime(),
    decision: 'rejected',
    reason: `Not ${name}, by the ear\n${typedLines}\n${longWord}`,
    reviewer: { name: 'Meera Nair', code: 'S-4' },
    isAgent: false,
  });
  records.checks.addReview(passed.id, {
    id: randomUUID(),
    at: nextTime(),
    decision: 'accepted',
    reason: 'Seen at the door',
    reviewer: agent,
    isAgent: true,
  });
}

/** Every verdict of either kind, most of them for several reasons. */
function everyVerdict(mode: Mode, portraits: Portraits): Check[] {
  return [
    lookup(mode, portraits, { confidence: 72.08 }),
    lookup(mode, portraits, { confidence: 34.26 }),
    lookup(mode, portraits, { confidence: 99, policy: null }),
    lookup(mode, portraits, { confidence: 0.97 }),
    lookup(mode, portraits, { status: 'EXPIRED', confidence: null }),
    lookup(mode, portraits, { confidence: 96.5, audits: 'some missing' }),
    lookup(mode, portraits, { confidence: 95, environment: 'SANDBOX' }),
    match(mode, portraits, {}),
    match(mode, portraits, { result: 'NO', score: 0.1234 }),
    match(mode, portraits, { threshold: 0.5, score: 0.61 }),
    match(mode, portraits, { second: 'asha1', score: 1 }),
    match(mode, portraits, { second: 'couple', status: 'MULTIPLE_FACE_DETECTED', result: 'NO', score: 0 }),
    match(mode, portraits, { score: null, result: null, status: 'NO_FACE' }),
  ];
}

/** Without credentials nothing of it goes out. */
function everyState(mode: Mode, portraits: Portraits): Check[] {
  const words = {
    httpStatus: 400,
    type: 'validation_error',
    code: 'file_format_invalid',
    message: 'फ़ोटो',
    supportReference: 'r-9',
  };
  const open = { attempts: [attempt('cashfree', { kind: 'ambiguous', cause: 'silence' })], maybeProcessed: true };
  const asked = match(mode, portraits, {});
  return [
    { ...asked, ...ids(), attempts: [], state: { name: 'queued' } },
    {
      ...asked,
      ...ids(),
      ...open,
      state: { name: 'lost', because: 'refusedAfterDoubt', words: { ...words, httpStatus: 409 } },
    },
    {
      ...asked,
      ...ids(),
      attempts: [attempt('cashfree', { kind: 'refused', cause: 'pictureFormatRefused' })],
      state: { name: 'failed', cause: 'pictureFormatRefused', words },
    },
    {
      ...asked,
      ...ids(),
      attempts: [
        { ...attempt('cashfree', { kind: 'retryable', cause: 'hostNotFound' }), times: 37, lastAt: nextTime() },
      ],
      state: { name: 'cancelled' },
    },
    { ...asked, ...ids(), ...open, state: { name: 'closed', was: 'lost', successor: randomUUID() } },
    {
      ...lookup(mode, portraits, {}),
      attempts: Array.from({ length: 6 }, (_, index) => ({
        ...attempt('instantPay', { kind: 'retryable', cause: 'vendorTrouble' }, index === 0 ? 600_000 : 1500),
        number: index + 1,
      })),
      state: { name: 'held', because: 'triesUsedUp', cause: 'vendorTrouble', words: null },
    },
  ];
}

interface LookupLook {
  readonly confidence?: number | null;
  readonly status?: string;
  readonly environment?: string;
  readonly policy?: LivenessLookup['policy'];
  readonly audits?: 'some missing';
}

function lookup(mode: Mode, { asha1, frame }: Portraits, look: LookupLook): LivenessLookup {
  const { confidence = 98.4, status = 'SUCCEEDED', environment = mode === 'production' ? 'LIVE' : 'SANDBOX' } = look;
  const policy = look.policy === undefined ? { passMark: 90, reviewFrom: 70 } : look.policy;
  const sessionId = randomUUID();
  const faceBox = { left: 0.24, top: 0.18, width: 0.5, height: 0.55 };
  const kept: AnsweredPicture = { kind: 'kept', picture: { ...asha1, id: randomUUID() }, faceBox };
  const audit: AnsweredPicture = { kind: 'kept', picture: { ...frame, id: randomUUID() }, faceBox: null };
  const answer: LivenessAnswer = {
    statusCode: 'TXN',
    actionCode: 'ACT-7',
    statusMessage: 'Transction Successful',
    timestamp: '2026-11-20 12:05:33',
    ipayUuid: `h00${sessionId.slice(0, 8)}-IPAY`,
    orderId: '1126112012053300042',
    internalCode: null,
    environment,
    sessionId: { found: 'one', value: sessionId },
    sessionStatus: { found: 'one', value: status },
    confidence: confidence === null ? { found: 'nothing' } : { found: 'one', value: confidence },
    reference: status === 'SUCCEEDED' ? kept : null,
    auditsLeftOut: 0,
    audits:
      status !== 'SUCCEEDED'
        ? []
        : look.audits === undefined
          ? [audit]
          : [{ kind: 'unusable', why: 'link' }, audit, { kind: 'unusable', why: 'tooLarge' }],
    raw: JSON.stringify({ statuscode: 'TXN', data: { SessionId: sessionId, Status: status, Confidence: confidence } }),
  };
  return {
    kind: 'livenessLookup',
    ...common(mode, 'instantPay'),
    sessionId,
    customerIp: '203.0.113.7',
    policy,
    state: { name: 'done', answer, verdict: livenessVerdict(sessionId, answer, policy) },
  };
}

interface MatchLook {
  readonly first?: keyof Portraits;
  readonly second?: keyof Portraits;
  readonly threshold?: number;
  readonly status?: string;
  readonly result?: string | null;
  readonly score?: number | null;
}

function match(mode: Mode, portraits: Portraits, look: MatchLook): FaceMatch {
  const {
    first = 'asha1',
    second = 'asha2',
    threshold = 0.75,
    status = 'SUCCESS',
    result = 'YES',
    score = 0.9137,
  } = look;
  const { verificationId } = ids();
  const policy = { threshold: 0.75 };
  const answer: MatchAnswer = {
    status,
    refId: '9007199254740995',
    verificationId,
    result,
    score,
    requestId: `req-${verificationId.slice(3, 11)}`,
    raw: JSON.stringify({ status, face_match_result: result, face_match_score: score }),
  };
  const sameFileTwice = first === second;
  return {
    kind: 'faceMatch',
    ...common(mode, 'cashfree'),
    verificationId,
    threshold,
    first: { from: 'file', picture: { ...portraits[first], id: randomUUID() } },
    second: { ...portraits[second], id: randomUUID() },
    policy,
    maybeProcessed: false,
    account: { host: hosts.cashfree, clientId: 'CF-CLIENT-88' },
    state: {
      name: 'done',
      answer,
      verdict: matchVerdict({ verificationId, threshold, sameFileTwice }, answer, policy),
    },
  };
}

const ids = () => ({ id: randomUUID(), verificationId: `FD-${randomUUID()}` });

function common(mode: Mode, vendor: Vendor) {
  return {
    id: randomUUID(),
    sequence: 0,
    mode,
    caseId: null,
    caseReference: '',
    agent,
    enteredAt: nextTime(),
    predecessor: null,
    tries: 1,
    attempts: [attempt(vendor, { kind: 'answered' })],
  };
}

function attempt(vendor: Vendor, outcome: NonNullable<Attempt['ended']>['outcome'], clockOffset = 1500): Attempt {
  return {
    number: 1,
    vendor,
    host: hosts[vendor],
    clientId: vendor === 'cashfree' ? 'CF-CLIENT-88' : 'IPAY-CLIENT-77',
    certificate,
    startedAt: nextTime(),
    times: 1,
    lastAt: null,
    ended: {
      duration: 1834,
      clockOffset,
      httpStatus: httpStatusOf(outcome),
      supportReference: 'r-91',
      answeredBy: null,
      unread: null,
      outcome,
    },
  };
}

function httpStatusOf({ kind }: NonNullable<Attempt['ended']>['outcome']): number | null {
  if (kind === 'answered') return 200;
  return kind === 'refused' ? 400 : null;
}
