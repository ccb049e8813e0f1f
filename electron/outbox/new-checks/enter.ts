import { type Decision, undecided } from '../../../shared/case/question.ts';
import type { Check, FaceMatch } from '../../../shared/check/check.ts';
import { vendorOf } from '../../../shared/check/of-a-check.ts';
import type { CallProblem, RequestOf } from '../../../shared/contract/contract.ts';
import type { Mode } from '../../../shared/mode.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { Records } from '../../records/records.ts';
import { asked, type Entered, notFound, notNow, passMarkNeeded, unprotected } from '../done.ts';
import { accountOf, laneOf } from '../lane-names.ts';
import { close } from '../machines/check-machine.ts';
import type { Workings } from '../workings.ts';
import { namedCase } from './ask-before-entry.ts';
import {
  type Belonging,
  caseOf,
  fieldFailure,
  type NamedCase,
  newLookup,
  newMatch,
  newVerificationId,
} from './new-check.ts';

/** Enters checks: new ones, and ones in the place of others that failed or were lost. */
export function createEntering({ parts, questions, changes, clock, dispatcher }: Workings) {
  const { records, newId } = parts;
  const { checks } = records;

  async function accountFor(mode: Mode): Promise<FaceMatch['account']> {
    const access = await parts.access('cashfree', mode);
    return access.ok ? accountOf(access.value, mode) : null;
  }

  /**
   * @param named the case that it is entered for; null where it has its own already
   * @param decision what a person has been asked about it so far, and has said
   * @param instead the check in whose place this one is entered, closed in the same step
   */
  function enter(
    check: Check,
    named: NamedCase | null,
    decision: Decision | undefined,
    instead: Check | null,
  ): Entered {
    const entered = records.step((): Entered => {
      if (check.kind === 'faceMatch' && checks.verificationIdUsed(check.mode, check.verificationId)) {
        return fieldFailure('verificationId', 'verificationIdUsed');
      }
      const found = named === null ? null : caseOf(parts, check.mode, named);
      if (found !== null && !found.ok) return found;
      const holder = found?.value ?? null;
      const belonging = holder ? { caseId: holder.case.id, caseReference: holder.case.reference } : {};
      const next = changes.caughtUpMatch({ ...check, ...belonging });
      const question = questions.about(next, decision ?? undecided);
      if (question) return asked(question);
      if (holder?.isNew) records.cases.insert(holder.case);
      checks.insert(next);
      questions.keep(next);
      const closed = instead && close(instead, check.id);
      if (closed) changes.replaceWithFollowers(closed);
      return enteredAs(records, next);
    });
    if (entered.ok && entered.value.result === 'entered') {
      parts.announce(check.id);
      if (instead) parts.announce(instead.id);
      if (check.kind === 'livenessLookup') clock.hasten(laneOf(check));
      changes.seeFor(check.id);
      dispatcher.wake();
    }
    return entered;
  }

  function belongingOf(check: Check): Belonging {
    const { mode, caseId, caseReference } = check;
    return { mode, caseId, caseReference, predecessor: check.id };
  }

  function obstacleTo(check: Pick<Check, 'kind' | 'mode'>): CallProblem | null {
    if (!parts.isProtected() && check.mode !== 'practice') return unprotected;
    const hasPassMark = parts.records.settings.read().livenessPolicy !== null;
    if (check.kind === 'livenessLookup' && check.mode === 'production' && !hasPassMark) return passMarkNeeded;
    return parts.obstacle(vendorOf(check), check.mode);
  }

  /** The check to be put in the place of another one, if that may be closed now. */
  function replaceable<Kind extends Check['kind']>(
    id: string,
    kind: Kind,
    state: 'failed' | 'lost',
  ): Result<Extract<Check, { kind: Kind }>, CallProblem> {
    const check = checks.read(id);
    if (!check) return notFound;
    if (dispatcher.isUnderWay(id) || check.kind !== kind || check.state.name !== state) return notNow;
    const obstacle = obstacleTo(check);
    return obstacle ? failure(obstacle) : success(check as Extract<Check, { kind: Kind }>);
  }

  return {
    async lookUpLiveness(mode: Mode, request: RequestOf<'checks.lookUpLiveness'>): Promise<Entered> {
      const obstacle = obstacleTo({ kind: 'livenessLookup', mode });
      if (obstacle) return failure(obstacle);
      const belonging = { mode, caseId: null, caseReference: '', predecessor: null };
      return enter(newLookup(parts, request, belonging), request, request.decision, null);
    },

    async matchFaces(mode: Mode, request: RequestOf<'checks.matchFaces'>): Promise<Entered> {
      const obstacle = obstacleTo({ kind: 'faceMatch', mode });
      if (obstacle) return failure(obstacle);
      if (checks.verificationIdUsed(mode, request.verificationId)) {
        return fieldFailure('verificationId', 'verificationIdUsed');
      }
      const belonging = { mode, caseId: request.caseId ?? null, caseReference: '', predecessor: null };
      const match = await newMatch(parts, request, belonging, await accountFor(mode));
      return match.ok ? enter(match.value, request, request.decision, null) : match;
    },

    async editLookup(request: RequestOf<'checks.editLookup'>): Promise<Entered> {
      const failed = replaceable(request.id, 'livenessLookup', 'failed');
      if (!failed.ok) return failed;
      return enter(newLookup(parts, request, belongingOf(failed.value)), null, request.decision, failed.value);
    },

    async editMatch(request: RequestOf<'checks.editMatch'>): Promise<Entered> {
      const failed = replaceable(request.id, 'faceMatch', 'failed');
      if (!failed.ok) return failed;
      const { mode } = failed.value;
      const question = { ...request, verificationId: newVerificationId(newId) };
      const match = await newMatch(parts, question, belongingOf(failed.value), await accountFor(mode));
      // Pictures were being kept meanwhile; what it stands in for may have been sent again.
      const still = replaceable(request.id, 'faceMatch', 'failed');
      if (!match.ok || !still.ok) return match.ok ? (still as Entered) : match;
      return enter(match.value, null, request.decision, still.value);
    },

    async askAgain({ id, decision }: RequestOf<'checks.askAgain'>): Promise<Entered> {
      const lost = replaceable(id, 'faceMatch', 'lost');
      if (!lost.ok) return lost;
      const account = await accountFor(lost.value.mode);
      const still = replaceable(id, 'faceMatch', 'lost');
      if (!still.ok) return still;
      const before = still.value;
      if (before.first.picture === null) return notNow;
      const again: FaceMatch = {
        ...before,
        ...belongingOf(before),
        id: newId(),
        sequence: 0,
        // Whoever asks again answers for it.
        agent: records.settings.read().agent,
        enteredAt: parts.vendors.now().toISOString(),
        tries: 0,
        attempts: [],
        policy: records.settings.read().matchPolicy,
        verificationId: newVerificationId(newId),
        maybeProcessed: false,
        account,
        state: { name: 'queued' },
      };
      return enter(again, null, decision, before);
    },
  };
}

/** As the window hears of it, with the case that it belongs to. */
export function enteredAs(records: Pick<Records, 'cases'>, check: Check): Entered {
  return success({ result: 'entered', id: check.id, case: namedCase(records, check) });
}
