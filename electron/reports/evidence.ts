import type { AnsweredPicture } from '../../shared/answers.ts';
import type { Case, CaseVerdict } from '../../shared/case.ts';
import { type Attempt, type Check, isInDoubt } from '../../shared/check.ts';
import {
  CHECK_SCHEMA,
  type CheckEvidence,
  type EvidencePicture,
  type MissingPicture,
  REPORT_SCHEMA,
  type Report,
  type ReportRequest,
  reportSchema,
} from '../../shared/evidence.ts';
import type { Note } from '../../shared/history.ts';
import { isLive } from '../../shared/mode.ts';
import type { FaceBox, Picture } from '../../shared/picture.ts';
import type { ChainHead } from '../../shared/records.ts';
import type { Review } from '../../shared/review.ts';
import type { OperatorSettings } from '../../shared/settings.ts';
import { clientIdEnding } from '../outbox/client-id-ending.ts';
import { attachmentNames } from './attachments.ts';
import { indianDay } from './indian-day.ts';
import { maskReport } from './masking/mask-report.ts';

/** A check with everything that is on record about it. */
export interface CheckParts {
  readonly check: Check;
  readonly notes: readonly Note[];
  readonly reviews: readonly Review[];
  /** Null where it belongs to none. */
  readonly case: Case | null;
}

/** What a report is made of; `gather.ts` finds it in the records. */
export interface ReportParts {
  readonly id: string;
  readonly madeAt: Date;
  readonly clockOffset: number | null;
  readonly programVersion: string;
  readonly device: Report['device'];
  readonly settings: Pick<OperatorSettings, 'agent' | 'organisation'>;
  readonly options: Pick<ReportRequest, 'withPictures' | 'masked' | 'language'>;
  /** Null for a report of checks that belong to no case or to several. */
  readonly case: Case | null;
  /** How many that case has on record. */
  readonly checksOfCase: number | null;
  readonly caseVerdict: CaseVerdict | null;
  readonly checks: readonly CheckParts[];
  readonly chain: ChainHead;
}

/** The machine-readable twin of a report: pure, and held to its schema. What was to be masked is masked in all of it. */
export function buildReport(parts: ReportParts): Report {
  const { options, settings, checks } = parts;
  const attached = options.withPictures ? attachmentNames(checks.map(({ check }) => check)) : new Map<string, string>();
  const report = reportSchema.parse({
    schema: REPORT_SCHEMA,
    id: parts.id,
    madeAt: parts.madeAt.toISOString(),
    clockOffset: parts.clockOffset,
    program: { name: 'Facedesk', version: parts.programVersion },
    device: parts.device,
    agent: settings.agent,
    organisation: settings.organisation,
    language: options.language,
    masked: options.masked,
    withPictures: options.withPictures,
    title: titleOf(parts),
    case: parts.case,
    checksOfCase: parts.checksOfCase,
    caseVerdict: parts.caseVerdict,
    checks: checks.map((check) => evidenceOf(check, attached)),
    chain: parts.chain,
  } satisfies Report);
  if (!options.masked) return report;
  return maskReport(
    report,
    [parts.case, ...checks.map((check) => check.case)].filter((one) => one !== null),
  );
}

/**
 * A check as a report or an export tells of it; pure.
 *
 * @param attached under which name the bytes with a SHA-256 are attached; empty where none are
 */
