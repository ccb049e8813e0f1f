import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOutbox, type Outbox } from '../../electron/outbox/outbox.ts';
import type { OutboxParts } from '../../electron/outbox/parts.ts';
import { systemTimers } from '../../electron/outbox/waits.ts';
import { openRecords } from '../../electron/records/open-records.ts';
import { createPictureDrafts } from '../../electron/records/picture-drafts.ts';
import type { Records } from '../../electron/records/records.ts';
import { practiceCredentials } from '../../electron/simulator/credentials.ts';
import { type Check, vendorOf } from '../../shared/check.ts';
import type { SamplePortrait } from '../../shared/practice.ts';
import { success } from '../../shared/result.ts';
import type { SimulatorProcess } from '../simulator-process.ts';
import { testEnvironment } from './vendors.ts';

type VendorUrls = Pick<SimulatorProcess, 'instantPayUrl' | 'cashfreeUrl'>;

/** The whole road of a check but for the window: outbox, records, vendor clients, against the practice vendors. */
export interface Road {
  readonly outbox: Outbox;
  readonly records: Records;
  readonly faults: readonly unknown[];
  readonly addPortrait: (portrait: SamplePortrait) => Promise<string>;
  /** The check once it has come to rest: nothing moves before something else happens. */
  readonly settled: (id: string) => Promise<Check>;
  readonly read: (id: string) => Check;
  readonly onChange: (listener: (check: Check) => void) => void;
  /** Ends as a power cut would, but for the open files; a road built in the same folder takes up what is left. */
  readonly close: () => Promise<void>;
}

export interface RoadOptions {
  readonly parts?: Partial<Omit<OutboxParts, 'records'>>;
  /** A folder that outlives the road; without one it has its own, which goes with it. */
  readonly folder?: string;
}

/** The key of every road's records. */
export const roadKey = Buffer.alloc(32, 7);

/** Waits long enough that a test sees the check at rest. */
export const longPace = { first: 600_000, longest: 600_000, longestForLookup: 600_000 };

export async function buildRoad(vendors: VendorUrls, { parts = {}, folder }: RoadOptions = {}): Promise<Road> {
  const home = folder ?? (await mkdtemp(join(tmpdir(), 'facedesk-road-')));
  const newId = () => crypto.randomUUID();
  const opened = openRecords({
    folder: join(home, 'records'),
    key: Buffer.from(roadKey),
    throwAway: false,
    now: () => new Date(),
    newId,
    who: () => ({ agent: 'A-1', account: 'tester' }),
    readerScript: join(import.meta.dirname, '../../electron/records/reader/worker.ts'),
  });
  if (!opened.ok) throw new Error(`the records can't be opened: ${opened.error.why}`);
  const records = opened.value;
  const drafts = createPictureDrafts(newId);
  const listeners = new Set<(check: Check) => void>();
  const faults: unknown[] = [];
  const read = (id: string) => {
    const check = records.checks.read(id);
    if (!check) throw new Error('no such check');
    return check;
  };
  const outbox = createOutbox({
    drafts,
    access: async (vendor) =>
      success({
        baseUrl: vendor === 'instantPay' ? vendors.instantPayUrl : vendors.cashfreeUrl,
        ...practiceCredentials,
        publicKey: null,
      }),
    obstacle: () => null,
    isProtected: () => true,
    practiceVendors: { ...testEnvironment(), now: () => new Date() },
    vendors: { ...testEnvironment(), now: () => new Date() },
    newId,
    timers: systemTimers,
    random: () => 0.99,
    pace: longPace,
    rateLimits: { instantPay: null, cashfree: null },
    atATime: () => 1,
    announce: (id) => {
      for (const listener of [...listeners]) listener(read(id));
    },
    announceLanes: () => undefined,
    onSettled: () => undefined,
    onClockOffset: () => undefined,
    reportFault: (where, error) => faults.push([where, error]),
    ...parts,
    records,
  });
  outbox.start();
  return {
    outbox,
    records,
    faults,
    read,
    onChange: (listener) => listeners.add(listener),
    async addPortrait(portrait) {
      const bytes = await readFile(join(import.meta.dirname, `../../resources/practice/${portrait}.jpg`));
      const added = drafts.add(`${portrait}.jpg`, bytes, bytes.byteLength);
      if (!added.ok) throw new Error(added.error);
      return added.value.id;
    },
    settled: (id) =>
      new Promise((resolve) => {
        const look = (check: Check) => {
          if (check.id !== id || !atRest(check, outbox)) return;
          listeners.delete(look);
          resolve(check);
        };
        listeners.add(look);
        look(read(id));
      }),
    async close() {
      await outbox.dispatcher.quiesce();
      await records.close();
      if (folder === undefined) await rm(home, { recursive: true });
    },
  };
}

function atRest(check: Check, { dispatcher }: Outbox): boolean {
  if (check.state.name === 'sending' || dispatcher.isUnderWay(check.id)) return false;
  if (check.state.name !== 'queued') return true;
  const { state, stopped } = dispatcher.lane({ vendor: vendorOf(check), mode: check.mode });
  return stopped || state.name === 'paused';
}
