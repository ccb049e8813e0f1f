/** Wherever a text's writer began a new line: what is pasted from elsewhere may say so in one of these ways. */
const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** A text with the one line end that a page keeps. */
export function linesOf(text: string): string {
  return text.replaceAll(LINE_ENDS, '\n');
}
