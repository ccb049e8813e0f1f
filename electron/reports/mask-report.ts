import type { Case } from '../../shared/case/case.ts';
import type { NamedCase } from '../../shared/case/question.ts';
import type { Reading } from '../../shared/check/answers.ts';
import type { Attempt } from '../../shared/check/check.ts';
import type { VendorWords } from '../../shared/check/outcome.ts';
import type { CheckEvidence, EvidencePicture, Report } from '../../shared/evidence/evidence.ts';
import { titleOf } from './title.ts';

/** What stands in the place of what a masked report does not tell. */
export const MASK = '••••';
/** Of a name or a reference so many characters are left, but never more than half of them. */
const MOST_SHOWN = 4;

/** Ids of the program and, where they are made by no person, of vendors: `FD-` begins our verification ids. */
const madeId = /^(?:FD-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** The codes of answers that the vendors have published (docs/VENDORS.md); any other text of theirs may be anything. */
const knownCodes: ReadonlySet<string> = new Set([
  ...['TXN', 'LIVE', 'SANDBOX', 'CREATED', 'IN_PROGRESS', 'SUCCEEDED', 'FAILED', 'EXPIRED'],
  ...['SUCCESS', 'YES', 'NO'],
]);

type Rule<Value> = (value: Value) => Value;

type HasText<Value> = Value extends string
  ? string extends Value
    ? true
    : false
  : Value extends readonly (infer One)[]
    ? HasText<One>
    : Value extends object
      ? { [Key in keyof Value]-?: HasText<Value[Key]> }[keyof Value]
      : false;

/**
 * What becomes of each member that has any text in it. Numbers, truth values and codes of our own stay. Whoever adds a text
 * to the evidence has to say here what becomes of it, or nothing compiles.
 */
type Rules<Value> = {
  readonly [Key in keyof Value as true extends HasText<Value[Key]> ? Key : never]-?: Rule<Value[Key]>;
};

/** Of an object that has the same members always: of a union each kind needs its own. */
function members<Value extends object>(rules: Rules<Value>): Rule<Value> {
  const each = Object.entries(rules) as [keyof Value, Rule<Value[keyof Value]>][];
  return (value) => ({ ...value, ...Object.fromEntries(each.map(([name, rule]) => [name, rule(value[name])])) });
}

const all =
  <Value>(rule: Rule<Value>) =>
  (values: Value[]) =>
    values.map(rule);
const orNull =
  <Value>(rule: Rule<Value>) =>
  (value: Value | null) =>
    value === null ? null : rule(value);
const read =
  <Value>(rule: Rule<Value>) =>
  (reading: Reading<Value>) =>
    reading.found === 'one' ? { ...reading, value: rule(reading.value) } : reading;

/** Comes from the program, its operator or the organisation: ids, times, hashes, hosts, who entered and who reviewed. */
const stays = <Value>(value: Value) => value;
const leftOut = (text: string): string => (text === '' ? '' : MASK);
const madeIdOnly = (text: string) => (madeId.test(text) ? text : leftOut(text));
const codeOnly = (text: string) => (knownCodes.has(text) ? text : leftOut(text));

/** One rule for several members. */
function each<Applied, Name extends string>(rule: Applied, ...names: Name[]): Record<Name, Applied> {
  return Object.fromEntries(names.map((name) => [name, rule])) as Record<Name, Applied>;
}

const picture = members<EvidencePicture>({ ...each(stays, 'sha256', 'attachment', 'original'), name: leftOut });
const note = members<CheckEvidence['notes'][number]>({ ...each(stays, 'id', 'at'), text: leftOut });
const review = members<CheckEvidence['reviews'][number]>({ ...each(stays, 'id', 'at', 'reviewer'), reason: leftOut });
const caseReview = members<Report['caseReviews'][number]>({
  ...each(stays, 'id', 'at', 'reviewer', 'counted'),
  reason: leftOut,
});
const words = members<VendorWords>({
  ...each(orNull(leftOut), 'type', 'code', 'message'),
  supportReference: orNull(madeIdOnly),
});
const attempt = members<Attempt>({
  ...each(stays, 'host', 'clientId', 'certificate', 'startedAt', 'lastAt'),
  ended: orNull(
    members<NonNullable<Attempt['ended']>>({ supportReference: orNull(madeIdOnly), unread: orNull(leftOut) }),
  ),
});
const lookupAnswer = members<NonNullable<Lookup['answer']>>({
  ...each(orNull(codeOnly), 'actionCode', 'internalCode', 'environment'),
  ...each(orNull(madeIdOnly), 'ipayUuid', 'orderId'),
  ...each(orNull(leftOut), 'statusMessage', 'timestamp'),
  statusCode: codeOnly,
  sessionStatus: read(codeOnly),
  sessionId: read(madeIdOnly),
  raw: leftOut,
});
const matchAnswer = members<NonNullable<Match['answer']>>({
  ...each(orNull(madeIdOnly), 'refId', 'verificationId', 'requestId'),
  status: codeOnly,
  result: orNull(codeOnly),
  raw: leftOut,
});

/**
 * A report that does not tell whom it is about; pure. Of these cases' names and references the last characters are left; of
 * what people typed and vendors wrote, no more than the ids and codes that say nothing of a person.
 *
 * @param cases all that the report is about or names
 */
export function maskReport(report: Report, cases: readonly (Case | NamedCase)[]): Report {
  const ending = endingBeside(
    cases.flatMap((one) => [
      // A short family name would be whole among the last characters.
      ...one.name.split(/\s+/),
      ...[one.name, one.reference],
      ...('note' in one ? [one.note, one.place] : []),
    ]),
  );
  const ofCase = orNull(
    members<Case>({
      ...each(stays, 'id', 'createdAt', 'visitedAt', 'consent', 'counted'),
      ...each(ending, 'reference', 'name'),
      ...each(leftOut, 'place', 'note'),
      skipped: members<Case['skipped']>(each(orNull(leftOut), 'consent', 'liveness', 'document')),
    }),
  );
  const ofAnyCheck = {
    ...each(stays, 'id', 'agent', 'enteredAt', 'predecessor', 'successor', 'state', 'stateReason'),
    environment: orNull(codeOnly),
    case: ofCase,
    caseResult: orNull(members<NonNullable<CheckEvidence['caseResult']>>({ decision: orNull(caseReview) })),
    words: orNull(words),
    attempts: all(attempt),
    pictures: all(picture),
    notes: all(note),
    reviews: all(review),
  };
  const lookup = members<Lookup>({
    ...ofAnyCheck,
    answer: orNull(lookupAnswer),
    sessionId: madeIdOnly,
    customerIp: leftOut,
  });
  const match = members<Match>({
    ...ofAnyCheck,
    answer: orNull(matchAnswer),
    verificationId: madeIdOnly,
    firstLookup: stays,
  });
  const masked = members<Report>({
    ...each(stays, 'id', 'madeAt', 'program', 'device', 'agent', 'organisation', 'chain'),
    title: leftOut,
    case: ofCase,
    caseReviews: all(caseReview),
    sharedWith: all(members<Report['sharedWith'][number]>({ reference: orNull(ending), said: stays })),
    checks: all((check) => (check.kind === 'faceMatch' ? match(check) : lookup(check))),
  })(report);
  return { ...masked, title: titleOf(masked) };
}

type Lookup = Extract<CheckEvidence, { kind: 'livenessLookup' }>;
type Match = Extract<CheckEvidence, { kind: 'faceMatch' }>;

/** The last characters of a text, as people see them: no more than half of it, and none of these texts among them. */
function endingBeside(secrets: readonly string[]): Rule<string> {
  const folded = secrets.map(fold).filter((secret) => secret !== '');
  return (text) => {
    if (text === '') return '';
    const characters = [...new Intl.Segmenter().segment(text.normalize('NFC').trim())].map(({ segment }) => segment);
    const most = Math.min(MOST_SHOWN, Math.floor(characters.length / 2));
    const endings = Array.from({ length: most }, (_, index) =>
      characters
        .slice(index - most)
        .join('')
        .trim(),
    );
    const shown = endings.find((ending) => !folded.some((secret) => fold(ending).includes(secret)));
    return shown ? `${MASK} ${shown}` : MASK;
  };
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase().trim();
