/**
 * How many generated cases a test runs: all of them in `npm run test:full`, fewer in `npm test`.
 *
 * @param full the count that the product promises
 * @param reduced a count that still finds the usual mistake
 */
export function runs(full: number, reduced: number): number {
  return process.env.FACEDESK_TEST_COUNTS === 'full' ? full : reduced;
}
