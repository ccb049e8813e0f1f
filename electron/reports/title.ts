import { indianDay } from '../../shared/days.ts';
import type { Report } from '../../shared/evidence/evidence.ts';

/** What one of the systems can't have in a file's name. */
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}]+/gu;
const LONGEST = 120;

/** Named by its case; else by the session or verification id of its one check, or the day in India. */
export function titleOf({ case: ofCase, checksOfCase, checks, madeAt }: Omit<Report, 'title'>): string {
  const [first, ...more] = checks;
  const subject = first?.kind === 'faceMatch' ? first.verificationId : first?.sessionId;
  const title = `Facedesk ${ofCase?.reference ?? (more.length > 0 ? indianDay(new Date(madeAt)) : subject)}`;
  return checksOfCase !== null && checks.length < checksOfCase ? `${title} (${checks.length}/${checksOfCase})` : title;
}

/** The name that a person is offered: the report's title, which is masked where the report is, and the day in India. */
export function reportFileName({ title, madeAt }: Pick<Report, 'title' | 'madeAt'>): string {
  const day = indianDay(new Date(madeAt));
  const plain = title.normalize('NFC').replaceAll(FORBIDDEN, '-').replaceAll(/\s+/g, ' ').trim();
  const subject = [...plain].slice(0, LONGEST).join('').trim();
  return subject.endsWith(day) ? `${subject}.pdf` : `${subject} ${day}.pdf`;
}
