import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { type Entry, entryAt } from './entries.ts';

interface ListKeysOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly entries: readonly Entry[];
  readonly tops: Float64Array;
  readonly dayHeight: number;
  readonly openedId: string | null;
  readonly onOpen: (id: string) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Moves through the list by arrows, pages, Home and End; Enter opens. The focus itself stays on the list. */
export function useListKeys({ scroller, entries, tops, dayHeight, openedId, onOpen }: ListKeysOptions) {
  const [activeId, setActiveId] = useState<string | null>(openedId);
  const indexOf = (id: string | null) =>
    id === null ? -1 : entries.findIndex((entry) => entry.shows === 'check' && entry.item.id === id);
  const activeIndex = indexOf(activeId);

  /** Below the day, which stays at the top. */
  const show = (index: number) => {
    const element = scroller.current;
    if (!element || index < 0) return;
    const top = (tops[index] ?? 0) - dayHeight;
    const bottom = tops[index + 1] ?? 0;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
  };

  /** The nearest check from there on; else the nearest one before. */
  const activate = (index: number, direction: number) => {
    const last = entries.length - 1;
    let at = Math.min(last, Math.max(0, index));
    while (entries[at]?.shows === 'day') at += direction;
    const entry = entries[at];
    if (entry?.shows !== 'check') return;
    setActiveId(entry.item.id);
    show(at);
  };

  // What was opened elsewhere is where the keys go on from, and rows of another height must not move it out of sight.
  const showOpened = useRef(() => {});
  useEffect(() => {
    showOpened.current = () => show(indexOf(openedId));
  });
  useEffect(() => {
    if (openedId !== null) setActiveId(openedId);
  }, [openedId]);
  const rowTotal = tops.at(-1);
  const heights = useRef(rowTotal);
  useEffect(() => {
    if (heights.current === rowTotal) return;
    heights.current = rowTotal;
    showOpened.current();
  }, [rowTotal]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = scroller.current?.clientHeight ?? 0;
    const step = steps[event.key];
    if (step !== undefined) activate(activeIndex < 0 ? 0 : activeIndex + step, activeIndex < 0 ? 1 : step);
    else if (event.key === 'PageDown') activate(entryAt(tops, (tops[activeIndex] ?? 0) + page), 1);
    else if (event.key === 'PageUp') activate(entryAt(tops, (tops[activeIndex] ?? 0) - page), 1);
    else if (event.key === 'Home') activate(0, 1);
    else if (event.key === 'End') activate(entries.length - 1, -1);
    else if ((event.key === 'Enter' || event.key === ' ') && activeId !== null && activeIndex >= 0) onOpen(activeId);
    else return;
    event.preventDefault();
  };

  const onClick = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-check]') : null;
    const id = row?.dataset.check;
    if (id === undefined) return;
    setActiveId(id);
    // Rows come and go; the list stays.
    scroller.current?.focus({ preventScroll: true });
    onOpen(id);
  };

  const onFocus = () => {
    if (activeIndex < 0) activate(entryAt(tops, scroller.current?.scrollTop ?? 0), 1);
  };

  return { activeId: activeIndex < 0 ? null : activeId, activeIndex, onKeyDown, onClick, onFocus };
}
