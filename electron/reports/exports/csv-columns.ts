import { reviewedBy } from '../../../shared/case/reviewed-by.ts';
import type { Reading } from '../../../shared/check/answers.ts';
import { timesTried } from '../../../shared/check/attempts.ts';
import type { Attempt } from '../../../shared/check/check.ts';
import type { CheckEvidence, EvidencePicture } from '../../../shared/evidence/evidence.ts';
import type { Cell } from './csv-line.ts';
import { localTime } from './local-time.ts';

/** The columns in their order; docs/EXPORTS.md describes each of them. What is added one day goes to the end. */
export const csvColumns: readonly (readonly [name: string, cell: (check: CheckEvidence) => Cell])[] = [
  ['id', (check) => check.id],
  ['sequence', (check) => check.sequence],
  ['kind', (check) => check.kind],
  ['mode', (check) => check.mode],
  ['environment', (check) => check.environment],
  ['live', (check) => check.live],
  ['entered_at', (check) => localTime(check.enteredAt)],
  ['case_reference', (check) => check.case?.reference ?? ''],
  ['case_name', (check) => check.case?.name ?? null],
  ['case_place', (check) => check.case?.place ?? null],
  ['case_note', (check) => check.case?.note ?? null],
  ['case_visited_at', (check) => timeOrNull(check.case?.visitedAt)],
  ['consent_how', (check) => check.case?.consent?.how ?? null],
  ['consent_at', (check) => timeOrNull(check.case?.consent?.at)],
  ['state', (check) => check.state],
  ['state_reason', (check) => check.stateReason],
  ['verdict', (check) => check.verdict?.kind ?? null],
  ['verdict_reasons', (check) => check.verdict?.reasons.join(' ') ?? null],
  ['score', (check) => check.score],
  ['threshold', (check) => (check.kind === 'faceMatch' ? check.threshold : null)],
  ['policy_pass_mark', (check) => (check.kind === 'livenessLookup' ? (check.policy?.passMark ?? null) : null)],
  ['policy_review_from', (check) => (check.kind === 'livenessLookup' ? (check.policy?.reviewFrom ?? null) : null)],
  ['policy_threshold', (check) => (check.kind === 'faceMatch' ? check.policy.threshold : null)],
  ['maybe_processed', (check) => check.maybeProcessed],
  ['session_id', (check) => (check.kind === 'livenessLookup' ? check.sessionId : null)],
  ['customer_ip', (check) => (check.kind === 'livenessLookup' ? check.customerIp : null)],
  ['session_status', (check) => (check.kind === 'livenessLookup' ? readOrNull(check.answer?.sessionStatus) : null)],
  ['status_code', (check) => (check.kind === 'livenessLookup' ? (check.answer?.statusCode ?? null) : null)],
  ['action_code', (check) => (check.kind === 'livenessLookup' ? (check.answer?.actionCode ?? null) : null)],
  ['ipay_uuid', (check) => (check.kind === 'livenessLookup' ? (check.answer?.ipayUuid ?? null) : null)],
  ['order_id', (check) => (check.kind === 'livenessLookup' ? (check.answer?.orderId ?? null) : null)],
  ['vendor_timestamp', (check) => (check.kind === 'livenessLookup' ? (check.answer?.timestamp ?? null) : null)],
  ['verification_id', (check) => (check.kind === 'faceMatch' ? check.verificationId : null)],
  ['match_status', (check) => (check.kind === 'faceMatch' ? (check.answer?.status ?? null) : null)],
  ['match_result', (check) => (check.kind === 'faceMatch' ? (check.answer?.result ?? null) : null)],
  ['ref_id', (check) => (check.kind === 'faceMatch' ? (check.answer?.refId ?? null) : null)],
  ['request_id', (check) => (check.kind === 'faceMatch' ? (check.answer?.requestId ?? null) : null)],
  ['attempts', (check) => timesTried(check.attempts)],
  ['last_attempt_at', (check) => timeOrNull(lastOf(check)?.lastAt ?? lastOf(check)?.startedAt)],
  ['last_attempt_host', (check) => lastOf(check)?.host ?? null],
  ['last_attempt_outcome', (check) => lastOf(check)?.ended?.outcome.kind ?? null],
  ['last_attempt_cause', (check) => causeOf(lastOf(check))],
  ['last_attempt_milliseconds', (check) => lastOf(check)?.ended?.duration ?? null],
  ['clock_offset_milliseconds', (check) => lastOf(check)?.ended?.clockOffset ?? null],
  ['first_picture_sha256', (check) => hashAs(check, 'first')],
  ['second_picture_sha256', (check) => hashAs(check, 'second')],
  ['reference_picture_sha256', (check) => hashAs(check, 'reference')],
  ['audit_pictures', (check) => check.pictures.filter(({ role }) => role === 'audit').length],
  ['notes', (check) => check.notes.map(({ text }) => text).join('\n')],
  ['reviews', (check) => check.reviews.length],
  ['last_review_at', (check) => timeOrNull(check.reviews.at(-1)?.at)],
  ['last_review_decision', (check) => check.reviews.at(-1)?.decision ?? null],
  ['last_review_reason', (check) => check.reviews.at(-1)?.reason ?? null],
  ['last_reviewer_name', (check) => check.reviews.at(-1)?.reviewer.name ?? null],
  ['last_reviewer_code', (check) => check.reviews.at(-1)?.reviewer.code ?? null],
  ['last_reviewer_is_agent', isLastReviewerAgent],
  ['predecessor', (check) => check.predecessor],
  ['successor', (check) => check.successor],
  ['case_id', (check) => check.case?.id ?? null],
  ['agent_name', (check) => check.agent.name],
  ['agent_code', (check) => check.agent.code],
  ['last_attempt_http_status', (check) => lastOf(check)?.ended?.httpStatus ?? null],
  ['last_attempt_support_reference', (check) => lastOf(check)?.ended?.supportReference ?? null],
  ['missing_pictures', (check) => check.missingPictures.length],
  ['first_lookup', (check) => (check.kind === 'faceMatch' ? check.firstLookup : null)],
  ['case_result', (check) => check.caseResult?.verdict.kind ?? null],
  ['case_result_reasons', (check) => check.caseResult?.verdict.reasons.join(' ') ?? null],
  ['case_decision', (check) => decisionOf(check)?.decision ?? null],
  ['case_decision_reason', (check) => decisionOf(check)?.reason ?? null],
  ['case_decided_at', (check) => timeOrNull(decisionOf(check)?.at)],
  ['case_decided_by_name', (check) => decisionOf(check)?.reviewer.name ?? null],
  ['case_decided_by_code', (check) => decisionOf(check)?.reviewer.code ?? null],
  ['case_decided_by_agent', (check) => decisionOf(check)?.isAgent ?? null],
  ['counts_for_case', countsForCase],
  ['consent_skipped', (check) => check.case?.skipped.consent ?? null],
  ['liveness_skipped', (check) => check.case?.skipped.liveness ?? null],
  ['document_skipped', (check) => check.case?.skipped.document ?? null],
];

const decisionOf = ({ caseResult }: CheckEvidence) => caseResult?.decision ?? null;

function countsForCase({ id, case: heldCase }: CheckEvidence): boolean | null {
  return heldCase && [heldCase.counted.lookup, heldCase.counted.match].includes(id);
}

/** Null also where no agent was named: then nobody can tell. */
function isLastReviewerAgent(check: CheckEvidence): boolean | null {
  const last = check.reviews.at(-1);
  return last === undefined || reviewedBy(last, check) === 'agentUnknown' ? null : last.isAgent;
}

function timeOrNull(time: string | null | undefined): string | null {
  return time ? localTime(time) : null;
}

function readOrNull(reading: Reading<string> | undefined): string | null {
  return reading?.found === 'one' ? reading.value : null;
}

function lastOf({ attempts }: CheckEvidence): Attempt | undefined {
  return attempts.at(-1);
}

function causeOf(attempt: Attempt | undefined): string | null {
  const outcome = attempt?.ended?.outcome;
  return outcome && 'cause' in outcome ? outcome.cause : null;
}

function hashAs({ pictures }: CheckEvidence, role: EvidencePicture['role']): string | null {
  return pictures.find((picture) => picture.role === role)?.sha256 ?? null;
}
