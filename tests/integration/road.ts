import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemTimers } from '../../electron/outbox/machines/timers.ts';
import { createOutbox, type Outbox } from '../../electron/outbox/outbox.ts';
import type { OutboxParts } from '../../electron/outbox/parts.ts';
import { readerHere } from '../../electron/reader/testing/reader-here.ts';
import { openRecords } from '../../electron/records/open-records.ts';
import { createPictureDrafts } from '../../electron/records/pictures/picture-drafts.ts';
import type { Records } from '../../electron/records/records.ts';
import { practiceCredentials } from '../../electron/simulator/credentials.ts';
import type { Check, FaceMatch, LivenessLookup } from '../../shared/check/check.ts';
import type { Lane, LaneName } from '../../shared/check/lane.ts';
import { vendorOf } from '../../shared/check/of-a-check.ts';
import type { Vendor } from '../../shared/check/outcome.ts';
import type { AnswerOf, RequestOf } from '../../shared/contract/contract.ts';
import type { Mode } from '../../shared/mode.ts';
import type { Original } from '../../shared/picture/picture.ts';
import { isSamplePicture, SAMPLE_CUSTOMER_IP, type SamplePortrait, sampleSessions } from '../../shared/practice.ts';
import { success } from '../../shared/result.ts';
import type { SimulatorProcess } from '../simulator-process.ts';
import { decodedBy, lookByHeader } from './looks.ts';
import { testEnvironment } from './vendors.ts';

export type VendorUrls = Pick<SimulatorProcess, 'instantPayUrl' | 'cashfreeUrl'>;

