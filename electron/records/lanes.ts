import { isDeepStrictEqual } from 'node:util';
import { type Lane, type LaneName, laneSchema } from '../../shared/lane.ts';
import { laneChanged, laneFacts } from './audit-content.ts';
import type { RecordsParts } from './parts.ts';
import type { LaneRecords } from './records.ts';

interface LaneRow {
  readonly vendor: string;
  readonly mode: string;
  readonly state: string;
  readonly stopped: number;
}

export function createLanes({ database, steps, append }: RecordsParts): LaneRecords {
  const one = database.prepare<[string, string], LaneRow>('SELECT * FROM lanes WHERE vendor = ? AND mode = ?');
  const all = database.prepare<[], LaneRow>('SELECT * FROM lanes ORDER BY vendor, mode');
  const keep = database.prepare<LaneRow>(`
    INSERT INTO lanes (vendor, mode, state, stopped) VALUES (:vendor, :mode, :state, :stopped)
    ON CONFLICT (vendor, mode) DO UPDATE SET state = excluded.state, stopped = excluded.stopped`);

  function read({ vendor, mode }: LaneName): Lane {
    const row = one.get(vendor, mode);
    return row ? laneOf(row) : { vendor, mode, state: { name: 'open' }, stopped: false };
  }

  function replace(lane: Lane): void {
    const before = read(lane);
    if (isDeepStrictEqual(before, lane)) return;
    const { vendor, mode, state, stopped } = lane;
    keep.run({ vendor, mode, state: JSON.stringify(state), stopped: Number(stopped) });
    // How long a pause lasts and how often it has come are not worth an entry: a night offline would make hundreds.
    if (!isDeepStrictEqual(laneFacts(before), laneFacts(lane))) append(laneChanged(before, lane));
  }

  return {
    read,
    all: () => all.all().map(laneOf),
    replace: (lane) => steps.step(() => replace(lane)),
  };
}

function laneOf({ vendor, mode, state, stopped }: LaneRow): Lane {
  return laneSchema.parse({ vendor, mode, state: JSON.parse(state), stopped: stopped === 1 });
}
