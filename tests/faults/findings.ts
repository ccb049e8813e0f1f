import type { LedgerEntry } from '../../electron/simulator/ledger/ledger.ts';
import type { Check, FaceMatch } from '../../shared/check/check.ts';
import type { Verification } from '../../shared/records.ts';
import { type Evidence, isInterrupted, subjectOf } from './kills.ts';
import { type GivenAnswer, subjectOfEntry } from './witness.ts';

export interface Aftermath extends Evidence {
  readonly ledger: readonly LedgerEntry[];
}

/** Everything that is not as it must be once all is settled; nothing, where all is well. Pure. */
export function findings(aftermath: Aftermath): string[] {
  return [
    ...unaccounted(aftermath),
    ...unsettled(aftermath),
    ...doublyAccepted(aftermath),
    ...forgottenCharges(aftermath),
    ...foreignAnswers(aftermath),
  ];
}

const label = (check: Check): string => `${check.kind} ${subjectOf(check)} (${check.state.name})`;

/** Every check that was entered is on record once, and nothing else is but what was asked again. */
function unaccounted({ checks, book }: Aftermath): string[] {
  const problems: string[] = [];
  const bySubject = Map.groupBy(checks, subjectOf);
  for (const [subject, same] of bySubject)
    if (same.length > 1) problems.push(`${subject} is on record ${same.length} times`);
  const known = new Set<string>();
  for (const { kind, subject, id } of book.entered) {
    const [check] = bySubject.get(subject) ?? [];
    if (check) known.add(check.id);
    if (id !== null && check?.id !== id)
      problems.push(`${kind} ${subject} was confirmed as ${id} and is not on record`);
  }
  for (const check of checks) {
    const again = check.predecessor !== null && book.askedAgain.has(check.predecessor);
    if (!known.has(check.id) && !again) problems.push(`nobody entered ${label(check)}`);
  }
  return problems;
}

/** States in which nothing goes on by itself: over, or for a person to decide. */
const restingStates = ['done', 'failed', 'lost', 'cancelled', 'closed'];

function unsettled({ checks }: Aftermath): string[] {
  return checks.flatMap((check) => {
    const open = check.attempts.filter(({ ended }) => ended === null).length;
    return [
      ...(restingStates.includes(check.state.name) ? [] : [`${label(check)} never came to rest`]),
      ...(open === 0 ? [] : [`${label(check)} has ${open} attempts without an end`]),
    ];
  });
}

/** No two pictures were accepted twice, but where the test itself asked for it under a new id. */
function doublyAccepted({ checks, book, ledger }: Aftermath): string[] {
  const matches = new Map(checks.flatMap((check) => (check.kind === 'faceMatch' ? [[subjectOf(check), check]] : [])));
  const problems: string[] = [];
  const pairs = Map.groupBy(
    ledger.flatMap((entry) => (entry.vendor === 'cashfree' ? [entry] : [])),
    ({ firstImageSha256, secondImageSha256 }) => `${firstImageSha256} ${secondImageSha256}`,
  );
  for (const [pair, entries] of pairs) {
    const ids = entries.map(({ verificationId }) => verificationId);
    if (new Set(ids).size < ids.length) problems.push(`${ids.join(', ')}: one id was accepted twice`);
    for (const id of ids) {
      const match = matches.get(id);
      if (match && pairOf(match) !== pair) problems.push(`${label(match)} went out with other pictures than its own`);
    }
    // Every one but the first must have been asked for in the place of another one of the same pictures.
    const again = ids.map((id) => matches.get(id)).filter((match) => match && isAskedAgain(match, book.askedAgain));
    if (ids.length > again.length + 1) problems.push(`${ids.join(', ')}: the same pictures were accepted under each`);
  }
  return problems;
}

function isAskedAgain({ predecessor }: FaceMatch, askedAgain: ReadonlySet<string>): boolean {
  return predecessor !== null && askedAgain.has(predecessor);
}

function pairOf({ first, second }: FaceMatch): string {
  return `${first.picture?.sha256} ${second.sha256}`;
}

/** What a vendor charged for is answered, or the records say that it may have been charged. */
function forgottenCharges({ checks, ledger }: Aftermath): string[] {
  const bySubject = new Map(checks.map((check) => [subjectOf(check), check]));
  const charged = ledger.flatMap((entry) => {
    const check = bySubject.get(subjectOfEntry(entry));
    if (!check) return [`${subjectOfEntry(entry)} was accepted by ${entry.vendor} and is not on record`];
    if (check.kind === 'livenessLookup' || check.state.name === 'done') return [];
    const told = check.maybeProcessed && (check.state.name === 'lost' || wasLost(check));
    return told ? [] : [`${label(check)} was accepted, and its records do not say so`];
  });
  const undoubted = checks.filter(
    (check) => check.kind === 'faceMatch' && !check.maybeProcessed && check.attempts.some(isInterrupted),
  );
  return [...charged, ...undoubted.map((check) => `${label(check)} was interrupted and is not in doubt`)];
}

function wasLost({ state }: FaceMatch): boolean {
  return state.name === 'closed' && state.was === 'lost';
}

/** Every answer on record is one that the vendor gave to this very question, and handed over whole. */
function foreignAnswers({ checks, exchanges }: Aftermath): string[] {
  return checks.flatMap((check) => {
    const shown = shownAnswer(check);
    if (shown === null) return [];
    const given = exchanges.filter(({ subject }) => subject === subjectOf(check)).map(({ answer }) => answer);
    const same = given.some((answer) => answer?.reference === shown.reference && answer?.score === shown.score);
    return same ? [] : [`${label(check)} shows ${JSON.stringify(shown)}; given were ${JSON.stringify(given)}`];
  });
}

function shownAnswer(check: Check): Omit<GivenAnswer, 'status'> | null {
  if (check.state.name !== 'done') return null;
  if (check.kind === 'faceMatch') return { reference: check.state.answer.refId, score: check.state.answer.score };
  const { ipayUuid, confidence } = check.state.answer;
  return { reference: ipayUuid, score: confidence.found === 'one' ? confidence.value : null };
}

/** What the program itself finds wrong with its records. */
export function troublesOf({ chain, database, disagreements, pictures }: Verification): string[] {
  return [
    ...(chain.result === 'whole' ? [] : [`the chain is not whole: ${JSON.stringify(chain)}`]),
    ...(database === 'sound' ? [] : ['the database is damaged']),
    ...(disagreements === 0 ? [] : [`${disagreements} disagreements between the chain and the records`]),
    ...(pictures.missing + pictures.altered === 0 ? [] : [`pictures: ${JSON.stringify(pictures)}`]),
  ];
}
