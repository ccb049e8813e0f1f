import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Fault } from '../electron/simulator/faults/fault.ts';
import type { LedgerEntry } from '../electron/simulator/ledger/ledger.ts';
import type { Vendor } from '../shared/check/outcome.ts';
import type { SampleSession } from '../shared/practice.ts';
import { withCompiled } from './tools.ts';

/** The practice vendors in a process of their own, as a test steers them. */
export interface SimulatorProcess {
  readonly instantPayUrl: string;
  readonly cashfreeUrl: string;
  readonly addFault: (vendor: Vendor, fault: Fault, count?: number) => Promise<void>;
  readonly setListening: (vendor: Vendor, listening: boolean) => Promise<void>;
  readonly createSession: (session: { like: SampleSession; confidence?: number }) => Promise<string>;
  /** Every call that the vendors accepted, and would have charged. */
  readonly ledger: () => Promise<LedgerEntry[]>;
  readonly reset: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function startSimulatorProcess(): Promise<SimulatorProcess> {
  const script = join(import.meta.dirname, '../electron/simulator/run.ts');
  // A runner may itself run inside Electron or under another Node; the practice vendors need Node alone.
  const child = spawn(process.execPath, [script], { env: withCompiled, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { instantPayUrl, cashfreeUrl, controlUrl } = JSON.parse(line) as Record<string, string>;

  async function control(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${controlUrl}/control/${path}`, {
      method,
      headers: { 'x-practice-control': 'yes' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const value: unknown = await answer.json();
    if (!answer.ok) throw new Error(`the simulator refused ${path}: ${JSON.stringify(value)}`);
    return value;
  }

  return {
    instantPayUrl: String(instantPayUrl),
    cashfreeUrl: String(cashfreeUrl),
    addFault: async (vendor, fault, count = 1) => {
      await control('POST', 'faults', { vendor, fault, count });
    },
    setListening: async (vendor, listening) => {
      await control('POST', 'listening', { vendor, listening });
    },
    createSession: async (session) => {
      const created = (await control('POST', 'sessions', session)) as { sessionId: string };
      return created.sessionId;
    },
    ledger: async () => ((await control('GET', 'ledger')) as { entries: LedgerEntry[] }).entries,
    reset: async () => {
      await control('POST', 'reset');
    },
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
