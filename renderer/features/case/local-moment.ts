import { localDay, two } from '../../../shared/days.ts';

/** What an `<input type="datetime-local">` holds: `2026-11-22T14:05`, where the person is; empty for none. */
export type LocalMoment = string;

const whole = /^\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}$/;

export function localMoment(iso: string): LocalMoment {
  const moment = new Date(iso);
  return `${localDay(moment)}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** In UTC, as ISO 8601; null for what is no moment. */
export function momentOf(local: LocalMoment): string | null {
  if (!whole.test(local)) return null;
  const moment = new Date(local);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
