import { isDeepStrictEqual } from 'node:util';
import type { RemovalReason } from '../../../shared/case/case.ts';
import type { Check, CheckStateName, FaceMatch } from '../../../shared/check/check.ts';
import type { LaneName } from '../../../shared/check/lane.ts';
import { vendorOf } from '../../../shared/check/of-a-check.ts';
import type { OutboxGroup } from '../../../shared/check/outbox.ts';
import type { Vendor } from '../../../shared/check/outcome.ts';
import type { Mode } from '../../../shared/mode.ts';
import type { CaseTable } from '../cases/case-table.ts';
import { checkChanged, checkFacts, checkRemoved, noteFacts, reviewFacts } from '../chain/audit-content.ts';
import { type RecordsParts, SALT_BYTES } from '../parts.ts';
import type { CheckRecords } from '../records.ts';
import type { SearchIndex } from '../search/search-index.ts';
import { createTryingTable } from '../trying.ts';
import { createArrivalTable } from './arrivals.ts';
import { createCallTable } from './calls.ts';
import { createCheckPictures } from './check-pictures.ts';
import { createCheckReader, type StoredCheck } from './check-reader.ts';
import { createCheckTable } from './check-table.ts';
import { createNoteTable } from './notes.ts';
import { createReviewTable } from './reviews.ts';
import { createUsedIds } from './used-ids.ts';

/** Nothing is removed under the hands of the attempt that is under way. */
export class CheckIsSendingError extends Error {
  override readonly name = 'CheckIsSendingError';
}

/** The checks, and those of one case in the order in which they were entered. */
export type Checks = CheckRecords & { ofCase(caseId: string): readonly Check[] };

const kindsOf = { instantPay: 'livenessLookup', cashfree: 'faceMatch' } as const satisfies Record<
  Vendor,
  Check['kind']
>;

/**
 * As `groupOf` has them (shared/status/): its states; of a match that needs something, whether that is an answer alone; and
 * whether what would go by itself is in a lane that stands still.
 */
const groupWords: Readonly<Record<OutboxGroup, readonly [states: string, needsAnswer: number, isStill: number]>> = {
  asking: [JSON.stringify(['failed', 'lost', 'held', 'needs']), 0, 0],
  paused: [JSON.stringify(['queued', 'waiting']), 1, 1],
  moving: [JSON.stringify(['queued', 'sending', 'waiting', 'needs']), 1, 0],
};
const IN_GROUP = `state IN (SELECT value FROM json_each(?))
  AND (state <> 'needs' OR (state_content ->> 'what' = 'answer') = ?)
  AND (state IN ('queued', 'waiting') AND checks.mode || ' ' || kind IN (SELECT value FROM json_each(?))) = ?`;

function boundOf(group: OutboxGroup, still: readonly LaneName[]) {
  const [states, needsAnswer, isStill] = groupWords[group];
  const lanes = JSON.stringify(still.map(({ vendor, mode }) => `${mode} ${kindsOf[vendor]}`));
  return [states, needsAnswer, lanes, isStill] as const;
}

