/**
 * Tells a developer of a fault of the program: where, what kind, and the lines of code that it passed through. The
 * error's own message stays out, as it may quote what a person typed.
 */
export function reportFault(where: string, error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : '';
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  console.error([`Fault (${where}): ${name}${code}`, ...frames].join('\n'));
}
