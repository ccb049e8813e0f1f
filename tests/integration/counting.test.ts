import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answeredLookup,
  answeredMatch,
  newLookup,
  newMatch,
  newPicture,
} from '../../electron/records/testing/records.ts';
import { nothingSkipped } from '../../shared/case/case.ts';
import type { Check, FaceMatch, LivenessLookup } from '../../shared/check/check.ts';
import type { Picture } from '../../shared/picture/picture.ts';
import { caseVerdict as verdictOn } from '../../shared/verdicts/case.ts';
import { caseResult, type Held } from '../../shared/verdicts/case-result.ts';
import { countable, whatCounts as counting, failsBeside } from '../../shared/verdicts/counting.ts';

const nothing = { lookup: null, match: null };

/** The checks themselves that count. */
function whatCounts(checks: readonly Check[], chosen: Parameters<typeof counting>[1]) {
  const { lookup, match, unsettled } = counting(checks.map(countable), chosen);
  const found = <One extends Check>(these: readonly One[], one: typeof lookup) =>
    these.find(({ id }) => id === one?.id) ?? null;
  return { lookup: found(lookupsOf(checks), lookup), match: found(matchesOf(checks), match), unsettled };
}

const caseVerdict = (lookup: LivenessLookup | null, match: FaceMatch | null) =>
  verdictOn(lookup && countable(lookup), match && countable(match));

/** Which picture a match compared first: that of the lookup entered as this number, or another. */
type Made =
  | { readonly kind: 'lookup'; readonly state: 'pass' | 'review' | 'fail' | 'queued' | 'cancelled' }
  | {
      readonly kind: 'match';
      readonly state: 'pass' | 'fail' | 'queued' | 'closed';
      readonly of: number | null;
      /** Itself, or something made of it: by the program, which saw to it, or so the window alone says. */
      readonly as: 'itself' | 'made' | 'said';
    };

type VerdictKind = 'pass' | 'review' | 'fail' | 'notComputable';

function lookupOf(kind: VerdictKind, sequence: number, reference = newPicture()): LivenessLookup {
  const lookup = answeredLookup({ sequence }, 97, reference);
  return { ...lookup, state: { ...lookup.state, verdict: { kind, reasons: ['confidenceReachesPassMark'] } } };
}

function matchOf(
  kind: VerdictKind,
  sequence: number,
  first: FaceMatch['first'] = { from: 'file', picture: newPicture() },
): FaceMatch {
  const match = answeredMatch({ sequence, first });
  if (match.state.name !== 'done') throw new Error('no answer');
  return { ...match, state: { ...match.state, verdict: { kind, reasons: ['scoreReachesThreshold'] } } };
}

/** In the order of entry. */
const made: fc.Arbitrary<readonly Made[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('lookup' as const),
      state: fc.constantFrom(
        'pass' as const,
        'review' as const,
        'fail' as const,
        'queued' as const,
        'cancelled' as const,
      ),
    }),
    fc.record({
      kind: fc.constant('match' as const),
      state: fc.constantFrom('pass' as const, 'fail' as const, 'queued' as const, 'closed' as const),
      of: fc.option(fc.nat(8)),
      as: fc.constantFrom('itself' as const, 'made' as const, 'said' as const),
    }),
  ),
  { maxLength: 9 },
);

function checksOf(all: readonly Made[]): readonly Check[] {
  const pictures = all.map(() => newPicture());
  return all.map((one, index) => {
    const sequence = index + 1;
    if (one.kind === 'lookup') {
      if (one.state === 'queued' || one.state === 'cancelled')
        return newLookup({ sequence, state: { name: one.state } });
      return lookupOf(one.state, sequence, pictures[index]);
    }
    const first = firstOf(one, pictures);
    if (one.state === 'queued') return newMatch({ sequence, first });
    if (one.state === 'closed') {
      return newMatch({ sequence, first, state: { name: 'closed', was: 'failed', successor: null } });
    }
    return matchOf(one.state, sequence, first);
  });
}

function firstOf({ of, as }: Extract<Made, { kind: 'match' }>, pictures: readonly Picture[]): FaceMatch['first'] {
  const picture = (of === null ? undefined : pictures[of]) ?? newPicture();
  if (as === 'itself') return { from: 'file', picture };
  const file = { format: 'jpeg', width: 600, height: 800, byteLength: 9 } as const;
  const made = { ...newPicture(), original: { ...file, sha256: picture.sha256, change: 'redrawn' as const } };
  return as === 'made'
    ? { from: 'lookup', lookup: crypto.randomUUID(), picture: made }
    : { from: 'file', picture: made };
}

/** Whether a match is of this picture: of its very bytes, or of what the program has made of them. */
function isOf({ first }: FaceMatch, reference: string | null): boolean {
  if (reference === null || first.picture === null) return false;
  return (
    first.picture.sha256 === reference || (first.from === 'lookup' && first.picture.original?.sha256 === reference)
  );
}

const isAnswered = (check: Check) => check.state.name === 'done';
const last = <One>(all: readonly One[]) => all.at(-1) ?? null;
const lookupsOf = (checks: readonly Check[]) =>
  checks.filter((check): check is LivenessLookup => check.kind === 'livenessLookup');
const matchesOf = (checks: readonly Check[]) =>
  checks.filter((check): check is FaceMatch => check.kind === 'faceMatch');
const referenceOf = (lookup: LivenessLookup | null) =>
  lookup?.state.name === 'done' && lookup.state.answer.reference?.kind === 'kept'
    ? lookup.state.answer.reference.picture.sha256
    : null;

