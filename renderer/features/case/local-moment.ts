/** What an `<input type="datetime-local">` holds: `2026-11-22T14:05`, where the person is; empty for none. */
export type LocalMoment = string;

const whole = /^\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}$/;

export function localMoment(iso: string): LocalMoment {
  const moment = new Date(iso);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${String(moment.getFullYear()).padStart(4, '0')}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** In UTC, as ISO 8601; null for what is no moment. */
export function momentOf(local: LocalMoment): string | null {
  if (!whole.test(local)) return null;
  const moment = new Date(local);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
