import type { OutboxLane } from '../../../shared/check/outbox.ts';
import type { TextKey } from '../check/states/explanation-type.ts';
import { causeOf } from '../check/states/queued-explanation.ts';

/** What a lane is doing, and what can be done about it. */
export interface LaneWords {
  readonly status: TextKey;
  /** Sentences, in the order in which they are read. */
  readonly texts: readonly TextKey[];
  readonly values: Readonly<Record<string, string | number>>;
  readonly actions: readonly ('pause' | 'resume' | 'tryNow')[];
  /** Credentials or base URL are to be mended there. */
  readonly leadsToSettings: boolean;
}

const plain = { values: {}, leadsToSettings: false } as const;

export function laneWords({ state, stopped, limit }: Pick<OutboxLane, 'state' | 'stopped' | 'limit'>): LaneWords {
  if (stopped) {
    return {
      ...plain,
      status: 'outbox.lanes.status.stopped',
      texts: ['outbox.lanes.text.stopped'],
      actions: ['resume'],
    };
  }
  if (state.name === 'open' && limit !== null) {
    return {
      ...plain,
      status: 'outbox.lanes.status.limit',
      texts: ['outbox.lanes.text.limit'],
      values: { limit: limit.calls },
      actions: ['pause'],
    };
  }
  if (state.name !== 'paused') {
    return {
      ...plain,
      status: `outbox.lanes.status.${state.name}`,
      texts: [`outbox.lanes.text.${state.name}`],
      actions: ['pause'],
    };
  }
  const { pause } = state;
  const { happened, next } = causeOf(pause);
  const isOwnFinding = pause.reason === 'credentials' && pause.words === null;
  return {
    status: isOwnFinding ? 'outbox.lanes.status.noCredentials' : `outbox.lanes.status.${pause.reason}`,
    texts: pause.reason === 'offline' ? [happened, 'outbox.lanes.text.offline'] : [happened, next],
    values: pause.reason === 'environment' ? { said: pause.said } : {},
    actions: ['tryNow', 'pause'],
    leadsToSettings: pause.reason === 'credentials' || pause.reason === 'environment',
  };
}
