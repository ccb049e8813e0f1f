import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react';
import { type Entry, entryAt } from './entries.ts';
import type { Selecting } from './use-selection.ts';

interface ListKeysOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly entries: readonly Entry[];
  readonly tops: Float64Array;
  readonly dayHeight: number;
  readonly openedId: string | null;
  readonly selecting: Selecting;
  readonly onOpen: (id: string) => void;
}

type Modifiers = Pick<KeyboardEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>;

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Moves through the list by arrows, pages, Home and End; Enter opens. While checks are picked out, Enter and the space bar
 * pick instead, Shift picks a range, Ctrl+A all, and Escape ends it. The focus itself stays on the list.
 */
export function useListKeys(options: ListKeysOptions) {
  const { scroller, entries, tops, dayHeight, openedId, selecting, onOpen } = options;
  const [activeId, setActiveId] = useState<string | null>(openedId);
  const indexOf = (id: string | null) =>
    id === null ? -1 : entries.findIndex((entry) => entry.shows === 'check' && entry.item.id === id);
  const activeIndex = indexOf(activeId);
  const isPointed = useRef(false);

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
  const activate = (index: number, direction: number, isRange = false) => {
    const last = entries.length - 1;
    let at = Math.min(last, Math.max(0, index));
    while (entries[at]?.shows === 'day') at += direction;
    const entry = entries[at];
    if (entry?.shows !== 'check') return;
    setActiveId(entry.item.id);
    show(at);
    if (isRange && selecting.isOn) selecting.extendTo(entry.item.id, activeId);
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

  /** What a press on a check does: it opens it, or picks it. */
  const act = (id: string, { shiftKey, ctrlKey, metaKey }: Modifiers) => {
    if (shiftKey) selecting.extendTo(id, activeId);
    else if (selecting.isOn || ctrlKey || metaKey) selecting.toggle(id);
    else onOpen(id);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (selecting.isOn && isSelectAll(event)) {
      event.preventDefault();
      selecting.all();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, shiftKey } = event;
    const page = scroller.current?.clientHeight ?? 0;
    const step = steps[key];
    if (step !== undefined) activate(activeIndex < 0 ? 0 : activeIndex + step, activeIndex < 0 ? 1 : step, shiftKey);
    else if (key === 'PageDown') activate(entryAt(tops, (tops[activeIndex] ?? 0) + page), 1, shiftKey);
    else if (key === 'PageUp') activate(entryAt(tops, (tops[activeIndex] ?? 0) - page), 1, shiftKey);
    else if (key === 'Home') activate(0, 1, shiftKey);
    else if (key === 'End') activate(entries.length - 1, -1, shiftKey);
    else if (key === 'Escape' && selecting.isOn) selecting.end();
    else if ((key === 'Enter' || key === ' ') && activeId !== null && activeIndex >= 0) act(activeId, event);
    else return;
    event.preventDefault();
  };

  const onClick = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-check]') : null;
    const id = row?.dataset.check;
    if (id === undefined) return;
    act(id, event);
    setActiveId(id);
    // Rows come and go; the list stays.
    isPointed.current = true;
    scroller.current?.focus({ preventScroll: true });
    isPointed.current = false;
  };

  const onFocus = (event: FocusEvent) => {
    // Not under the pointer: the list would move between its going down and its coming up, and the press would be lost.
    if (isPointed.current || event.target !== event.currentTarget) return;
    if (activeIndex < 0) activate(entryAt(tops, scroller.current?.scrollTop ?? 0), 1);
  };

  return { activeId: activeIndex < 0 ? null : activeId, activeIndex, onKeyDown, onClick, onFocus };
}

function isSelectAll({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'a' && (ctrlKey || metaKey) && !altKey;
}