export function evidenceOf(
  { check, notes, reviews, case: its }: CheckParts,
  attached: ReadonlyMap<string, string> = new Map(),
): CheckEvidence {
  const environment = environmentOf(check);
  const common = {
    schema: CHECK_SCHEMA,
    id: check.id,
    sequence: check.sequence,
    mode: check.mode,
    environment,
    live: isLive(check.mode, environment),
    case: its,
    agent: check.agent,
    enteredAt: check.enteredAt,
    predecessor: check.predecessor,
    successor: check.state.name === 'closed' ? check.state.successor : null,
    state: check.state.name,
    stateReason: stateReasonOf(check),
    words: 'words' in check.state ? check.state.words : null,
    verdict: check.state.name === 'done' ? check.state.verdict : null,
    maybeProcessed: isInDoubt(check),
    attempts: check.attempts.map(withClientIdEnding),
    pictures: picturesOf(check, attached),
    missingPictures: missingPicturesOf(check),
    notes: [...notes],
    reviews: [...reviews],
  } satisfies Partial<CheckEvidence>;
  if (check.kind === 'livenessLookup') {
    const { kind, sessionId, customerIp, policy } = check;
    if (check.state.name !== 'done')
      return { kind, ...common, score: null, sessionId, customerIp, policy, answer: null };
    const { reference: _, audits: __, ...answer } = check.state.answer;
    const score = answer.confidence.found === 'one' ? answer.confidence.value : null;
    return { kind, ...common, score, sessionId, customerIp, policy, answer };
  }
  const { kind, verificationId, threshold, policy } = check;
  const answer = check.state.name === 'done' ? check.state.answer : null;
  const firstLookup = check.first.from === 'lookup' ? check.first.lookup : null;
  return { kind, ...common, score: answer?.score ?? null, verificationId, firstLookup, threshold, policy, answer };
}

function environmentOf(check: Check): string | null {
  return check.kind === 'livenessLookup' && check.state.name === 'done' ? check.state.answer.environment : null;
}

/** A code, as the language files name it. */
function stateReasonOf({ state }: Check): string | null {
  switch (state.name) {
    case 'waiting':
    case 'failed':
      return state.cause;
    case 'held':
    case 'lost':
      return state.because;
    case 'needs':
      return state.what;
    case 'closed':
      return state.was;
    default:
      return null;
  }
}

/** No more than the window shows of it. */
function withClientIdEnding(attempt: Attempt): Attempt {
  return { ...attempt, clientId: clientIdEnding(attempt.clientId) };
}

function picturesOf(check: Check, attached: ReadonlyMap<string, string>): EvidencePicture[] {
  const described = (
    { role, position }: Place,
    { id: _, ...known }: Picture,
    faceBox: FaceBox | null,
  ): EvidencePicture => ({ role, position, ...known, faceBox, attachment: attached.get(known.sha256) ?? null });
  if (check.kind === 'faceMatch') {
    const { first, second } = check;
    const asked = [described({ role: 'second', position: 1 }, second, null)];
    return first.picture ? [described({ role: 'first', position: 1 }, first.picture, null), ...asked] : asked;
  }
  return answeredPictures(check).flatMap(([place, answered]) =>
    answered.kind === 'kept' ? [described(place, answered.picture, answered.faceBox)] : [],
  );
}

function missingPicturesOf(check: Check): MissingPicture[] {
  return answeredPictures(check).flatMap(([place, answered]) =>
    answered.kind === 'unusable' ? [{ ...place, why: answered.why }] : [],
  );
}

type Place = Pick<EvidencePicture, 'role' | 'position'>;

/** The pictures of a lookup's answer, whatever became of them. */
function answeredPictures(check: Check): (readonly [Place, AnsweredPicture])[] {
  if (check.kind !== 'livenessLookup' || check.state.name !== 'done') return [];
  const { reference, audits } = check.state.answer;
  return [
    ...(reference ? [[{ role: 'reference', position: 1 }, reference] as const] : []),
    ...audits.map((audit, index) => [{ role: 'audit', position: index + 1 }, audit] as const),
  ];
}

/** The same in every language: what the report is about, by its own name; and how much of a case is in it. */
function titleOf({ case: its, checksOfCase, checks, madeAt }: ReportParts): string {
  const [first, ...more] = checks;
  const subject = first?.check.kind === 'faceMatch' ? first.check.verificationId : first?.check.sessionId;
  const several = more.length > 0 ? indianDay(madeAt) : null;
  const title = `Facedesk ${its?.reference ?? several ?? (first?.check.caseReference || subject)}`;
  return checksOfCase !== null && checks.length < checksOfCase ? `${title} (${checks.length}/${checksOfCase})` : title;
}
