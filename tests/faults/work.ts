import type { Check } from '../../shared/check/check.ts';
import type { History } from '../../shared/check/history.ts';
import { MOST_OUTBOX_ITEMS } from '../../shared/check/outbox.ts';
import type { AnswerOf } from '../../shared/contract/contract.ts';
import { SAMPLE_CUSTOMER_IP } from '../../shared/practice.ts';
import { type Agent, Refused } from './agent.ts';
import type { Book, Decision, Entered } from './book.ts';
import type { PlannedCheck } from './plan.ts';
import type { Random } from './random.ts';
import { now, type Witness } from './witness.ts';

/** Enters checks one after the other, each in the book before the program hears of it. */
export async function enterChecks(
  agent: Agent,
  checks: readonly PlannedCheck[],
  { book, witness, seed }: { readonly book: Book; readonly witness: Witness; readonly seed: number },
  onTold: () => void,
): Promise<void> {
  let lookup: string | null = null;
  for (const planned of checks) {
    const subject =
      planned.kind === 'livenessLookup'
        ? witness.simulator.control.createSession(planned.session).sessionId
        : `kill-${seed}-${book.entered.length}`;
    const entered: Entered = { kind: planned.kind, subject, id: null, at: now() };
    book.entered.push(entered);
    entered.id = await enter(agent, planned, subject, lookup);
    if (planned.kind === 'livenessLookup') lookup = entered.id;
    onTold();
  }
}

async function enter(agent: Agent, planned: PlannedCheck, subject: string, lookup: string | null): Promise<string> {
  if (planned.kind === 'livenessLookup') {
    const request = { sessionId: subject, customerIp: SAMPLE_CUSTOMER_IP, caseReference: '' };
    return entered(await agent.ask('checks.lookUpLiveness', request));
  }
  const { first, second, score, threshold } = planned;
  if (first === null && lookup === null) throw new Error('a match was planned for a lookup that was not');
  const firstPicture =
    first === null
      ? ({ from: 'lookup', lookup: lookup ?? '' } as const)
      : ({ from: 'file', picture: await agent.addPicture(first, 'first.jpg') } as const);
  // The practice vendor reads from the second picture's name what it is to answer.
  const secondPicture = await agent.addPicture(second, `second score-${score.toFixed(2)}.jpg`);
  const request = { firstPicture, secondPicture, threshold, verificationId: subject, caseReference: '' };
  return entered(await agent.ask('checks.matchFaces', request));
}

/** No picture equals another one here, so that there is nothing to ask about a check. */
function entered(entry: AnswerOf<'checks.matchFaces'>): string {
  if (entry.result === 'entered') return entry.id;
  throw new Error(`asked about ${entry.question.about}`);
}

/** Decides about every check that waits for a person, and lets paused lanes go on. @returns how many still move */
export async function decide(agent: Agent, book: Book, random: Random): Promise<number> {
  const { items, lanes, groups } = await agent.ask('outbox.read', { most: MOST_OUTBOX_ITEMS });
  if (items.length < groups.asking + groups.moving)
    throw new Error('the outbox shows no more than this; leave fewer checks open');
  if (lanes.some(({ stopped }) => stopped)) await agent.ask('outbox.resume', { lane: null });
  let moving = 0;
  for (const { check } of items) {
    book.states.add(check.state.name);
    if (!(await decideOne(agent, check, book, random))) moving += 1;
  }
  return moving;
}

/** @returns whether the check is left to lie for good. */
async function decideOne(agent: Agent, check: Check, book: Book, random: Random): Promise<boolean> {
  const { id, state } = check;
  switch (state.name) {
    case 'lost':
    case 'failed': {
      const decision = book.decisions.get(id) ?? draw(check, random);
      book.decisions.set(id, decision);
      if (decision === 'leave') return true;
      if (decision === 'askAgain') book.askedAgain.add(id);
      // What was refused twice is not asked a third time.
      if (decision === 'sendNow') book.decisions.set(id, 'close');
      await agent.ask(`checks.${decision}`, { id });
      return false;
    }
    case 'held':
      await agent.ask('checks.sendNow', { id });
      return false;
    case 'needs':
      if (state.what !== 'answer') await agent.ask('checks.consent', { id });
      return false;
    default:
      if (random.chance(0.03)) await stop(agent, id);
      return false;
  }
}

/** Meanwhile it may have been answered. */
async function stop(agent: Agent, id: string): Promise<void> {
  await agent.ask('checks.stop', { id, evenIfSending: true }).catch((error: unknown) => {
    if (!(error instanceof Refused && error.code === 'notNow')) throw error;
  });
}

function draw({ kind, state }: Check, random: Random): Decision {
  if (state.name === 'lost') return random.pick(['askAgain', 'askAgain', 'close', 'leave']);
  // A match may be waiting for this lookup's picture.
  if (kind === 'livenessLookup') return random.pick(['sendNow', 'close']);
  // There is no picture to send it with.
  if (state.name === 'failed' && state.cause === 'referenceMissing') return random.pick(['close', 'leave']);
  return random.pick(['sendNow', 'close', 'leave']);
}

/** Every check on record, the newest first. */
export async function readAll(agent: Agent): Promise<Check[]> {
  const ids: string[] = [];
  const everything = { text: '', mode: null, kind: null, result: null, caseId: null, from: null, until: null };
  let before: number | null = null;
  for (;;) {
    const { items }: History = await agent.ask('history.search', { ...everything, before, limit: 200 });
    ids.push(...items.map(({ id }) => id));
    before = items.at(-1)?.sequence ?? null;
    if (items.length < 200 || before === null) break;
  }
  return Promise.all(ids.map(async (id) => (await agent.ask('checks.read', { id })).check));
}
