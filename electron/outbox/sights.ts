import type { Check, FaceMatch, LivenessLookup } from '../../shared/check/check.ts';
import { picturesOf } from '../../shared/check/of-a-check.ts';
import type { Look, Picture } from '../../shared/picture/picture.ts';
import { asSeen } from '../../shared/picture/sight.ts';
import { followLookup } from './dependents.ts';
import { withReference } from './machines/check-machine.ts';
import type { Questions } from './new-checks/ask-before-entry.ts';
import type { OutboxParts } from './parts.ts';

/** Looks at pictures that nobody has seen yet: those in vendors' answers, and those of earlier builds. */
export type Sights = ReturnType<typeof createSights>;

/** @param wake something may be sent now that waited to be seen */
export function createSights(parts: OutboxParts, { mustAsk }: Questions, wake: () => void) {
  const { records } = parts;
  const underWay = new Map<string, Promise<void>>();

  /** Looks at a check's pictures, and puts on record what they are. Comes back when that is done, or couldn't be. */
  function see(id: string): Promise<void> {
    const already = underWay.get(id);
    if (already) return already;
    const seeing = seeAll(id)
      .catch((fault: unknown) => parts.reportFault('looking at pictures', fault))
      .finally(() => underWay.delete(id));
    underWay.set(id, seeing);
    return seeing;
  }

  async function seeAll(id: string): Promise<void> {
    const check = records.checks.read(id);
    const unseen = check ? picturesOf(check).filter(({ sight }) => sight === 'unseen') : [];
    if (unseen.length === 0) return;
    const read = await Promise.all(unseen.map((picture) => records.pictures.read(picture.id)));
    // One that is missing or was altered has words of its own, wherever it is met.
    const there = read.flatMap((one) => (one.ok ? [one.value] : []));
    const looks = await parts.lookAt(there.map(({ bytes }) => bytes));
    const seen = there.map(({ picture }, index) => [picture, looks[index] ?? null] as const);
    const changed = new Set([id]);
    records.step(() => {
      for (const [picture, look] of seen) if (look) for (const one of putOnRecord(picture, look)) changed.add(one);
      const now = records.checks.read(id);
      if (now?.kind === 'livenessLookup') for (const one of goOn(now)) changed.add(one);
    });
    for (const one of changed) parts.announce(one);
    wake();
  }

  /** Every check that holds it says of it what it is, so that the audit chain does. */
  function putOnRecord(picture: Picture, look: Look): readonly string[] {
    const seen = asSeen(picture, look);
    const holders = records.checks.holding(picture.id);
    for (const holder of holders) records.checks.replace(withPicture(holder, seen));
    return holders.map(({ id }) => id);
  }

  /** The matches that wait for its reference picture; where that can't be looked at, they wait for a person. */
  function goOn(lookup: LivenessLookup): readonly string[] {
    const reference = lookup.state.name === 'done' ? lookup.state.answer.reference : null;
    if (reference?.kind !== 'kept' || reference.picture.sight !== 'unseen') {
      return followLookup(records, lookup, mustAsk).map(({ id }) => id);
    }
    const waiting = records.checks.needing(lookup.id).filter(awaitsAnswer);
    for (const match of waiting) {
      const failed = withReference(match, reference.picture, false);
      if (failed) records.checks.replace(failed);
    }
    return waiting.map(({ id }) => id);
  }

  return {
    see,
    /** What a match waits for is looked at, if its lookup is answered already. */
    seeFor(check: Check) {
      if (check.kind !== 'faceMatch' || !awaitsAnswer(check) || check.first.from !== 'lookup') return;
      const lookup = records.checks.read(check.first.lookup);
      if (lookup?.state.name === 'done') void see(lookup.id);
    },
    /** Comes back when nothing is being looked at. */
    async idle() {
      await Promise.all(underWay.values());
    },
  };
}

function awaitsAnswer({ state }: FaceMatch): boolean {
  return state.name === 'needs' && state.what === 'answer';
}

function withPicture(check: Check, seen: Picture): Check {
  const same = (picture: Picture) => (picture.id === seen.id ? seen : picture);
  if (check.kind === 'faceMatch') {
    const { first } = check;
    const asked = first.from === 'file' ? { ...first, picture: same(first.picture) } : lookupPicture(first, same);
    return { ...check, first: asked, second: same(check.second) };
  }
  if (check.state.name !== 'done') return check;
  const { answer } = check.state;
  const answered = <One extends (typeof answer.audits)[number]>(one: One): One =>
    one.kind === 'kept' ? { ...one, picture: same(one.picture) } : one;
  const reference = answer.reference && answered(answer.reference);
  return { ...check, state: { ...check.state, answer: { ...answer, reference, audits: answer.audits.map(answered) } } };
}

function lookupPicture(first: Extract<FaceMatch['first'], { from: 'lookup' }>, same: (picture: Picture) => Picture) {
  return { ...first, picture: first.picture && same(first.picture) };
}
