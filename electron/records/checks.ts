import { isDeepStrictEqual } from 'node:util';
import type { RemovalReason } from '../../shared/case.ts';
import type { Check, CheckStateName, FaceMatch } from '../../shared/check.ts';
import type { LaneName } from '../../shared/lane.ts';
import type { Mode } from '../../shared/mode.ts';
import type { Vendor } from '../../shared/outcome.ts';
import { checkChanged, checkEntered, checkRemoved, noteAdded, reviewAdded } from './audit-content.ts';
import { createCallTable } from './calls.ts';
import type { CaseTable } from './case-table.ts';
import { createCheckPictures } from './check-pictures.ts';
import { createCheckReader, type StoredCheck } from './check-reader.ts';
import { createCheckTable } from './check-table.ts';
import { createNoteTable } from './notes.ts';
import { type RecordsParts, SALT_BYTES } from './parts.ts';
import type { CheckRecords } from './records.ts';
import { createReviewTable } from './reviews.ts';
import type { SearchIndex } from './search-index.ts';
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
const vendorsOf = { livenessLookup: 'instantPay', faceMatch: 'cashfree' } as const satisfies Record<
  Check['kind'],
  Vendor
>;

export function createChecks(parts: RecordsParts, cases: CaseTable, index: SearchIndex): Checks {
  const { database, steps, append, randomBytes } = parts;
  const table = createCheckTable(database, createCheckPictures(parts));
  const reader = createCheckReader(database);
  const notes = createNoteTable(database);
  const reviews = createReviewTable(database);
  const calls = createCallTable(database);
  const usedIds = createUsedIds(database);
  const nextQueued = reader.select<[string, string, string]>(
    `state = 'queued' AND checks.mode = ? AND kind = ? AND checks.id NOT IN (SELECT value FROM json_each(?))
     ORDER BY checks.sequence LIMIT 1`,
  );
  const inStates = reader.select<[string, number]>(
    'state IN (SELECT value FROM json_each(?)) ORDER BY checks.sequence LIMIT ?',
  );
  const needing = reader.select<[string]>("first_lookup = ? AND state = 'needs' ORDER BY checks.sequence");
  const ofCase = reader.select<[string]>('case_id = ? ORDER BY checks.sequence');
  const countByLane = database.prepare<[string], { mode: Mode; kind: Check['kind']; count: number }>(`
    SELECT mode, kind, count(*) AS count FROM checks WHERE state IN (SELECT value FROM json_each(?))
    GROUP BY mode, kind ORDER BY mode, kind`);
  const known = database.prepare<[string], { count: number }>(
    'SELECT count(*) AS count FROM json_each(?) AS asked JOIN checks ON checks.id = asked.value',
  );
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
    append(checkEntered(check, salt));
    return { ...check, sequence, caseReference: stored(check.id).check.caseReference };
  }

  function replace(check: Check): void {
    const before = stored(check.id);
    if (isSame(before.check, check)) return;
    const { own, salt } = saltFor(check, before);
    table.update(before.check.sequence, check, own);
    calls.count(before.check, check);
    index.indexCheck(before.check.sequence);
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
    cases.replace({
      ...holder,
      counted: { lookup: lookup === id ? null : lookup, match: match === id ? null : match },
    });
  }

  return {
    insert: (check) => steps.step(() => insert(check)),
    replace: (check) => steps.step(() => replace(check)),
    read: (id) => reader.read(id)?.check ?? null,
    countKnown: (ids) => known.get(JSON.stringify(ids))?.count ?? 0,
    nextQueued: ({ vendor, mode }, except) => nextQueued(mode, kindsOf[vendor], JSON.stringify([...except]))[0] ?? null,
    inStates: (states, limit) => inStates(JSON.stringify(states), limit),
    countByMode(states) {
      const counts = { practice: 0, sandbox: 0, production: 0 };
      for (const { mode, count } of countByLane.all(JSON.stringify(states))) counts[mode] += count;
      return counts;
    },
    countByLane: (states: readonly CheckStateName[]): readonly (LaneName & { count: number })[] =>
      countByLane
        .all(JSON.stringify(states))
        .map(({ mode, kind, count }) => ({ vendor: vendorsOf[kind], mode, count })),
    needing: (lookupId) => needing(lookupId).filter((check): check is FaceMatch => check.kind === 'faceMatch'),
    verificationIdUsed: (mode, verificationId) =>
      idUsed.get(mode, verificationId) !== undefined || usedIds.has(mode, verificationId),
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
        append(noteAdded(id, note, salt));
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
        append(reviewAdded(id, review, salt));
      }),
    remove: (id, reason) => steps.step(() => remove(id, reason)),
    ofCase,
  };
}

/** Whether there is nothing to write: how far an upload has come, and a case's reference, are not the check's own. */
function isSame(stored: Check, check: Check): boolean {
  const { sequence, caseReference } = stored;
  const state = check.state.name === 'sending' ? { ...check.state, sentBytes: 0 } : check.state;
  return isDeepStrictEqual(stored, { ...check, state, sequence, caseReference });
}
