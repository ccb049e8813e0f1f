/** Something the person at the terminal can put right. Its message says what to do, so no stack trace is printed. */
export class Problem extends Error {}

/** Runs a script's main function and turns what it returns, or throws, into the exit code. */
export async function main(script: () => Promise<number>): Promise<void> {
  // A library of electron-builder's ends the process with 0 as soon as it is idle, whatever the script came to.
  process.prependListener('beforeExit', () => process.exit());
  try {
    process.exitCode = await script();
  } catch (error) {
    console.error(error instanceof Problem ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
