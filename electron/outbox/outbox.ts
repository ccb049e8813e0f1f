import type { FaceMatch, LivenessLookup } from '../../shared/check.ts';
import type { CallProblem, RequestOf } from '../../shared/contract.ts';
import { DEFAULT_MATCH_POLICY, PRACTICE_LIVENESS_POLICY } from '../../shared/limits.ts';
import type { Mode } from '../../shared/mode.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { createDispatcher, type OutboxParts, vendorOf } from './dispatcher.ts';
import { cancel, sendAgain } from './machine.ts';

/** The one road of every check: entered, queued, sent, answered. Each step answers with what stood in its way. */
export interface Outbox {
  lookUpLiveness(mode: Mode, request: RequestOf<'checks.lookUpLiveness'>): Result<{ id: string }, CallProblem>;
  matchFaces(mode: Mode, request: RequestOf<'checks.matchFaces'>): Result<{ id: string }, CallProblem>;
  sendAgain(id: string): Result<Record<string, never>, CallProblem>;
  /** Stops the attempt under way, or cancels a check that is not being sent. */
  stop(id: string): Result<Record<string, never>, CallProblem>;
}

export function createOutbox(parts: OutboxParts): Outbox {
  const dispatcher = createDispatcher(parts);
  const { checks, pictures } = parts;

  function enter(check: LivenessLookup | FaceMatch): Result<{ id: string }, CallProblem> {
    const obstacle = parts.obstacle(vendorOf(check), check.mode);
    if (obstacle) return failure(obstacle);
    checks.insert(check);
    parts.announce(check.id);
    dispatcher.wake(vendorOf(check));
    return success({ id: check.id });
  }

  function common(mode: Mode, caseReference: string) {
    return {
      id: parts.newId(),
      mode,
      caseReference,
      enteredAt: parts.vendors.now().toISOString(),
      attempts: [],
      state: { name: 'queued', blockedBy: null } as const,
    };
  }

  return {
    lookUpLiveness: (mode, { sessionId, customerIp, caseReference }) =>
      enter({
        kind: 'livenessLookup',
        ...common(mode, caseReference),
        sessionId,
        customerIp,
        policy: mode === 'practice' ? PRACTICE_LIVENESS_POLICY : null,
      }),

    matchFaces(mode, request) {
      const first = pictures.read(request.firstPicture);
      if (!first) return fieldFailure('firstPicture', 'pictureMissing');
      const second = pictures.read(request.secondPicture);
      if (!second) return fieldFailure('secondPicture', 'pictureMissing');
      const { verificationId, threshold } = request;
      // Unique for ever at the vendor: using one again could only be refused.
      const used = checks
        .all()
        .some((check) => check.kind === 'faceMatch' && check.mode === mode && check.verificationId === verificationId);
      if (used) return fieldFailure('verificationId', 'verificationIdUsed');
      return enter({
        kind: 'faceMatch',
        ...common(mode, request.caseReference),
        verificationId,
        threshold,
        first: first.picture,
        second: second.picture,
        policy: DEFAULT_MATCH_POLICY,
        maybeProcessed: false,
      });
    },

    sendAgain(id) {
      const check = checks.read(id);
      if (!check) return notFound;
      const queued = sendAgain(check);
      if (!queued) return notNow;
      checks.replace(queued);
      parts.announce(id);
      dispatcher.wake(vendorOf(queued));
      return success({});
    },

    stop(id) {
      const check = checks.read(id);
      if (!check) return notFound;
      if (dispatcher.stop(id)) return success({});
      const cancelled = cancel(check);
      if (!cancelled) return notNow;
      checks.replace(cancelled);
      parts.announce(id);
      return success({});
    },
  };
}

const notFound = failure({ code: 'notFound', message: 'no check has this id' } as const);
const notNow = failure({ code: 'notNow', message: 'the state of the check does not allow this' } as const);

function fieldFailure(field: string, fieldProblem: NonNullable<CallProblem['fieldProblem']>) {
  return failure({ code: 'field', message: fieldProblem, field, fieldProblem } as const);
}
