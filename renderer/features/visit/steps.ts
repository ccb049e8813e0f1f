import type { Case } from '../../../shared/case/case.ts';
import type { SkippableStep } from '../../../shared/case/skippable.ts';
import type { Check, FaceMatch, LivenessLookup } from '../../../shared/check/check.ts';
import { comparesReference, countable } from '../../../shared/verdicts/counting.ts';
import { checksOf } from '../case/check-facts.ts';
import { isOpen, mayBeAnswered } from '../check/states/is-open.ts';

/** The steps of a visit, in their order. */
export const stepNames = ['customer', 'consent', 'liveness', 'document', 'result'] as const;
export type StepName = (typeof stepNames)[number];

/** Done; on its way without the agent, so that the next one need not wait for it; left out for a reason; or to be done by him. */
export type StepState = 'done' | 'underWay' | 'skipped' | 'toDo';

export interface Steps {
  readonly states: Readonly<Record<StepName, StepState>>;
  /** The one thing to do next: the first step that is to be done, else the result. */
  readonly next: StepName;
  /** What the liveness step and the document step are about; null before the first check. */
  readonly lookup: LivenessLookup | null;
  readonly match: FaceMatch | null;
  /** The lookup whose picture is the live photo; null where a photo has to be brought. */
  readonly liveLookup: LivenessLookup | null;
}

/** What of it the visit needs. */
export interface VisitReading {
  readonly case: Pick<Case, 'consent' | 'counted' | 'skipped'>;
  readonly checks: readonly Check[];
  /** The checks that count. */
  readonly counting: { readonly lookup: string | null; readonly match: string | null };
}

/** How far a visit has come. @param again the steps that the agent is doing again */
export function stepsOf(reading: VisitReading, again: ReadonlySet<StepName> = new Set()): Steps {
  const { checks, counting } = reading;
  const lookup = currentOf(checks, 'livenessLookup', counting.lookup);
  const match = currentOf(checks, 'faceMatch', counting.match);
  const counted = checks.find((check) => check.id === counting.lookup);
  const source = lookup && (lookup.state.name === 'done' || mayBeAnswered(lookup)) ? lookup : counted;
  const liveLookup = source?.kind === 'livenessLookup' && mayBringPicture(source) ? source : null;
  const isOverdue = lookup !== null && match !== null && isOfEarlierLookup(reading, lookup, match);
  const first = {
    customer: 'done',
    consent: reading.case.consent === null ? 'toDo' : 'done',
    liveness: stateOf(lookup),
    document: isOverdue ? 'toDo' : stateOf(match),
  } as const satisfies Record<Exclude<StepName, 'result'>, StepState>;
  const { skipped } = reading.case;
  const orSkipped = (name: string, state: StepState) =>
    state === 'toDo' && name in skipped && skipped[name as SkippableStep] !== null ? 'skipped' : state;
  const states = Object.fromEntries(
    Object.entries(first).map(([name, state]) => [name, again.has(name as StepName) ? 'toDo' : orSkipped(name, state)]),
  ) as Record<keyof typeof first, StepState>;
  const next = stepNames.find((name) => name !== 'result' && states[name] === 'toDo') ?? 'result';
  const isAllThere = Object.values(states).every((state) => state === 'done' || state === 'skipped');
  return {
    states: { ...states, result: isAllThere ? 'done' : next === 'result' ? 'underWay' : 'toDo' },
    next,
    lookup,
    match,
    liveLookup,
  };
}

/** The newest where it may still need somebody or be answered, else the one that counts. */
function currentOf<Kind extends Check['kind']>(checks: readonly Check[], kind: Kind, counted: string | null) {
  const all = checksOf(checks, kind) as Extract<Check, { kind: Kind }>[];
  const newest = all.find((check) => check.state.name === 'done' || isOpen(check));
  return newest && newest.state.name !== 'done' ? newest : (all.find(({ id }) => id === counted) ?? null);
}

function stateOf(check: Check | null): StepState {
  if (check === null) return 'toDo';
  const { state } = check;
  if (state.name === 'done') return state.verdict.kind === 'notComputable' ? 'toDo' : 'done';
  // It waits for a word of the agent's, not for an answer.
  if (state.name === 'needs' && state.what !== 'answer') return 'toDo';
  return mayBeAnswered(check) ? 'underWay' : 'toDo';
}

function mayBringPicture(lookup: LivenessLookup): boolean {
  const { state } = lookup;
  return state.name === 'done' ? state.answer.reference?.kind === 'kept' : mayBeAnswered(lookup);
}

/** The liveness check was done again after the match, whose live photo is the earlier one's. */
function isOfEarlierLookup({ case: { counted } }: VisitReading, lookup: LivenessLookup, match: FaceMatch): boolean {
  const isAnswered = match.state.name === 'done' && lookup.state.name === 'done';
  if (!isAnswered || counted.match !== null || !mayBringPicture(lookup)) return false;
  return match.sequence < lookup.sequence && !comparesReference(countable(lookup), countable(match));
}
