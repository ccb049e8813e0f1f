import { isDeepStrictEqual } from 'node:util';
import { type Lane, type LaneName, laneSchema } from '../../shared/check/lane.ts';
import { type LaneFacts, laneChanged, laneFacts } from './chain/audit-content.ts';
import { asStored } from './database/stored.ts';
import type { RecordsParts } from './parts.ts';
import type { LaneRecords } from './records.ts';

interface LaneRow {
  readonly vendor: string;
  readonly mode: string;
  readonly state: string;
  readonly stopped: number;
  /** As `laneFacts` has it; null in rows of earlier builds. */
  readonly told: string | null;
}

export function createLanes({ database, steps, append }: RecordsParts): LaneRecords {
  const one = database.prepare<[string, string], LaneRow>('SELECT * FROM lanes WHERE vendor = ? AND mode = ?');
  const all = database.prepare<[], LaneRow>('SELECT * FROM lanes ORDER BY vendor, mode');
  const keep = database.prepare<LaneRow>(`
    INSERT INTO lanes (vendor, mode, state, stopped, told) VALUES (:vendor, :mode, :state, :stopped, :told)
    ON CONFLICT (vendor, mode) DO UPDATE SET state = excluded.state, stopped = excluded.stopped, told = excluded.told`);

  const ofRow = ({ vendor, mode }: LaneName, row: LaneRow | undefined): Lane =>
    row ? laneOf(row) : { vendor, mode, state: { name: 'open' }, stopped: false };

  function replace(lane: Lane): void {
    const row = one.get(lane.vendor, lane.mode);
    const before = ofRow(lane, row);
    if (isDeepStrictEqual(before, lane)) return;
    const { vendor, mode, state, stopped } = lane;
    const told: LaneFacts = row?.told == null ? laneFacts(before) : JSON.parse(row.told);
    const isNews = isWorthTelling(told, lane);
    const now = isNews ? laneFacts(lane) : told;
    keep.run({ vendor, mode, state: JSON.stringify(state), stopped: Number(stopped), told: JSON.stringify(now) });
    if (isNews) append(laneChanged(told, lane));
  }

  return {
    read: (name) => ofRow(name, one.get(name.vendor, name.mode)),
    all: () => all.all().map(laneOf),
    replace: (lane) => steps.step(() => replace(lane)),
  };
}

/** Half-open tries are not, nor why a lane is offline this time: a night would make hundreds of entries. */
function isWorthTelling(told: LaneFacts, lane: Lane): boolean {
  const now = laneFacts(lane);
  if (told.stopped !== now.stopped) return true;
  if (now.state.name === 'halfOpen') return false;
  return told.state.name !== now.state.name || told.state.reason !== now.state.reason;
}

function laneOf({ vendor, mode, state, stopped }: LaneRow): Lane {
  return asStored(laneSchema, { vendor, mode, state: JSON.parse(state), stopped: stopped === 1 });
}
