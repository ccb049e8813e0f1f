import type { Case } from '../../shared/case/case.ts';
import type { SharedWith } from '../../shared/case/question.ts';
import type { CaseReview, Review } from '../../shared/case/review.ts';
import type { AnsweredPicture } from '../../shared/check/answers.ts';
import type { Attempt, Check } from '../../shared/check/check.ts';
import type { Note } from '../../shared/check/history.ts';
import { isInDoubt } from '../../shared/check/of-a-check.ts';
import { clockOf } from '../../shared/evidence/clock.ts';
import {
  CHECK_SCHEMA,
  type CheckEvidence,
  type EvidencePicture,
  type MissingPicture,
  REPORT_SCHEMA,
  type Report,
  type ReportRequest,
  reportSchema,
} from '../../shared/evidence/evidence.ts';
import { isLive } from '../../shared/mode.ts';
import type { FaceBox, Picture } from '../../shared/picture/picture.ts';
import type { ChainHead } from '../../shared/records.ts';
import type { OperatorSettings } from '../../shared/settings.ts';
import type { CaseResult } from '../../shared/verdicts/case-result.ts';
import { clientIdEnding } from '../vendors/client-id-ending.ts';
import { withoutKeptSecrets } from '../vendors/reading/secrets.ts';
import { maskReport } from './mask-report.ts';
import { attachmentNames } from './pictures.ts';
import { titleOf } from './title.ts';

/** A check with everything that is on record about it. */
export interface CheckParts {
  readonly check: Check;
  readonly notes: readonly Note[];
  readonly reviews: readonly Review[];
  /** Null where it belongs to none. */
  readonly case: Case | null;
  readonly caseResult: CaseResult | null;
}

/** What a report is made of; `gather.ts` finds it in the records. */
export interface ReportParts {
  readonly id: string;
  readonly madeAt: Date;
  /** By the newest vendor answer since the program began, or since the clock was last put forward or back. */
  readonly clockOffset: number | null;
  readonly programVersion: string;
  readonly device: Report['device'];
  readonly settings: Pick<OperatorSettings, 'agent' | 'organisation'>;
  readonly options: Pick<ReportRequest, 'withPictures' | 'masked' | 'language'>;
  /** Null for a report of checks that belong to no case or to several. */
  readonly case: Case | null;
  /** How many that case has on record. */
  readonly checksOfCase: number | null;
  /** Of a report of that case. */
  readonly caseResult: CaseResult | null;
  readonly caseReviews: readonly CaseReview[];
  /** What its checks have in common with other customers'. */
  readonly sharedWith: readonly SharedWith[];
  readonly checks: readonly CheckParts[];
  readonly chain: ChainHead;
}

/** The machine-readable twin of a report: pure, and held to its schema. What was to be masked is masked in all of it. */
export function buildReport(parts: ReportParts): Report {
  const { options, settings, checks } = parts;
  const attached = options.withPictures ? attachmentNames(checks.map(({ check }) => check)) : new Map<string, string>();
  const content = {
    schema: REPORT_SCHEMA,
    id: parts.id,
    madeAt: parts.madeAt.toISOString(),
    clockOffset: parts.clockOffset ?? clockOf(checks.map(({ check }) => check)).newest,
    program: { name: 'Facedesk', version: parts.programVersion },
    device: parts.device,
    agent: settings.agent,
    organisation: settings.organisation,
    language: options.language,
    masked: options.masked,
    withPictures: options.withPictures,
    case: countedIn(parts.case, checks[0]?.caseResult ?? null),
    checksOfCase: parts.checksOfCase,
    caseVerdict: parts.caseResult?.verdict ?? null,
    caseReviews: [...parts.caseReviews],
    sharedWith: parts.sharedWith.map(({ kind, case: other, said }) => ({
      kind,
      reference: other?.reference ?? null,
      said,
    })),
    checks: checks.map((check) => evidenceOf(check, attached)),
    chain: parts.chain,
  } satisfies Omit<Report, 'title'>;
  const report = reportSchema.parse({ ...content, title: titleOf(content) });
  if (!options.masked) return report;
  const named = [...checks, ...parts.sharedWith].map((one) => one.case);
  return maskReport(
    report,
    [parts.case, ...named].filter((one) => one !== null),
  );
}

/**
 * A check as reports and exports have it; pure.
 *
 * @param attached under which name the bytes with a SHA-256 are attached; empty where none are
 * @param rawOf what is said of an answer as it came
 */
export function evidenceOf(
  { check, notes, reviews, case: heldCase, caseResult }: CheckParts,
  attached: ReadonlyMap<string, string> = new Map(),
  rawOf: (raw: string) => string = withoutKeptSecrets,
): CheckEvidence {
  const environment = environmentOf(check);
  const common = {
    schema: CHECK_SCHEMA,
    id: check.id,
    sequence: check.sequence,
    mode: check.mode,
    environment,
    live: isLive(check.mode, environment),
    case: countedIn(heldCase, caseResult),
    caseResult: caseResult && { verdict: caseResult.verdict, decision: caseResult.decision },
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
    const { reference: _, audits: __, ...kept } = check.state.answer;
    const answer = { ...kept, raw: rawOf(kept.raw) };
    const score = answer.confidence.found === 'one' ? answer.confidence.value : null;
    return { kind, ...common, score, sessionId, customerIp, policy, answer };
  }
  const { kind, verificationId, threshold, policy } = check;
  const kept = check.state.name === 'done' ? check.state.answer : null;
  const answer = kept && { ...kept, raw: rawOf(kept.raw) };
  const firstLookup = check.first.from === 'lookup' ? check.first.lookup : null;
  return { kind, ...common, score: answer?.score ?? null, verificationId, firstLookup, threshold, policy, answer };
}

/** With what counts, whoever chose it, and without the reasons for leaving out what was done since. */
function countedIn(heldCase: Case | null, result: CaseResult | null): Case | null {
  return heldCase && result ? { ...heldCase, counted: result.counted, skipped: result.leftOut } : heldCase;
}

function environmentOf(check: Check): string | null {
  return check.kind === 'livenessLookup' && check.state.name === 'done' ? check.state.answer.environment : null;
}

/** A code, as the language files name it. */
function stateReasonOf({ state }: Check): string | null {
  if ('because' in state) return state.because;
  if ('cause' in state) return state.cause;
  if ('what' in state) return state.what;
  return 'was' in state ? state.was : null;
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
