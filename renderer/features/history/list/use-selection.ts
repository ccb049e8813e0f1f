import { useEffect, useRef, useState } from 'react';
import type { HistoryItem } from '../../../../shared/check/history.ts';
import type { TypedRequestOf } from '../../../../shared/contract/contract.ts';
import { useCall } from '../../../base/form/use-call.ts';
import { extended, MOST_SELECTED, nothingSelected, ofAll, type Selection, toggled } from './selection.ts';

export type Selecting = ReturnType<typeof useSelection>;

/** Picks checks out of what History has found. What is found anew is picked from anew. */
export function useSelection(query: TypedRequestOf<'history.search'> | null, items: readonly HistoryItem[]) {
  const [isOn, setOn] = useState(false);
  const [selection, setSelection] = useState(nothingSelected);
  const [selectedFrom, setSelectedFrom] = useState(query);
  const call = useCall();
  // What all of it is, is asked for and may be answered when it is not wanted any more.
  const wanted = useRef<{ readonly query: typeof query } | null>(null);
  if (query !== selectedFrom) {
    setSelectedFrom(query);
    setSelection(nothingSelected);
  }
  useEffect(() => {
    if (wanted.current?.query !== query) wanted.current = null;
  }, [query]);
  const change = (step: (current: Selection) => Selection) => {
    setOn(true);
    setSelection(step);
  };
  return {
    /** Rows are picked out, and not opened. */
    isOn,
    selection,
    call,
    begin: () => setOn(true),
    end: () => {
      wanted.current = null;
      setOn(false);
      setSelection(nothingSelected);
    },
    clear: () => {
      wanted.current = null;
      setSelection(nothingSelected);
    },
    toggle: (id: string) => {
      const item = items.find((known) => known.id === id);
      if (item) change((current) => toggled(current, item));
    },
    /** Everything up to there; `from` is where a range begins if none has yet. */
    extendTo: (id: string, from: string | null) =>
      change((current) => extended({ ...current, anchor: current.anchor ?? from ?? id }, items, id)),
    /** All that was found, as far as a report holds them. */
    all: () => {
      if (query === null) return;
      const mine = { query };
      wanted.current = mine;
      // The list may not have come that far.
      void call.make(
        () => window.facedesk.history.search({ ...query, before: null, limit: MOST_SELECTED }),
        (found) => {
          if (wanted.current !== mine) return;
          change(() => ({ ...ofAll(found.items), isCutShort: found.total > MOST_SELECTED }));
        },
      );
    },
  };
}
