/**
 * What is told of a fault: its kind, its code, and the lines of the program that it passed through. The error's own message
 * stays out, as it may quote what a person typed, what a vendor sent or how a folder is called; so does every path but
 * the program's own from its root on.
 */
export function faultWords(where: string, error: unknown): string {
  return [`Fault (${where.slice(0, MOST_LETTERS)}): ${kindOf(error)}`, ...framesOf(error), ...causesOf(error)].join(
    '\n',
  );
}

const MOST_LETTERS = 120;
const MOST_FRAMES = 20;
const MOST_CAUSES = 3;

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error ? wordOf(error.code) : null;
  return [wordOf(error.name) ?? 'Error', ...(code === null ? [] : [code])].join(' ');
}

/** A name or a code as a program has it; anything else could be somebody's text. */
function wordOf(value: unknown): string | null {
  return /^[A-Za-z][\w$]{0,59}$/.test(String(value)) ? String(value) : null;
}

function causesOf(error: unknown, left = MOST_CAUSES): string[] {
  if (!(error instanceof Error) || left === 0) return [];
  const under = [error.cause, ...(error instanceof AggregateError ? error.errors.slice(0, MOST_CAUSES) : [])];
  return under
    .filter((cause) => cause instanceof Error)
    .flatMap((cause) => [`  caused by ${kindOf(cause)}`, ...framesOf(cause), ...causesOf(cause, left - 1)]);
}

function framesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  return frames(withoutMessage(error.stack ?? '', error.message));
}

/** Some stacks repeat the message, which may have lines that look like frames. */
export function withoutMessage(stack: string, message: string): string {
  const at = message === '' ? -1 : stack.indexOf(message);
  return at < 0 ? stack : stack.slice(at + message.length);
}

/** The frames of a stack as this program tells them; any other line is left out. */
export function frames(stack: string): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => `    at ${frameOf(line.trim().slice('at '.length))}`);
}

/** `name (place)` or `place` alone. */
function frameOf(text: string): string {
  const [, name = '', place = ''] = /^(?:(.*) \()?(.*?)\)?$/.exec(text) ?? [];
  const known = /^(?:async |new )*[\w$.<>#[\] ]{1,80}$/.test(name) ? `${name} ` : '';
  return `${known}(${placeOf(place)})`;
}

/** A file of the program, of a library or of Node, with line and column; others are not named. */
function placeOf(place: string): string {
  const [, file = ''] =
    /^(node:[\w/]{1,80}:\d+:\d+)$/.exec(place) ??
    /^(app:\/\/facedesk\/[\w./-]{0,120}:\d+:\d+)$/.exec(place) ??
    /[/\\]app\.asar[/\\]((?:out|node_modules)[/\\][\w@./\\-]{1,150}:\d+:\d+)$/.exec(place) ??
    /[/\\]((?:out|node_modules|electron|shared|tests)[/\\][\w@./\\-]{1,150}:\d+:\d+)$/.exec(place) ??
    [];
  return file || 'elsewhere';
}
