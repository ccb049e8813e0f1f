const OFFSET = 330 * 60_000;

/** The day in India, where reports are filed: year, month and day. */
export function indianDay(moment: Date): string {
  return new Date(moment.getTime() + OFFSET).toISOString().slice(0, 10);
}
