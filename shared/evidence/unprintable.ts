import type { CheckEvidence, Report } from './evidence.ts';
import ranges from './printed-letters.json' with { type: 'json' };

/** Whose text it is. Each has a name in the language files under `unprintablePlace`, of the window and of reports. */
export const printedPlaces = [
  'organisation',
  'reportAgent',
  'device',
  'reference',
  'customer',
  'place',
  'caseNote',
  'skipReason',
  'agent',
  'checkNote',
  'reviewReason',
  'reviewer',
  'pictureName',
  'vendor',
] as const;
export type PrintedPlace = (typeof printedPlaces)[number];

/** Characters in a report's texts that the fonts packed with the program have no letters for. */
export interface Unprintable {
  readonly place: PrintedPlace;
  /** As a person counts them, each once, and the code points in it that no font has. */
  readonly characters: readonly { readonly text: string; readonly points: readonly number[] }[];
}

/**
 * What of a report's texts the fonts that come with the program can't print. A system's own fonts don't count: whether
 * there is one on this computer must not decide what a person is told. What needs no letter, such as joiners, marks of
 * direction and blanks, lacks none.
 */
export function unprintableOf(report: Report): Unprintable[] {
  const found = new Map<PrintedPlace, Map<string, number[]>>();
  for (const [place, text] of printedTexts(report)) {
    for (const [character, points] of lackingIn(text)) {
      const lacking = found.get(place) ?? new Map<string, number[]>();
      found.set(place, lacking.set(character, points));
    }
  }
  return printedPlaces.flatMap((place) => {
    const characters = [...(found.get(place) ?? [])].map(([text, points]) => ({ text, points }));
    return characters.length === 0 ? [] : [{ place, characters }];
  });
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** By the character: a mark may need a letter that its base has. */
export function lackingIn(text: string): [character: string, points: number[]][] {
  // Nearly always.
  if (pointsLackingIn(text).length === 0) return [];
  return [...segmenter.segment(text)].flatMap(({ segment }): [string, number[]][] => {
    const points = pointsLackingIn(segment);
    return points.length === 0 ? [] : [[segment, points]];
  });
}

/** The browser takes letter and mark for one sign where the font has that, and for two where it has these. */
function pointsLackingIn(text: string): number[] {
  const lacking = [...text.normalize('NFC')].filter(
    (letter) => ![...letter.normalize('NFD')].every(hasLetter) && !hasLetter(letter),
  );
  return [...new Set(lacking)].map(pointOf);
}

function hasLetter(letter: string): boolean {
  const point = pointOf(letter);
  return needsNoLetter.test(letter) || ranges.some(([first = 0, last = 0]) => first <= point && point <= last);
}

const pointOf = (letter: string): number => letter.codePointAt(0) ?? 0;
const needsNoLetter = /^[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}]$/u;

/** Every text that a report prints as somebody typed or sent it. */
function* printedTexts(report: Report): Iterable<readonly [PrintedPlace, string]> {
  yield ['organisation', report.organisation];
  yield ['reportAgent', `${report.agent.name}\n${report.agent.code}`];
  yield ['device', `${report.device.name}\n${report.device.system}`];
  yield ['reference', report.title];
  if (report.case) {
    yield ['reference', report.case.reference];
    yield ['customer', report.case.name];
    yield ['place', report.case.place];
    yield ['caseNote', report.case.note];
    for (const reason of Object.values(report.case.skipped)) yield ['skipReason', reason ?? ''];
  }
  for (const { reason, reviewer } of report.caseReviews) {
    yield ['reviewReason', reason];
    yield ['reviewer', `${reviewer.name}\n${reviewer.code}`];
  }
  for (const { reference, said } of report.sharedWith) {
    yield ['reference', reference ?? ''];
    yield ['agent', said === null ? '' : `${said.agent.name}\n${said.agent.code}`];
  }
  for (const check of report.checks) yield* textsOfCheck(check);
}

function* textsOfCheck(check: CheckEvidence): Iterable<readonly [PrintedPlace, string]> {
  const { case: heldCase, agent, notes, reviews, pictures, ...rest } = check;
  yield ['reference', heldCase?.reference ?? ''];
  yield ['customer', heldCase?.name ?? ''];
  yield ['agent', `${agent.name}\n${agent.code}`];
  for (const { text } of notes) yield ['checkNote', text];
  for (const { reason, reviewer } of reviews) {
    yield ['reviewReason', reason];
    yield ['reviewer', `${reviewer.name}\n${reviewer.code}`];
  }
  for (const { name } of pictures) yield ['pictureName', name];
  // Ids and words as they came; nearly all of them can have no other letters than Latin ones.
  for (const text of textsIn(rest)) yield ['vendor', text];
}

/** Of these no page shows anything: an answer as it came, and a body that is none. */
const inTheTwinAlone: readonly string[] = ['raw', 'unread'];

function* textsIn(value: unknown): Iterable<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) if (!inTheTwinAlone.includes(name)) yield* textsIn(part);
  }
}
