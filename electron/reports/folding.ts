/** A text in which capitals, ways of composing, invisible characters and JSON's escapes make no difference. */
export interface Folded {
  readonly folded: string;
  /** The same without spaces, dashes and their like, and without these further characters; made once for each of them. */
  withoutSeparators(further: string): Folded;
  characterBefore(index: number): string;
  characterAt(index: number): string;
  /** Where this part of the folded text is in the text itself. */
  original(start: number, end: number): { readonly start: number; readonly end: number };
}

/** A piece of the text that is folded by itself, and where it is. */
interface Piece {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

const escaped = /\\+u([0-9a-f]{4})/gi;
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const separator = /^[\s\p{Pd}_/\\.]$/u;
const segmenter = new Intl.Segmenter();

/** Spaces, dashes and what else people put between the parts of a reference. */
export function isSeparator(character: string): boolean {
  return separator.test(character);
}

export function fold(text: string): Folded {
  return foldedOf(piecesOf(text));
}

/** What is looked for in folded texts. */
export function foldTerm(text: string): string {
  return fold(text.trim()).folded.trim();
}

function foldedOf(pieces: readonly Piece[]): Folded {
  const folded = pieces.map((piece) => piece.folded).join('');
  const without = new Map<string, Folded>();
  /** For every place in the folded text, its piece. */
  const pieceAt: Piece[] = [];
  for (const piece of pieces) for (let unit = 0; unit < piece.folded.length; unit += 1) pieceAt.push(piece);
  return {
    folded,
    withoutSeparators(further) {
      const kept = without.get(further) ?? foldedOf(pieces.map((piece) => withoutThem(piece, further)));
      without.set(further, kept);
      return kept;
    },
    characterBefore: (index) => [...folded.slice(Math.max(0, index - 2), index)].at(-1) ?? '',
    characterAt: (index) => String.fromCodePoint(folded.codePointAt(index) ?? 0),
    original: (start, end) => ({ start: pieceAt[start]?.start ?? 0, end: pieceAt[end - 1]?.end ?? 0 }),
  };
}

function withoutThem(piece: Piece, further: string): Piece {
  const stays = (character: string) => !isSeparator(character) && !further.includes(character);
  return { ...piece, folded: [...piece.folded].filter(stays).join('') };
}

/** Character by character, as people see them: what is composed of several is one piece. */
function piecesOf(text: string): Piece[] {
  const { decoded, placeOf } = decode(text);
  return [...segmenter.segment(decoded)].map(({ segment, index }) => ({
    folded: foldPiece(segment),
    start: placeOf(index).start,
    end: placeOf(index + segment.length - 1).end,
  }));
}

function foldPiece(piece: string): string {
  return piece.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC').replace(invisible, '');
}

/** With `\u0905` and its like, as JSON may have them, read as what they stand for. */
function decode(text: string) {
  const places: { start: number; end: number }[] = [];
  let decoded = '';
  let at = 0;
  const takeAsItIs = (until: number) => {
    for (; at < until; at += 1) {
      decoded += text[at];
      places.push({ start: at, end: at + 1 });
    }
  };
  for (const found of text.matchAll(escaped)) {
    takeAsItIs(found.index);
    decoded += String.fromCharCode(Number.parseInt(found[1] ?? '', 16));
    at += found[0].length;
    places.push({ start: found.index, end: at });
  }
  takeAsItIs(text.length);
  const nowhere = { start: 0, end: 0 };
  return { decoded, placeOf: (index: number) => places[index] ?? nowhere };
}
