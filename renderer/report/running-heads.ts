import i18next from 'i18next';
import type { Report } from '../../shared/evidence/evidence.ts';
import type { PrintedSigner } from '../../shared/evidence/printing.ts';
import { hexGroups } from '../ui/hex-groups.tsx';
import { marks } from './check/page-marks.ts';

/**
 * What stands in the margins of each page. It comes as a sheet, as its texts are the report's and the language's.
 *
 * @returns the sheet's text, which has every letter that stands there
 */
export function setRunningHeads(report: Report, signer: PrintedSigner): string {
  const sheet = new CSSStyleSheet();
  const text = runningHeads(report, signer);
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return text;
}

function runningHeads(report: Report, { name, fingerprint }: PrintedSigner): string {
  const t = i18next.getFixedT(report.language, 'report');
  // The browser alone knows how many pages there are.
  const [before = '', between = '', after = ''] = t('running.page', { page: '\u0000', pages: '\u0000' }).split(
    '\u0000',
  );
  const page = `${quoted(before)} counter(page) ${quoted(between)} counter(pages) ${quoted(after)}`;
  const left = report.organisation === '' ? report.program.name : report.organisation;
  const right = report.case?.reference || report.title;
  return [
    `@page { @top-left { content: ${quoted(left)} } @top-right { content: ${quoted(right)} }`,
    `@bottom-left { content: ${quoted(t('running.report', { id: report.id }))} } @bottom-right { content: ${page} } }`,
    // The first page is what is handed on alone: its foot ties it to a key, and its id is on the others.
    `@page :first { @bottom-left { white-space: pre; content: ${quoted(t('running.signer', { name }))} "\\a " ${quoted(
      t('running.certificate', { fingerprint: hexGroups(fingerprint).join(' ') }),
      MOST_LETTERS_OF_FOOT,
    )} } }`,
    ...marks.map((mark) => `@page ${mark} { @top-center { content: ${quoted(t(`mark.${mark}`))} } }`),
  ].join('\n');
}

const MOST_LETTERS = 80;
/** A fingerprint in its groups, and what it is. */
const MOST_LETTERS_OF_FOOT = 160;

/** As a string of a style sheet. */
export function quoted(text: string, most = MOST_LETTERS): string {
  const shortened = text.length > most ? `${text.slice(0, most - 1)}…` : text;
  const escaped = [...shortened].map((letter) =>
    letter < ' ' || '"\\<>'.includes(letter) ? `\\${letter.codePointAt(0)?.toString(16)} ` : letter,
  );
  return `"${escaped.join('')}"`;
}
