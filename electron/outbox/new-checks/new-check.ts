import { type Case, namedBy, nothingSkipped } from '../../../shared/case/case.ts';
import type { FaceMatch, FirstPicture, LivenessLookup } from '../../../shared/check/check.ts';
import type { CallProblem, RequestOf } from '../../../shared/contract/contract.ts';
import { PRACTICE_LIVENESS_POLICY } from '../../../shared/limits.ts';
import type { Mode } from '../../../shared/mode.ts';
import type { Picture } from '../../../shared/picture/picture.ts';
import { pictureMaySend } from '../../../shared/picture/sight.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { withReference } from '../machines/check-machine.ts';
import type { OutboxParts } from '../parts.ts';
import { lookupItIsMadeOf } from './derivation.ts';

type LookupRequest = Omit<RequestOf<'checks.lookUpLiveness'>, keyof NamedCase>;
type MatchRequest = Omit<RequestOf<'checks.matchFaces'>, keyof NamedCase>;

/** A case, and whether it still has to be put on record. */
export interface FoundCase {
  readonly case: Case;
  readonly isNew: boolean;
}

/** A case as a form names it: the one in front by its id, else by the reference that was typed; empty for none. */
export type NamedCase = Pick<RequestOf<'checks.lookUpLiveness'>, 'caseReference' | 'caseId'>;

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
  const [first, second] = await Promise.all([
    firstPicture(parts, request.firstPicture, belonging),
    keptPicture(parts, request.secondPicture),
  ]);
  if (!first.ok) return fieldFailure('firstPicture', first.error);
  if (!second) return fieldFailure('secondPicture', 'pictureMissing');
  const match: FaceMatch = {
    kind: 'faceMatch',
    ...begun(parts, belonging),
    verificationId: request.verificationId,
    threshold: request.threshold,
    first: advisedFirst(parts, first.value.picture),
    second: parts.drafts.advised(second, 'document'),
    policy: parts.records.settings.read().matchPolicy,
    maybeProcessed: false,
    account,
    state: { name: 'queued' },
  };
  if (first.value.state === 'ready') return success(match);
  const { picture } = match.first;
  const waiting = picture && withReference(match, picture, first.value.state === 'passed');
  // Half a picture was in the form, with a word on it: who enters it then has decided.
  if (waiting?.state.name === 'needs' && waiting.state.what === 'half') return success(match);
  return success(waiting ?? { ...match, state: { name: 'needs', what: 'answer' } });
}

/**
 * The case that was named; a new one, to be kept with the check, where there is none of its reference; null where none was
 * named. Part of the step that enters the check, and stops it where another case's reference only looks the same: which one
 * is meant a person has to say.
 */
export function caseOf(
  parts: OutboxParts,
  mode: Mode,
  { caseId, caseReference: reference }: NamedCase,
): Result<FoundCase | null, CallProblem> {
  if (caseId !== undefined) {
    const heldCase = parts.records.cases.read(caseId);
    return heldCase?.mode === mode
      ? success({ case: heldCase, isNew: false })
      : failure({ code: 'notFound', message: 'no case of this mode has this id' });
  }
  if (reference === '') return success(null);
  const alike = parts.records.cases.alike(mode, reference);
  const found = namedBy(reference, alike);
  if (found) return success({ case: found, isNew: false });
  if (alike[0]) return referenceTaken('caseReference', reference, alike[0]);
  const named = { ...noDetails, reference };
  return success({ case: newCase(named, mode, parts.newId(), parts.vendors.now()), isNew: true });
}

const noDetails = { name: '', note: '', place: '', visitedAt: null, consent: null };

/** A case as it is first put on record. */
export function newCase(details: RequestOf<'cases.create'>, mode: Mode, id: string, now: Date): Case {
  const counted = { lookup: null, match: null };
  return { ...details, id, mode, createdAt: now.toISOString(), counted, skipped: nothingSkipped };
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

/** Another case has this reference, or one that reads the same; the window offers that case. */
export function referenceTaken(field: string, reference: string, { id, reference: used, name }: Case) {
  const fieldProblem = used === reference ? 'caseReferenceUsed' : 'caseReferenceAlike';
  const otherCase = { id, reference: used, name };
  return failure({ code: 'field', message: fieldProblem, field, fieldProblem, otherCase } as const);
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
  { mode, caseId }: Belonging,
): Promise<Result<FoundFirst, 'pictureMissing' | 'lookupMissing' | 'lookupUnshown'>> {
  if (request.from === 'file') {
    const picture = await keptPicture(parts, request.picture);
    if (!picture) return failure('pictureMissing');
    const lookup = await lookupItIsMadeOf(parts, picture, mode, caseId);
    if (lookup === null) return success({ picture: { from: 'file', picture }, state: 'ready' });
    return success({ picture: { from: 'lookup', lookup: lookup.id, picture }, state: passedOrNot(lookup) });
  }
  const lookup = parts.records.checks.read(request.lookup);
  if (lookup?.kind !== 'livenessLookup' || lookup.mode !== mode) return failure('lookupMissing');
  const from = { from: 'lookup', lookup: lookup.id } as const;
  if (lookup.state.name === 'cancelled' || lookup.state.name === 'closed') return failure('lookupMissing');
  if (lookup.state.name !== 'done') return success({ picture: { ...from, picture: null }, state: 'waiting' });
  const { reference } = lookup.state.answer;
  if (reference?.kind !== 'kept') return failure('lookupMissing');
  if (reference.picture.sight === 'unseen') return success({ picture: { ...from, picture: null }, state: 'waiting' });
  if (!pictureMaySend(reference.picture)) return failure('lookupUnshown');
  return success({ picture: { ...from, picture: reference.picture }, state: passedOrNot(lookup) });
}

function passedOrNot({ state }: LivenessLookup): 'passed' | 'notPassed' {
  return state.name === 'done' && state.verdict.kind === 'pass' ? 'passed' : 'notPassed';
}

/** With what was advised of it in the form; a vendor's own picture is not judged there, only what was made of it. */
function advisedFirst({ drafts }: OutboxParts, first: FirstPicture): FirstPicture {
  const { picture } = first;
  if (first.from === 'file') return { ...first, picture: drafts.advised(first.picture, 'face') };
  return picture && drafts.held(picture.id) ? { ...first, picture: drafts.advised(picture, 'face') } : first;
}

/** Another check may be removed while files are written: what this one asks about stays all the same. */
function holdPictures({ drafts, records }: OutboxParts, { firstPicture, secondPicture }: MatchRequest): () => void {
  const find = (id: string) => drafts.held(id)?.picture ?? records.pictures.find(id);
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
  const draft = parts.drafts.held(id);
  if (draft) {
    await parts.records.pictures.keep(draft.picture, draft.bytes);
    return draft.picture;
  }
  const kept = await parts.records.pictures.read(id);
  return kept.ok ? kept.value.picture : null;
}
