import { type Dispatch, type SetStateAction, useCallback } from 'react';
import { MOST_KEPT_PIECE } from '../../shared/limits.ts';
import { settled } from './call.ts';
import { useStateOf } from './state-of.ts';

/**
 * What a person would lose if the page's process died: the case in front, what is typed. The main process keeps a copy
 * of it, in memory alone, and the page that comes after reads it before it draws anything.
 */
const kept = new Map<string, string>();
let revived = false;

/**
 * To be called before anything is drawn. A page that is the window's first has nothing to read, and does not wait. One that
 * is loaded again without having died begins with nothing.
 */
export async function readKept(): Promise<void> {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (navigation?.type !== 'reload') return;
  const result = await settled(window.facedesk.page.read({}));
  if (!result.ok) return;
  revived = result.value.revived;
  for (const [key, value] of Object.entries(result.value.kept)) {
    if (revived) kept.set(key, value);
    else void settled(window.facedesk.page.keep({ key, value: null }));
  }
}

/** This page is there in the place of one that died. */
export function wasRevived(): boolean {
  return revived;
}

/** What was kept under this name, in the form in which this very program has written it; undefined for nothing. */
export function keptUnder<Value>(key: string): Value | undefined {
  const text = kept.get(key);
  return text === undefined ? undefined : (JSON.parse(text) as Value);
}

/** Undefined forgets it. Nothing secret may be kept: what is typed as a credential or a passphrase dies with its form. */
export function keep(key: string, value: unknown): void {
  const text = value === undefined ? undefined : JSON.stringify(value);
  if (kept.get(key) === text) return;
  if (text === undefined || text.length > MOST_KEPT_PIECE) kept.delete(key);
  else kept.set(key, text);
  // A page of which nothing can be kept works all the same.
  void settled(window.facedesk.page.keep({ key, value: kept.get(key) ?? null }));
}

/** Everything whose name begins so: what belongs together ends together. */
export function forgetKept(beginning: string): void {
  for (const key of kept.keys()) if (key.startsWith(beginning)) keep(key, undefined);
}

/**
 * `useState`, for what has to outlive the page's process, and a screen that broke down. It does not end with the component:
 * whoever makes the key says when with `forgetKept`.
 *
 * @param key null for a state like any other
 * @param start what there is at first; nothing is kept while it is that
 */
export function useKeptState<Value>(
  key: string | null,
  start: Value,
): readonly [Value, Dispatch<SetStateAction<Value>>] {
  const [value, setValue] = useStateOf<Value>(key, () => (key === null ? undefined : keptUnder<Value>(key)) ?? start);
  const set = useCallback(
    (change: SetStateAction<Value>) =>
      setValue((current) => {
        const next = typeof change === 'function' ? (change as (before: Value) => Value)(current) : change;
        // Keeping the same once more changes nothing, so it may be drawn twice. An effect would sleep with a hidden screen.
        if (key !== null) keep(key, next);
        return next;
      }),
    [key, setValue],
  );
  return [value, set];
}
