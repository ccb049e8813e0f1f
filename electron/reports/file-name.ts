import type { Report } from '../../shared/evidence.ts';
import { indianDay } from './indian-day.ts';

/** What one of the systems can't have in a file's name. */
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}]+/gu;
const LONGEST = 120;

/** The name that a person is offered: the report's title, which is masked where the report is, and the day in India. */
export function reportFileName({ title, madeAt }: Pick<Report, 'title' | 'madeAt'>): string {
  const day = indianDay(new Date(madeAt));
  const plain = title.normalize('NFC').replaceAll(FORBIDDEN, '-').replaceAll(/\s+/g, ' ').trim();
  const subject = [...plain].slice(0, LONGEST).join('').trim();
  return subject.endsWith(day) ? `${subject}.pdf` : `${subject} ${day}.pdf`;
}