export function createChecks(parts: RecordsParts, cases: CaseTable, index: SearchIndex): Checks {
  const { database, steps, append, randomBytes } = parts;
  const table = createCheckTable(database, createCheckPictures(parts));
  const reader = createCheckReader(database);
  const notes = createNoteTable(database);
  const reviews = createReviewTable(database);
  const calls = createCallTable(database);
  const usedIds = createUsedIds(database);
  const trying = createTryingTable(database);
  const arrivals = createArrivalTable(database);
  const nextQueued = reader.select<[string, string, string]>(
    `state = 'queued' AND checks.mode = ? AND kind = ? AND checks.id NOT IN (SELECT value FROM json_each(?))
     ORDER BY checks.sequence LIMIT 1`,
  );
  const inStates = reader.select<[string, number]>(
    'state IN (SELECT value FROM json_each(?)) ORDER BY checks.sequence LIMIT ?',
  );
  const inGroup = reader.select<[string, number, string, number, number]>(
    `${IN_GROUP} ORDER BY checks.sequence LIMIT ?`,
  );
  const countGroup = database
    .prepare<[string, number, string, number], number>(`SELECT count(*) FROM checks WHERE ${IN_GROUP}`)
    .pluck();
  const needing = reader.select<[string]>("first_lookup = ? AND state = 'needs' ORDER BY checks.sequence");
  const boughtWith = reader.select<[string, number, string]>(
    `checks.mode = ? AND threshold = ? AND state IN ('done', 'queued', 'sending', 'waiting', 'held') AND kind = 'faceMatch' AND checks.sequence IN (
       SELECT check_sequence FROM check_pictures JOIN pictures ON pictures.id = picture_id WHERE file_name = ?)
     ORDER BY checks.sequence DESC`,
  );
  const arrived = reader.select<[string, number]>(
    `checks.mode = ? AND checks.sequence IN (SELECT check_sequence FROM arrivals) ORDER BY checks.sequence DESC LIMIT ?`,
  );
  const holding = reader.select<[string]>(
    'checks.sequence IN (SELECT check_sequence FROM check_pictures WHERE picture_id = ?)',
  );
  const withReference = reader.select<[string, string]>(
    `checks.mode = ? AND kind = 'livenessLookup' AND checks.sequence IN (
       SELECT check_sequence FROM check_pictures JOIN pictures ON pictures.id = picture_id
       WHERE role = 'reference' AND file_name = ?)
     ORDER BY checks.sequence DESC`,
  );
  const ofCase = reader.select<[string]>('case_id = ? ORDER BY checks.sequence');
  const countByLane = database.prepare<[string], { mode: Mode; kind: Check['kind']; count: number }>(`
    SELECT mode, kind, count(*) AS count FROM checks WHERE state IN (SELECT value FROM json_each(?))
    GROUP BY mode, kind ORDER BY mode, kind`);
  const restored = database
    .prepare<[], number>(
      "SELECT count(*) FROM checks WHERE state = 'held' AND state_content ->> 'because' = 'restored'",
    )
    .pluck();
  const known = database.prepare<[string], { count: number }>(
    'SELECT count(*) AS count FROM json_each(?) AS asked JOIN checks ON checks.id = asked.value',
  );
  const newestMoving = database
    .prepare<[string, string], string | null>(
      "SELECT max(entered_at) FROM checks WHERE state IN ('queued', 'sending', 'waiting') AND mode = ? AND kind = ?",
    )
    .pluck();
  const stateOf = database.prepare<[string], CheckStateName>('SELECT state FROM checks WHERE id = ?').pluck();
  const idUsed = database.prepare('SELECT 1 FROM checks WHERE mode = ? AND verification_id = ?');

  function stored(id: string): StoredCheck {
    const found = reader.read(id);
    if (!found) throw new Error('no check with this id exists');
    return found;
  }

  /** A check's own is made once; in a case it has the case's, and goes with it. */
  function saltFor(check: Check, before: StoredCheck | null) {
    if (check.caseId !== null) return { own: null, salt: cases.salt(check.caseId) };
    const own = before?.check.caseId === null ? before.salt : randomBytes(SALT_BYTES);
    return { own, salt: own };
  }

  function insert<Kind extends Check>(check: Kind): Kind {
    const { own, salt } = saltFor(check, null);
    const sequence = table.insert(check, own);
    calls.count(null, check);
    index.indexCheck(sequence);
    append({ event: 'checkEntered', content: checkFacts(check, salt) });
    return { ...check, sequence, caseReference: stored(check.id).check.caseReference };
  }

  function replace(check: Check): void {
    const before = stored(check.id);
    if (isSame(before.check, check)) return;
    const { own, salt } = saltFor(check, before);
    table.update(before.check, check, own);
    calls.count(before.check, check);
    arrivals.follow(before.check, check);
    if (before.check.caseId !== check.caseId || check.state.name === 'done') index.indexCheck(before.check.sequence);
    // Half-open tries are not told, nor what the chain knows nothing of.
    if (isDeepStrictEqual(checkFacts(before.check, before.salt), checkFacts(check, salt))) return;
    append(checkChanged(before.check, check, salt));
  }

  function remove(id: string, reason: RemovalReason): void {
    const { check } = stored(id);
    if (check.state.name === 'sending') throw new CheckIsSendingError('a check that is being sent is not removed');
    stopCounting(check);
    usedIds.remember(check);
    index.forgetCheck(check.sequence);
    table.delete(check.sequence);
    append(checkRemoved(check, reason));
    steps.leaveNoTrace();
  }

  function stopCounting({ id, caseId }: Check): void {
    const holder = caseId === null ? null : cases.read(caseId);
    if (!holder) return;
    const { lookup, match } = holder.counted;
    const counted = { lookup: lookup === id ? null : lookup, match: match === id ? null : match };
    cases.replace({ ...holder, counted });
  }

  return {
    insert: (check) => steps.step(() => insert(check)),
    replace: (check) => steps.step(() => replace(check)),
    read: (id) => reader.read(id)?.check ?? null,
    stateOf: (id) => stateOf.get(id) ?? null,
    countKnown: (ids) => known.get(JSON.stringify(ids))?.count ?? 0,
    nextQueued: ({ vendor, mode }, except) => nextQueued(mode, kindsOf[vendor], JSON.stringify([...except]))[0] ?? null,
    inStates: (states, limit) => inStates(JSON.stringify(states), limit),
    inGroup: (group, still, limit) => inGroup(...boundOf(group, still), limit),
    countGroup: (group, still) => countGroup.get(...boundOf(group, still)) ?? 0,
    countByMode(states) {
      const counts = { practice: 0, sandbox: 0, production: 0 };
      for (const { mode, count } of countByLane.all(JSON.stringify(states))) counts[mode] += count;
      return counts;
    },
    countByLane: (states: readonly CheckStateName[]): readonly (LaneName & { count: number })[] =>
      countByLane
        .all(JSON.stringify(states))
        .map(({ mode, kind, count }) => ({ vendor: vendorOf({ kind }), mode, count })),
    countRestored: () => restored.get() ?? 0,
    needing: (lookupId) => needing(lookupId).filter((check): check is FaceMatch => check.kind === 'faceMatch'),
    boughtAlike(match) {
      const pair = pairOf(match);
      return boughtWith(match.mode, match.threshold, parts.pictureFileName(match.second.sha256)).filter(
        (check): check is FaceMatch => check.kind === 'faceMatch' && check.id !== match.id && pairOf(check) === pair,
      );
    },
    arrived: (mode, limit) => ({ checks: arrived(mode, limit), total: arrivals.count(mode) }),
    see: (ids) => steps.step(() => arrivals.see(ids)),
    holding,
    withReference: (sha256, mode) =>
      withReference(mode, parts.pictureFileName(sha256)).filter((check) => check.kind === 'livenessLookup'),
    verificationIdUsed: (mode, verificationId) =>
      idUsed.get(mode, verificationId) !== undefined || usedIds.has(mode, verificationId),
    newestMoving: ({ vendor, mode }) => newestMoving.get(mode, kindsOf[vendor]) ?? null,
    spendTrying: ({ vendor, mode }, milliseconds) => trying.add(mode, kindsOf[vendor], milliseconds),
    triedLongerThan: trying.longerThan,
    tryAnew: trying.forget,
    calls: calls.since,
    notes(id) {
      const found = reader.read(id);
      return found ? notes.read(found.check.sequence) : [];
    },
    addNote: (id, note) =>
      steps.step(() => {
        const { check } = stored(id);
        const salt = randomBytes(SALT_BYTES);
        notes.add(check.sequence, note, salt);
        index.indexCheck(check.sequence);
        append({ event: 'noteAdded', content: { check: id, ...noteFacts(note, salt) } });
      }),
    reviews(id) {
      const found = reader.read(id);
      return found ? reviews.read(found.check.sequence) : [];
    },
    addReview: (id, review) =>
      steps.step(() => {
        const { sequence } = stored(id).check;
        const salt = randomBytes(SALT_BYTES);
        reviews.add(sequence, { review, salt });
        index.indexCheck(sequence);
        append({ event: 'reviewAdded', content: { check: id, ...reviewFacts(review, salt) } });
      }),
    remove: (id, reason) => steps.step(() => remove(id, reason)),
    ofCase,
  };
}

/** The same for the same two pictures, whichever is first. */
function pairOf({ first, second }: FaceMatch): string {
  return [first.picture?.sha256 ?? '', second.sha256].sort().join();
}

/** Whether there is nothing to write: how far an upload has come, and a case's reference, are not the check's own. */
function isSame(stored: Check, check: Check): boolean {
  const { sequence, caseReference } = stored;
  const state = check.state.name === 'sending' ? { ...check.state, sentBytes: 0 } : check.state;
  return isDeepStrictEqual(stored, { ...check, state, sequence, caseReference });
}
