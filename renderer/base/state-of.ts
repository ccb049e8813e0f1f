import { type Dispatch, type SetStateAction, useCallback, useState } from 'react';

/** A value, and whose it is. */
export interface Held<Value> {
  readonly owner: string | null;
  readonly value: Value;
}

/**
 * `useState`, for what is of one owner. Another one begins with nothing of his; and who changes it changes that of the owner
 * for whom he was given the way to, or nothing: what becomes ready late for one customer never reaches the next one.
 *
 * @param owner by a name that no other has; null where there is one for ever
 */
export function useStateOf<Value>(
  owner: string | null,
  begin: () => Value,
): readonly [Value, Dispatch<SetStateAction<Value>>] {
  const [held, setHeld] = useState<Held<Value>>(() => ({ owner, value: begin() }));
  const own = held.owner === owner ? held : { owner, value: begin() };
  if (own !== held) setHeld(own);
  const set = useCallback(
    (change: SetStateAction<Value>) => setHeld((current) => changedFor(owner, current, change)),
    [owner],
  );
  return [own.value, set];
}

/** As it is once it was changed for an owner: what is another's stays. */
export function changedFor<Value>(owner: string | null, held: Held<Value>, change: SetStateAction<Value>): Held<Value> {
  if (held.owner !== owner) return held;
  const value = typeof change === 'function' ? (change as (before: Value) => Value)(held.value) : change;
  return Object.is(value, held.value) ? held : { owner, value };
}
