import {
  type Decision,
  type NamedCase,
  type Question,
  type SharedWith,
  undecided,
} from '../../../shared/case/question.ts';
import type { Check, FaceMatch } from '../../../shared/check/check.ts';
import { picturesOf } from '../../../shared/check/of-a-check.ts';
import { hashesOf } from '../../../shared/picture/sight.ts';
import type { Clue } from '../../records/records.ts';
import type { OutboxParts } from '../parts.ts';
import { answerAtHand, answeredAt } from './answer-at-hand.ts';
import {
  cluesAskedAbout,
  cluesHeld,
  type Found,
  isDecided,
  isOfSample,
  isSample,
  toSay,
  unsaid,
  usesOf,
} from './same-customer.ts';

/** What of the outbox's parts is needed to ask. */
export type QuestionParts = Pick<OutboxParts, 'records' | 'newId' | 'isSamplePicture'> & {
  readonly vendors: Pick<OutboxParts['vendors'], 'now'>;
};

/** What a person is asked before checks are sent, and what they have said. */
export type Questions = ReturnType<typeof createQuestions>;

export function createQuestions({ records, vendors, newId, isSamplePicture }: QuestionParts) {
  const sessionOf = (id: string) => {
    const lookup = records.checks.read(id);
    return lookup?.kind === 'livenessLookup' ? lookup.sessionId : null;
  };

  function unsaidOf(check: Check): readonly Found[] {
    const found = elsewhere(records, check, cluesAskedAbout(check, sessionOf), isSamplePicture);
    return unsaid(found, (value, other) => records.sameCustomer.said(value, check.caseId, other) !== null);
  }

  /**
   * What has to be asked about a check before it may be put on record or sent; null for nothing more. Part of the step that
   * does so: nothing comes between the question and the check.
   */
  function about(check: Check, decision: Decision): Question | null {
    const uses = usesOf(unsaidOf(check));
    if (uses.length > 0 && !isDecided(uses, decision)) return { about: 'otherCustomer', uses };
    return check.kind === 'faceMatch' ? aboutAnswer(check, decision) : null;
  }

  function aboutAnswer(match: FaceMatch, { again }: Decision): Question | null {
    // One that can't go yet is asked about when it can.
    if (match.state.name !== 'queued' || isPractised(match)) return null;
    const alike = records.checks.boughtAlike(match);
    const before = answerAtHand(alike, vendors.now());
    const at = before && answeredAt(before);
    if (!before || !at || before.state.name !== 'done') return aboutOneOnTheWay(alike, again);
    if (before.id === again) return null;
    return {
      about: 'answerAtHand',
      check: before.id,
      case: namedCase(records, before),
      answeredAt: at.toISOString(),
      verdict: before.state.verdict.kind,
      score: before.state.answer.score,
      threshold: before.threshold,
    };
  }

  /** An answer that is still to come need not be bought twice either. */
  function aboutOneOnTheWay(alike: readonly FaceMatch[], again: string | null): Question | null {
    const before = alike.find(({ state }) => state.name !== 'done');
    if (!before || before.id === again) return null;
    return { about: 'onTheWay', check: before.id, case: namedCase(records, before), enteredAt: before.enteredAt };
  }

  /** Nothing is bought with the pictures that practice brings along. */
  function isPractised({ mode, first, second }: FaceMatch): boolean {
    return (
      mode === 'practice' && [first.picture, second].every((one) => one !== null && isOfSample(one, isSamplePicture))
    );
  }

  return {
    about,
    /** Keeps, in the same step and once the check is on record, what was said of it. */
    keep(check: Check) {
      const common = { at: vendors.now().toISOString(), agent: records.settings.read().agent };
      for (const said of toSay(check.id, unsaidOf(check)))
        records.sameCustomer.say({ id: newId(), ...common, ...said });
    },
    /** Whether a match that would go by itself has to be asked about first. */
    mustAsk: (match: FaceMatch) => about(match, undecided) !== null,
  };
}

/** The case that a check belongs to, as a person is told of it; null for one without. */
export function namedCase({ cases }: Pick<QuestionParts['records'], 'cases'>, { caseId }: Check): NamedCase | null {
  const heldCase = caseId === null ? null : cases.read(caseId);
  return heldCase && { id: heldCase.id, reference: heldCase.reference, name: heldCase.name };
}

/**
 * What the checks of one case (null: checks without one) have in common with others, and what was said of it. Also what
 * nobody could be asked about, as it came with an answer.
 */
export function sharedWith(
  { records, isSamplePicture }: Pick<QuestionParts, 'records' | 'isSamplePicture'>,
  checks: readonly Check[],
): SharedWith[] {
  const shared = new Map<string, SharedWith>();
  for (const check of checks) {
    for (const { clue, holder } of elsewhere(records, check, cluesHeld(check), isSamplePicture)) {
      const other = holder.case?.id ?? null;
      const said = records.sameCustomer.said(clue.value, check.caseId, other);
      const bySession =
        holder.sessionId === null ? null : records.sameCustomer.said(holder.sessionId, check.caseId, other);
      const name = `${clue.kind} ${other ?? ''}`;
      const before = shared.get(name);
      shared.set(name, { kind: clue.kind, case: holder.case, said: before?.said ?? said ?? bySession });
    }
  }
  return [...shared.values()];
}

function elsewhere(
  records: QuestionParts['records'],
  check: Check,
  clues: readonly Clue[],
  isSamplePicture: (sha256: string) => boolean,
): readonly Found[] {
  const { mode, caseId } = check;
  const samples = picturesOf(check).filter((picture) => isOfSample(picture, isSamplePicture));
  const ofSamples = new Set(samples.flatMap(hashesOf));
  const isNobodys = (clue: Clue) => ofSamples.has(clue.value) || isSample(clue, isSamplePicture);
  const telling = clues.filter((clue) => mode !== 'practice' || !isNobodys(clue));
  return telling.flatMap((clue) =>
    records.sameCustomer.elsewhere(clue, mode, caseId).map((holder) => ({ clue, holder })),
  );
}
