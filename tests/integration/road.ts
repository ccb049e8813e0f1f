import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutboxParts } from '../../electron/outbox/dispatcher.ts';
import { createOutbox, type Outbox } from '../../electron/outbox/outbox.ts';
import { createCheckStore } from '../../electron/records/checks.ts';
import { createPictureStore } from '../../electron/records/pictures.ts';
import { practiceCredentials } from '../../electron/simulator/credentials.ts';
import type { Check } from '../../shared/check.ts';
import type { SamplePortrait } from '../../shared/practice.ts';
import { success } from '../../shared/result.ts';
import type { SimulatorProcess } from '../simulator-process.ts';
import { testEnvironment } from './vendors.ts';

type VendorUrls = Pick<SimulatorProcess, 'instantPayUrl' | 'cashfreeUrl'>;

/** The whole road of a check but for the window: outbox, records, vendor clients, against the practice vendors. */
export interface Road {
  readonly outbox: Outbox;
  readonly faults: readonly unknown[];
  readonly addPortrait: (portrait: SamplePortrait) => Promise<string>;
  /** The check once it has come to rest: neither free to be sent nor being sent. */
  readonly settled: (id: string) => Promise<Check>;
  readonly read: (id: string) => Check;
  readonly onChange: (listener: (check: Check) => void) => void;
}

export function buildRoad(vendors: VendorUrls, changes: Partial<OutboxParts> = {}): Road {
  const checks = createCheckStore();
  const pictures = createPictureStore(() => crypto.randomUUID(), checks.holdsPicture);
  const listeners = new Set<(check: Check) => void>();
  const faults: unknown[] = [];
  const read = (id: string) => {
    const check = checks.read(id);
    if (!check) throw new Error('no such check');
    return check;
  };
  const outbox = createOutbox({
    checks,
    pictures,
    access: async (vendor) =>
      success({
        baseUrl: vendor === 'instantPay' ? vendors.instantPayUrl : vendors.cashfreeUrl,
        ...practiceCredentials,
        publicKey: null,
      }),
    obstacle: () => null,
    practiceVendors: { ...testEnvironment(), now: () => new Date() },
    vendors: { ...testEnvironment(), now: () => new Date() },
    newId: () => crypto.randomUUID(),
    announce: (id) => {
      for (const listener of [...listeners]) listener(read(id));
    },
    reportFault: (where, error) => faults.push([where, error]),
    ...changes,
  });
  return {
    outbox,
    faults,
    read,
    onChange: (listener) => listeners.add(listener),
    async addPortrait(portrait) {
      const bytes = await readFile(join(import.meta.dirname, `../../resources/practice/${portrait}.jpg`));
      const added = pictures.add(`${portrait}.jpg`, bytes, bytes.byteLength);
      if (!added.ok) throw new Error(added.error);
      return added.value.id;
    },
    settled: (id) =>
      new Promise((resolve) => {
        const look = (check: Check) => {
          if (check.id !== id || !atRest(check)) return;
          listeners.delete(look);
          resolve(check);
        };
        listeners.add(look);
        look(read(id));
      }),
  };
}

function atRest({ state }: Check): boolean {
  return state.name !== 'sending' && (state.name !== 'queued' || state.blockedBy !== null);
}
