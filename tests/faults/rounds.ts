import type { Vendor } from '../../shared/check/outcome.ts';
import type { DesktopSession } from '../e2e/keyring.ts';
import { type Agent, meetAgent } from './agent.ts';
import type { Book } from './book.ts';
import type { Kill } from './kills.ts';
import type { Round, Target } from './plan.ts';
import type { Random } from './random.ts';
import { type Run, startRun } from './run.ts';
import type { Exchange, Moment, Witness } from './witness.ts';
import { decide, enterChecks } from './work.ts';

/** What all lives of the program have in common. */
export interface Stage {
  readonly data: string;
  readonly session: DesktopSession;
  readonly witness: Witness;
  readonly book: Book;
  readonly random: Random;
  readonly seed: number;
}

/** Milliseconds after which a kill comes whether its moment has come or not. */
const LONGEST_WAIT = 3_000;

/** One life of the program: it starts, goes on with what was left, takes on new checks, and is killed. */
export async function playRound(stage: Stage, round: Round): Promise<Kill> {
  const { data, session, witness, book, random } = stage;
  const { control } = witness.simulator;
  const run = await startRun(data, session, witness);
  const trigger = armed(round, run, witness);
  try {
    if (round.early) trigger.arm();
    await run.whileAlive(
      (async () => {
        const agent = await meetAgent(await run.firstWindow(), (name) => book.states.add(name));
        await decide(agent, book, random);
        await holdBack(round, agent, witness);
        for (const { vendor, fault } of round.faults) control.addFault(vendor, fault);
        trigger.arm();
        await enterChecks(agent, round.checks, stage, trigger.onTold);
        trigger.onEntered();
      })(),
    );
    const late = setTimeout(run.kill, LONGEST_WAIT);
    await run.ended;
    clearTimeout(late);
  } finally {
    trigger.disarm();
    run.kill();
    await run.ended;
    for (const vendor of vendors) await control.setListening(vendor, true);
  }
  return { target: round.target, launchedAt: run.launchedAt, killedAt: run.killedAt() ?? 0 };
}

const vendors: readonly Vendor[] = ['instantPay', 'cashfree'];

/** Keeps what is entered next from being sent. */
async function holdBack(round: Round, agent: Agent, witness: Witness): Promise<void> {
  if (round.target !== 'beforeSending') return;
  if (round.way === 'stopped') await agent.ask('outbox.pause', { lane: null });
  if (round.way === 'offline')
    for (const vendor of vendors) await witness.simulator.control.setListening(vendor, false);
}

interface Trigger {
  readonly arm: () => void;
  readonly disarm: () => void;
  /** A check has just been entered. */
  readonly onTold: () => void;
  /** All of them have been. */
  readonly onEntered: () => void;
}

/** Kills once, at the round's moment or so much later. */
function armed({ target, way, jitter }: Round, run: Run, witness: Witness): Trigger {
  let shot = false;
  const shoot = (): void => {
    if (shot) return;
    shot = true;
    if (jitter === null) run.kill();
    else setTimeout(run.kill, jitter);
  };
  const before = target === 'beforeSending';
  return {
    arm() {
      witness.watcher = (exchange, moment) => {
        // Later than at once there is nothing to be killed in, unless the answer is held back.
        const held = target !== 'afterProcessing' || jitter === null || exchange.fault?.kind === 'silent';
        if (held && isMoment(target, exchange, moment)) shoot();
        if (before && way === 'connected' && moment === 'connected') shoot();
      };
      if (target === 'anyTime' || (before && way === 'entering')) shoot();
    },
    disarm() {
      witness.watcher = null;
    },
    onTold() {
      if (before && way === 'told') shoot();
    },
    onEntered() {
      if (before && (way === 'stopped' || way === 'offline')) shoot();
    },
  };
}

/** Of a shorter one the system takes everything at once: there is no middle to be killed in. */
const LONG_BODY = 2_000_000;

function isMoment(target: Target, exchange: Exchange, moment: Moment): boolean {
  switch (target) {
    case 'duringBody':
      return moment === 'bodyBegun' && exchange.bodyLength > LONG_BODY;
    case 'afterProcessing':
      return moment === 'processed' && exchange.accepted;
    case 'answered':
      return moment === 'answered' && exchange.answer !== null;
    default:
      return false;
  }
}
