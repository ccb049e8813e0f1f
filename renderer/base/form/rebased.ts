/** What is stored now, with what a person has typed over what was stored before. */
export function rebased<Typed extends object>(typed: Typed, before: Typed, now: Typed): Typed {
  const fields = Object.keys(now) as (keyof Typed)[];
  const kept = fields.map((name) => [name, typed[name] === before[name] ? now[name] : typed[name]]);
  return Object.fromEntries(kept) as Typed;
}

/** Whether every field has the same value. */
export function isSame<Typed extends object>(left: Typed, right: Typed): boolean {
  return (Object.keys(right) as (keyof Typed)[]).every((name) => left[name] === right[name]);
}