describe('what counts where nobody has chosen', () => {
  it('is the newest answered lookup, and the newest answered match of its picture, else the newest answered', () => {
    fc.assert(
      fc.property(made, fc.infiniteStream(fc.nat()), (all, order) => {
        const checks = checksOf(all);
        const shuffled = checks.toSorted(() => ((order.next().value ?? 0) % 2 === 0 ? 1 : -1));
        const { lookup, match } = whatCounts(shuffled, nothing);
        const answeredLookups = lookupsOf(checks).filter(isAnswered);
        if (answeredLookups.length > 0) expect(lookup).toBe(last(answeredLookups));
        const answered = matchesOf(checks).filter(isAnswered);
        const reference = referenceOf(lookup);
        const ofIt = answered.filter((one) => isOf(one, reference));
        if (answered.length > 0) expect(match).toBe(last(ofIt) ?? last(answered));
      }),
    );
  });

  it('is one that may still be answered where none is, and never one that is over without an answer', () => {
    fc.assert(
      fc.property(made, (all) => {
        const checks = checksOf(all);
        const { lookup, match } = whatCounts(checks, nothing);
        const waiting = <One extends Check>(these: readonly One[]) =>
          these.some(isAnswered) ? undefined : last(these.filter(({ state }) => state.name === 'queued'));
        const [waitingLookup, waitingMatch] = [waiting(lookupsOf(checks)), waiting(matchesOf(checks))];
        if (waitingLookup !== undefined) expect(lookup).toBe(waitingLookup);
        if (waitingMatch !== undefined) expect(match).toBe(waitingMatch);
      }),
    );
  });

  it('is unsettled where the newest answer says the opposite of an earlier one', () => {
    const [failed, passed] = [lookupOf('fail', 1), lookupOf('pass', 2)];
    const doubtful = lookupOf('review', 3);
    expect(whatCounts([failed, passed], nothing).unsettled).toEqual(['livenessLookup']);
    expect(whatCounts([failed, doubtful], nothing).unsettled).toEqual([]);
    expect(whatCounts([failed, passed], { lookup: failed.id, match: null }).unsettled).toEqual([]);
    const matches = [matchOf('pass', 4), matchOf('fail', 5)];
    expect(whatCounts(matches, nothing).unsettled).toEqual(['faceMatch']);
  });
});

describe('what counts where somebody has chosen', () => {
  it('is what was chosen, whatever is newer; what is no longer there is not missed', () => {
    fc.assert(
      fc.property(made, fc.nat(), (all, at) => {
        const checks = checksOf(all);
        const chosen = checks[at % Math.max(1, checks.length)];
        if (chosen === undefined) return;
        const field = chosen.kind === 'livenessLookup' ? 'lookup' : 'match';
        expect(whatCounts(checks, { ...nothing, [field]: chosen.id })[field]).toBe(chosen);
        const gone = whatCounts(checks, { lookup: crypto.randomUUID(), match: crypto.randomUUID() });
        expect({ ...gone, unsettled: [] }).toEqual({ ...whatCounts(checks, nothing), unsettled: [] });
      }),
    );
  });
});

describe('a step of the visit', () => {
  const reasons = { consent: 'by phone', liveness: 'no camera', document: 'none at hand' };
  const held = { counted: nothing, consent: null, skipped: reasons };
  const resultOf = (checks: readonly Check[], more: Partial<Held> = {}) =>
    caseResult({ ...held, ...more }, checks.map(countable), []);

  it('is left out for its reason until it is done, and missing where it has neither', () => {
    expect(resultOf([])).toMatchObject({ leftOut: reasons, missing: [] });
    const done = resultOf([lookupOf('fail', 1), matchOf('pass', 2)], { consent: {} });
    expect(done).toMatchObject({ leftOut: nothingSkipped, missing: [] });
    const open = resultOf([lookupOf('pass', 1)], { skipped: nothingSkipped });
    expect(open.missing).toEqual(['consent', 'document']);
  });

  it('is missing still where its answer determines nothing', () => {
    expect(resultOf([lookupOf('notComputable', 1)], { skipped: nothingSkipped }).missing).toContain('liveness');
  });
});

describe('the case result', () => {
  it('is a pass only of two passes about one face, a fail with any fail that counts, else a review', () => {
    fc.assert(
      fc.property(made, (all) => {
        const checks = checksOf(all);
        const { lookup, match } = whatCounts(checks, nothing);
        const kinds = [lookup, match].map((check) => (check?.state.name === 'done' ? check.state.verdict.kind : null));
        const isOneFace = match !== null && isOf(match, referenceOf(lookup));
        const wanted = kinds.includes('fail')
          ? 'fail'
          : kinds.every((kind) => kind === 'pass') && isOneFace
            ? 'pass'
            : 'review';
        expect(caseVerdict(lookup, match).kind).toBe(wanted);
      }),
    );
  });

  it('has every fail beside it that does not count', () => {
    fc.assert(
      fc.property(made, (all) => {
        const checks = checksOf(all);
        const { lookup, match } = whatCounts(checks, nothing);
        const beside = failsBeside(checks.map(countable), [lookup?.id ?? null, match?.id ?? null]);
        const fails = checks.filter(({ state }) => state.name === 'done' && state.verdict.kind === 'fail');
        const others = fails.filter((check) => check !== lookup && check !== match);
        expect(beside.map(({ id }) => id)).toEqual(others.map(({ id }) => id));
      }),
    );
  });
});
