import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { hasNavigated } from '../../../base/addresses/use-route.ts';
import { isFocusLost } from '../../../base/focus.ts';
import { useFormats } from '../../../base/language/use-formats.ts';
import { useLaneHolds } from '../../../base/use-outbox.ts';
import { TickMark } from '../../../ui/fields/tick-box.tsx';
import { entriesOf, topsOf } from './entries.ts';
import styles from './history-list.module.css';
import { HistoryRow } from './history-row.tsx';
import type { HistoryReading } from './use-history.ts';
import { useListKeys } from './use-list-keys.ts';
import type { Selecting } from './use-selection.ts';
import { useIsWider, useWindowed } from './use-windowed.ts';

interface HistoryListProps {
  readonly reading: HistoryReading;
  readonly openedId: string | null;
  readonly selecting: Selecting;
  readonly onOpen: (id: string) => void;
}

/** In pixels, as the places of all rows are worked out from them. */
const DAY_HEIGHT = 36;
const LINE_HEIGHT = 48;
const TWO_LINES_HEIGHT = 72;
const WIDTH_OF_ONE_LINE = 880;
const WIDTH_OF_LONG_IDS = 1040;
/** Rows that are left when the next ones are read. */
const RESERVE = 20;

/** The checks, newest first: only those in sight are drawn, so that a hundred thousand scroll as smoothly as ten. */
export function HistoryList({ reading, openedId, selecting, onOpen }: HistoryListProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const holdOf = useLaneHolds();
  const scroller = useRef<HTMLDivElement>(null);
  const isWide = useIsWider(scroller, WIDTH_OF_ONE_LINE);
  const entries = useMemo(() => entriesOf(reading.items), [reading.items]);
  const tops = useMemo(
    () => topsOf(entries, { day: DAY_HEIGHT, check: isWide ? LINE_HEIGHT : TWO_LINES_HEIGHT }),
    [entries, isWide],
  );
  const isRoomy = useIsWider(scroller, WIDTH_OF_LONG_IDS);
  const { first, end, top } = useWindowed(scroller, tops);
  const keys = useListKeys({ scroller, entries, tops, dayHeight: DAY_HEIGHT, openedId, selecting, onOpen });

  const { hasMore, isReading, readMore } = reading;
  const isNearEnd = end + RESERVE >= entries.length;
  useEffect(() => {
    if (isNearEnd && hasMore && !isReading) readMore();
  });

  // Back from a check that stood in the list's place, or beside it.
  useEffect(() => {
    if (openedId === null && hasNavigated() && isFocusLost()) scroller.current?.focus({ preventScroll: true });
  }, [openedId]);

  const topEntry = entries[top];
  const drawn = entries.slice(first, end).map((entry, index) => ({ entry, index: first + index }));
  // The row that the keys are at must be there, also when it was scrolled out of sight.
  if (keys.activeIndex >= 0 && (keys.activeIndex < first || keys.activeIndex >= end)) {
    const entry = entries[keys.activeIndex];
    if (entry) drawn.push({ entry, index: keys.activeIndex });
  }
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      data-wide={isWide || undefined}
      data-selecting={selecting.isOn || undefined}
      role="listbox"
      aria-multiselectable={selecting.isOn}
      aria-label={t('history.list')}
      aria-activedescendant={keys.activeId ? `history-${keys.activeId}` : undefined}
      tabIndex={0}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
      onClick={keys.onClick}
    >
      {topEntry ? (
        <div className={styles.sticky} aria-hidden="true">
          {formats.day(topEntry.day)}
        </div>
      ) : null}
      <div className={styles.canvas} role="presentation" style={{ height: tops.at(-1) ?? 0 }}>
        {drawn.map(({ entry, index }) => {
          const place = { transform: `translateY(${tops[index] ?? 0}px)` };
          if (entry.shows === 'day') {
            return (
              <div key={`day-${index}`} className={styles.day} style={place} aria-hidden="true">
                {formats.day(entry.day)}
              </div>
            );
          }
          const { item } = entry;
          const isChosen = selecting.selection.chosen.has(item.id);
          return (
            <div
              key={item.id}
              id={`history-${item.id}`}
              data-check={item.id}
              className={styles.row}
              style={place}
              role="option"
              tabIndex={-1}
              aria-selected={selecting.isOn ? isChosen : item.id === openedId}
              aria-setsize={reading.total ?? -1}
              aria-posinset={entry.position}
              data-active={item.id === keys.activeId || undefined}
            >
              {selecting.isOn ? (
                <span className={styles.tick}>
                  <TickMark isTicked={isChosen} />
                </span>
              ) : null}
              <HistoryRow
                item={item}
                hold={holdOf(item.kind, item.mode)}
                day={entry.day}
                isWide={isWide}
                isRoomy={isRoomy}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