/** The whole road of a check but for the window: outbox, records, vendor clients, against the practice vendors. */
export interface Road {
  readonly outbox: Outbox;
  readonly records: Records;
  /** Holds the records' folder; a road built there again takes up what is left. */
  readonly home: string;
  readonly faults: readonly unknown[];
  readonly addPortrait: (portrait: SamplePortrait) => Promise<string>;
  readonly addPicture: (name: string, bytes: Uint8Array, original?: Original) => string;
  /** Enters a match of two portraits of one person, which passes, unless the request says otherwise. */
  readonly enterMatch: (request?: Partial<RequestOf<'checks.matchFaces'>>, mode?: Mode) => Promise<string>;
  /** Enters a lookup of the sample session that passes, unless the request says otherwise. */
  readonly enterLookup: (request?: Partial<RequestOf<'checks.lookUpLiveness'>>, mode?: Mode) => Promise<string>;
  /** The check once it has come to rest: nothing moves before something else happens. */
  readonly settled: (id: string) => Promise<Check>;
  readonly read: (id: string) => Check;
  readonly match: (id: string) => FaceMatch;
  readonly lookup: (id: string) => LivenessLookup;
  readonly lane: (vendor: Vendor, mode?: Mode) => Lane;
  readonly onChange: (listener: (check: Check) => void) => void;
  /** Ends as a person ends it: what is under way is waited for. */
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

/** The records' folder in a road's home. */
export function recordsFolder(home: string): string {
  return join(home, 'records');
}

export function practiceLane(vendor: Vendor): LaneName {
  return { vendor, mode: 'practice' };
}

/** How records are opened on a road, and in tests beside one. */
export function roadRecords(home: string) {
  return openRecords({
    folder: recordsFolder(home),
    key: Buffer.from(roadKey),
    throwAway: false,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    account: 'tester',
    openReader: readerHere,
  });
}

/** What an outbox takes from outside, but for its records: the practice vendors, and nobody who listens. */
export function usualParts(vendors: VendorUrls): Omit<OutboxParts, 'records' | 'drafts'> {
  return {
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
    newId: () => crypto.randomUUID(),
    isSamplePicture,
    timers: systemTimers,
    random: () => 0.99,
    pace: longPace,
    rateLimits: () => null,
    atATime: () => 1,
    lookAt: async (pictures) => pictures.map(lookByHeader),
    makeOf: async () => null,
    announce: () => undefined,
    announceLanes: () => undefined,
    onEnded: () => undefined,
    onClockOffset: () => undefined,
    reportFault: (where, error) => {
      throw new Error(`a fault of the program in ${where}`, { cause: error });
    },
  };
}

export async function buildRoad(vendors: VendorUrls, { parts = {}, folder }: RoadOptions = {}): Promise<Road> {
  const home = folder ?? (await mkdtemp(join(tmpdir(), 'facedesk-road-')));
  const newId = () => crypto.randomUUID();
  const opened = roadRecords(home);
  if (!opened.ok) throw new Error(`the records can't be opened: ${opened.error.why}`);
  const records = opened.value;
  const drafts = createPictureDrafts(newId);
  const listeners = new Set<(check: Check) => void>();
  const faults: unknown[] = [];

  function read(id: string): Check {
    const check = records.checks.read(id);
    if (!check) throw new Error('no such check');
    return check;
  }

  function ofKind<Kind extends Check['kind']>(id: string, kind: Kind) {
    const check = read(id);
    if (check.kind !== kind) throw new Error(`not a ${kind}`);
    return check as Extract<Check, { kind: Kind }>;
  }

  function addPicture(name: string, bytes: Uint8Array, original: Original | null = null): string {
    const added = drafts.add(name, bytes, bytes.byteLength, decodedBy(bytes), original);
    if (!added.ok) throw new Error(added.error);
    return added.value.id;
  }

  const addPortrait = async (portrait: SamplePortrait) =>
    addPicture(
      `${portrait}.jpg`,
      await readFile(join(import.meta.dirname, `../../resources/practice/${portrait}.jpg`)),
    );

  const outbox = createOutbox({
    ...usualParts(vendors),
    drafts,
    announce: (id) => {
      // A check that was removed is announced too.
      const check = records.checks.read(id);
      if (check) for (const listener of [...listeners]) listener(check);
    },
    reportFault: (where, error) => faults.push([where, error]),
    ...parts,
    records,
  });
  outbox.start();

  return {
    outbox,
    records,
    home,
    faults,
    addPortrait,
    addPicture,
    async enterMatch(request = {}, mode = 'practice') {
      const entered = await outbox.matchFaces(mode, {
        firstPicture: request.firstPicture ?? { from: 'file', picture: await addPortrait('asha-1') },
        secondPicture: request.secondPicture ?? (await addPortrait('asha-2')),
        threshold: 0.75,
        verificationId: `FD-${newId()}`,
        caseReference: '',
        ...request,
      });
      if (!entered.ok) throw new Error(entered.error.fieldProblem ?? entered.error.code);
      return idOf(entered.value);
    },
    async enterLookup(request = {}, mode = 'practice') {
      const entered = await outbox.lookUpLiveness(mode, {
        sessionId: sampleSessions[0].sessionId,
        customerIp: SAMPLE_CUSTOMER_IP,
        caseReference: '',
        ...request,
      });
      if (!entered.ok) throw new Error(entered.error.fieldProblem ?? entered.error.code);
      return idOf(entered.value);
    },
    read,
    match: (id) => ofKind(id, 'faceMatch'),
    lookup: (id) => ofKind(id, 'livenessLookup'),
    lane: (vendor, mode = 'practice') => outbox.clock.lane({ vendor, mode }),
    onChange: (listener) => listeners.add(listener),
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
      await outbox.quiesce();
      await records.close();
      if (folder === undefined) await rm(home, { recursive: true, force: true });
    },
  };
}

/** Of a check that was entered; that a person is asked something first is a fault where nobody expects it. */
export function idOf(entry: AnswerOf<'checks.matchFaces'>): string {
  if (entry.result === 'entered') return entry.id;
  throw new Error(`asked about ${entry.question.about}`);
}

function atRest(check: Check, { dispatcher, clock }: Outbox): boolean {
  if (check.state.name === 'sending' || dispatcher.isUnderWay(check.id)) return false;
  if (check.state.name !== 'queued') return true;
  const { state, stopped } = clock.lane({ vendor: vendorOf(check), mode: check.mode });
  return stopped || state.name === 'paused';
}
