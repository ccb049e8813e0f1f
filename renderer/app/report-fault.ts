import { settled } from '../base/call.ts';

const listeners = new Set<() => void>();

/** Writes a fault of the page into the program's log, without its message, which may quote what was typed. */
export function reportFault(where: string, fault: unknown): void {
  const name = fault instanceof Error ? fault.name : typeof fault;
  const { stack = '', message = '' } = fault instanceof Error ? fault : {};
  const frames = message === '' ? stack : stack.replace(message, '');
  void settled(window.facedesk.program.reportFault({ where, name, stack: frames.slice(0, 20_000) }));
}

/** What nothing in the page has caught: written down, and told. */
export function watchForFaults(): void {
  const found = (where: string, fault: unknown) => {
    reportFault(where, fault);
    for (const listener of listeners) listener();
  };
  window.addEventListener('error', ({ error }) => {
    // Without an error it is a browser's remark, such as that a size was observed too late.
    if (error) found('uncaught', error);
  });
  window.addEventListener('unhandledrejection', ({ reason }) => found('unhandled', reason));
}

/** Calls back when something went wrong in the page or in the main process; returns what ends it. */
export function onFault(listener: () => void): () => void {
  listeners.add(listener);
  const end = window.facedesk.program.onFault(listener);
  return () => {
    listeners.delete(listener);
    end();
  };
}
