/**
 * Playwright waits for whatever it evaluates by a promise of V8's, which may be collected on a busy machine before it is
 * settled. Then nobody knows whether it was done: only for what may be done twice.
 */
export async function askedOnceMore<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error as Error).message.includes('Resulting promise was garbage collected')) throw error;
    return ask();
  }
}
