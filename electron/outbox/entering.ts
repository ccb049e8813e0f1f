import type { Case } from '../../shared/case.ts';
import type { FaceMatch, FirstPicture, LivenessLookup } from '../../shared/check.ts';
import type { CallProblem, RequestOf } from '../../shared/contract.ts';
import { PRACTICE_LIVENESS_POLICY } from '../../shared/limits.ts';
import type { Mode } from '../../shared/mode.ts';
import type { Picture } from '../../shared/picture.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { withReference } from './machine.ts';
import type { OutboxParts } from './parts.ts';

type LookupRequest = Omit<RequestOf<'checks.lookUpLiveness'>, 'caseReference'>;
type MatchRequest = Omit<RequestOf<'checks.matchFaces'>, 'caseReference'>;

/** Where a new check belongs: its case, and the check in whose place it is entered. */
export interface Belonging {
  readonly mode: Mode;
  readonly caseId: string | null;
  readonly caseReference: string;
  readonly predecessor: string | null;
}

/** A lookup as it is first put on record. */
export function newLookup(parts: OutboxParts, request: LookupRequest, belonging: Belonging): LivenessLookup {
  return {
    kind: 'livenessLookup',
    ...begun(parts, belonging),
    sessionId: request.sessionId,
    customerIp: request.customerIp,
    policy: parts.records.settings.read().livenessPolicy ?? policyWithoutChoice(belonging.mode),
    state: { name: 'queued' },
  };
}

/**
 * A match as it is first put on record; its pictures are in their files by then. A first picture that its lookup has
 * not brought yet, or brought without passing, is waited for.
 */
export async function newMatch(
  parts: OutboxParts,
  request: MatchRequest,
  belonging: Belonging,
  account: FaceMatch['account'],
): Promise<Result<FaceMatch, CallProblem>> {
  const letGo = holdPictures(parts, request);
  // The caller enters the match, or gives it up, as soon as it has it: in the same turn of the event loop.
  try {
    return await matchOf(parts, request, belonging, account);
  } finally {
    setImmediate(letGo);
  }
}

async function matchOf(
  parts: OutboxParts,
  request: MatchRequest,
  belonging: Belonging,
  account: FaceMatch['account'],
): Promise<Result<FaceMatch, CallProblem>> {
  const first = await firstPicture(parts, request.firstPicture, belonging.mode);
  if (!first.ok) return fieldFailure('firstPicture', first.error);
  const second = await keptPicture(parts, request.secondPicture);
  if (!second) return fieldFailure('secondPicture', 'pictureMissing');
  const match: FaceMatch = {
    kind: 'faceMatch',
    ...begun(parts, belonging),
    verificationId: request.verificationId,
    threshold: request.threshold,
    first: first.value.picture,
    second,
    policy: parts.records.settings.read().matchPolicy,
    maybeProcessed: false,
    account,
    state: { name: 'queued' },
  };
  if (first.value.state === 'ready') return success(match);
  const { picture } = match.first;
  const waiting = picture && withReference(match, picture, first.value.state === 'passed');
  return success(waiting ?? { ...match, state: { name: 'needs', what: 'answer' } });
}

/** The case of this reference; a new one where there is none. Part of the step that enters the check. */
export function caseOf(parts: OutboxParts, mode: Mode, reference: string): Case | null {
  if (reference === '') return null;
  const found = parts.records.cases.find(mode, reference);
  if (found) return found;
  const now = parts.vendors.now().toISOString();
  const entered: Case = {
    id: parts.newId(),
    mode,
    createdAt: now,
    reference,
    name: '',
    note: '',
    place: '',
    visitedAt: null,
    consent: null,
    counted: { lookup: null, match: null },
  };
  parts.records.cases.insert(entered);
  return entered;
}

/** No vendor names a pass mark: outside practice a lookup is a review at best until an operator has chosen one. */
function policyWithoutChoice(mode: Mode): LivenessLookup['policy'] {
  return mode === 'practice' ? PRACTICE_LIVENESS_POLICY : null;
}

export function newVerificationId(newId: () => string): string {
  return `FD-${newId()}`;
}

export function fieldFailure(field: string, fieldProblem: NonNullable<CallProblem['fieldProblem']>) {
  return failure({ code: 'field', message: fieldProblem, field, fieldProblem } as const);
}

function begun(parts: OutboxParts, belonging: Belonging) {
  return {
    id: parts.newId(),
    sequence: 0,
    ...belonging,
    agent: parts.records.settings.read().agent,
    enteredAt: parts.vendors.now().toISOString(),
    tries: 0,
    attempts: [],
  };
}

interface FoundFirst {
  readonly picture: FirstPicture;
  /** `waiting`: its lookup has no answer yet. `passed`, `notPassed`: it has. `ready`: there is nothing to ask. */
  readonly state: 'ready' | 'waiting' | 'passed' | 'notPassed';
}

async function firstPicture(
  parts: OutboxParts,
  request: MatchRequest['firstPicture'],
  mode: Mode,
): Promise<Result<FoundFirst, 'pictureMissing' | 'lookupMissing'>> {
  if (request.from === 'file') {
    const picture = await keptPicture(parts, request.picture);
    return picture ? success({ picture: { from: 'file', picture }, state: 'ready' }) : failure('pictureMissing');
  }
  const lookup = parts.records.checks.read(request.lookup);
  if (lookup?.kind !== 'livenessLookup' || lookup.mode !== mode) return failure('lookupMissing');
  const from = { from: 'lookup', lookup: lookup.id } as const;
  if (lookup.state.name === 'cancelled' || lookup.state.name === 'closed') return failure('lookupMissing');
  if (lookup.state.name !== 'done') return success({ picture: { ...from, picture: null }, state: 'waiting' });
  const { reference } = lookup.state.answer;
  if (reference?.kind !== 'kept') return failure('lookupMissing');
  const state = lookup.state.verdict.kind === 'pass' ? 'passed' : 'notPassed';
  return success({ picture: { ...from, picture: reference.picture }, state });
}

/** Another check may be removed while files are written: what this one asks about stays all the same. */
function holdPictures({ drafts, records }: OutboxParts, { firstPicture, secondPicture }: MatchRequest): () => void {
  const find = (id: string) => drafts.read(id)?.picture ?? records.pictures.find(id);
  const first = firstPicture.from === 'file' ? find(firstPicture.picture) : referenceOf(records, firstPicture.lookup);
  const holds = [first, find(secondPicture)].flatMap((picture) => (picture ? [records.pictures.hold(picture)] : []));
  return () => {
    for (const end of holds) end();
  };
}

function referenceOf(records: OutboxParts['records'], id: string): Picture | null {
  const lookup = records.checks.read(id);
  if (lookup?.kind !== 'livenessLookup' || lookup.state.name !== 'done') return null;
  const { reference } = lookup.state.answer;
  return reference?.kind === 'kept' ? reference.picture : null;
}

/** A picture from a form is put into its file now; one that a check asks about already is there. */
async function keptPicture(parts: OutboxParts, id: string): Promise<Picture | null> {
  const draft = parts.drafts.read(id);
  if (draft) {
    await parts.records.pictures.keep(draft.picture, draft.bytes);
    return draft.picture;
  }
  const kept = await parts.records.pictures.read(id);
  return kept.ok ? kept.value.picture : null;
}
