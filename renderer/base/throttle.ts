/**
 * Calls at once, and then at most once in each span of time, the last time after the last request: progress is
 * announced far more often than anybody can read it.
 */
export function throttled(action: () => void, span: number): { readonly run: () => void; readonly cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isWanted = false;
  const rest = () => {
    timer = null;
    if (isWanted) run();
  };
  const run = () => {
    isWanted = timer !== null;
    if (isWanted) return;
    timer = setTimeout(rest, span);
    action();
  };
  return {
    run,
    cancel: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      isWanted = false;
    },
  };
}

/** Calls once for all that is asked for within a span of time, at its end. */
export function gathered(action: () => void, span: number): { readonly run: () => void; readonly cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const cancel = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    run: () => {
      timer ??= setTimeout(() => {
        timer = null;
        action();
      }, span);
    },
    cancel,
  };
}
