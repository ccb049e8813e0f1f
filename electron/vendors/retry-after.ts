const LONGEST_WAIT = 60 * 60 * 1000;
/** A number this large counts seconds since 1970, not from now. */
const SMALLEST_EPOCH_SECONDS = 1_000_000_000;

/**
 * How long an answer asks us to wait, whoever sent it: milliseconds, at most an hour; null if it does not say.
 *
 * `Retry-After` is seconds or an HTTP date (RFC 9110, 10.2.3); `X-RateLimit-Reset` is seconds from now or since
 * 1970, which of the two is documented nowhere.
 */
export function requestedWait(headers: Readonly<Record<string, string>>, now: Date): number | null {
  const wait = fromRetryAfter(headers['retry-after'], now) ?? fromReset(headers['x-ratelimit-reset'], now);
  return wait === null ? null : Math.min(Math.max(wait, 0), LONGEST_WAIT);
}

function fromRetryAfter(value: string | undefined, now: Date): number | null {
  if (value === undefined) return null;
  const seconds = wholeSeconds(value);
  if (seconds !== null) return seconds * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : date - now.getTime();
}

function fromReset(value: string | undefined, now: Date): number | null {
  const seconds = value === undefined ? null : wholeSeconds(value);
  if (seconds === null) return null;
  return seconds >= SMALLEST_EPOCH_SECONDS ? seconds * 1000 - now.getTime() : seconds * 1000;
}

function wholeSeconds(value: string): number | null {
  return /^\s*\d{1,15}\s*$/.test(value) ? Number(value) : null;
}
