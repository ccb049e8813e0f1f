import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { decided, type Question, undecided } from '../../shared/case/question.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../simulator-process.ts';
import { practiceLane, type Road } from './road.ts';
import { roadHere } from './road-here.ts';

/** Two customers are never mixed up: what is asked, decided and recorded, over real records and the practice vendors. */

let simulator: SimulatorProcess;
beforeAll(async () => {
  simulator = await startSimulatorProcess();
});
afterEach(() => simulator.reset());
afterAll(() => simulator.stop());

/** Pictures of one's own: no two are the same unless they have the same number. */
const asha = readFileSync(join(import.meta.dirname, '../../resources/practice/asha-1.jpg'));
const photo = (number: number) => Buffer.concat([asha, Buffer.alloc(number)]);

interface Visit {
  readonly caseReference?: string;
  readonly first?: number;
  readonly second?: number;
  readonly threshold?: number;
}

async function askFor(
  road: Road,
  { caseReference = '', first = 1, second = 2, threshold = 0.75 }: Visit,
  decision = undecided,
) {
  const answer = await road.outbox.matchFaces('practice', {
    firstPicture: { from: 'file', picture: road.addPicture('live photo.jpg', photo(first)) },
    secondPicture: road.addPicture('document photo.jpg', photo(second)),
    threshold,
    verificationId: `FD-${crypto.randomUUID()}`,
    caseReference,
    decision,
  });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

async function lookFor(road: Road, sessionId: string, caseReference: string, decision = undecided) {
  const answer = await road.outbox.lookUpLiveness('practice', {
    sessionId,
    customerIp: '203.0.113.7',
    caseReference,
    decision,
  });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

type Entry = Awaited<ReturnType<typeof askFor>>;

function questionIn(entry: Entry): Question {
  if (entry.result !== 'asked') throw new Error('it was entered');
  return entry.question;
}

function enteredIn(entry: Entry): string {
  if (entry.result !== 'entered') throw new Error(`asked about ${entry.question.about}`);
  return entry.id;
}

const caseOf = (road: Road, reference: string) => {
  const found = road.records.cases.alike('practice', reference)[0];
  if (!found) throw new Error('no such case');
  return found;
};

async function sayAs(road: Road, name: string): Promise<void> {
  road.records.settings.keep({ ...road.records.settings.read(), agent: { name, code: 'A-7' } });
}

describe('a session of another case', () => {
  it('is asked about, and nothing is on record or sent before it is decided', async () => {
    const road = await roadHere(simulator);
    const sessionId = await simulator.createSession({ like: 'live' });
    const first = enteredIn(await lookFor(road, sessionId, 'APP-A'));
    await road.settled(first);
    const before = (await simulator.ledger()).length;
    const question = questionIn(await lookFor(road, sessionId, 'APP-B'));
    expect(question).toEqual({
      about: 'otherCustomer',
      uses: [{ kind: 'session', case: { id: caseOf(road, 'APP-A').id, reference: 'APP-A', name: '' } }],
    });
    expect((await simulator.ledger()).length).toBe(before);
    expect(road.records.cases.alike('practice', 'APP-B')).toEqual([]);

    // A yes to something else lets nothing through.
    const other = { ...undecided, sameCustomer: [{ kind: 'session' as const, caseId: crypto.randomUUID() }] };
    questionIn(await lookFor(road, sessionId, 'APP-B', other));

    await sayAs(road, 'Ravi');
    const second = enteredIn(await lookFor(road, sessionId, 'APP-B', decided(undecided, question)));
    await road.settled(second);
    const [caseA, caseB] = [caseOf(road, 'APP-A'), caseOf(road, 'APP-B')];
    const shared = (id: string) => road.outbox.sharedWith(road.records.cases.checksOf(id));
    const said = { agent: { name: 'Ravi', code: 'A-7' }, at: expect.any(String) };
    expect(shared(caseB.id)).toContainEqual({
      kind: 'session',
      case: { id: caseA.id, reference: 'APP-A', name: '' },
      said,
    });
    expect(shared(caseA.id)).toContainEqual({
      kind: 'session',
      case: { id: caseB.id, reference: 'APP-B', name: '' },
      said,
    });
    // Said once, it isn't asked again.
    enteredIn(await lookFor(road, sessionId, 'APP-B'));
    enteredIn(await lookFor(road, sessionId, 'APP-A'));
  });

  it('is asked about without a case too, and the other way round', async () => {
    const road = await roadHere(simulator);
    const sessionId = await simulator.createSession({ like: 'live' });
    await road.settled(enteredIn(await lookFor(road, sessionId, '')));
    enteredIn(await lookFor(road, sessionId, ''));
    const question = questionIn(await lookFor(road, sessionId, 'APP-A'));
    expect(question).toEqual({ about: 'otherCustomer', uses: [{ kind: 'session', case: null }] });
    enteredIn(await lookFor(road, sessionId, 'APP-A', decided(undecided, question)));
  });

  it('also where it was entered while the other one was being decided', async () => {
    const road = await roadHere(simulator);
    const sessionId = await simulator.createSession({ like: 'live' });
    await road.settled(enteredIn(await lookFor(road, sessionId, 'APP-A')));
    const question = questionIn(await lookFor(road, sessionId, 'APP-C'));
    const toB = questionIn(await lookFor(road, sessionId, 'APP-B'));
    enteredIn(await lookFor(road, sessionId, 'APP-B', decided(undecided, toB)));
    expect(questionIn(await lookFor(road, sessionId, 'APP-C', decided(undecided, question)))).toMatchObject({
      uses: [{ case: { reference: 'APP-A' } }, { case: { reference: 'APP-B' } }],
    });
  });

  it('is not asked about when it is one of practice, nor once the other case is erased', async () => {
    const road = await roadHere(simulator);
    const { sessionId } = { sessionId: '11111111-1111-4111-8111-111111111111' };
    await road.settled(enteredIn(await lookFor(road, sessionId, 'APP-A')));
    enteredIn(await lookFor(road, sessionId, 'APP-B'));
    const own = await simulator.createSession({ like: 'live' });
    await road.settled(enteredIn(await lookFor(road, own, 'APP-A')));
    questionIn(await lookFor(road, own, 'APP-B'));
    expect(road.outbox.eraseCase(caseOf(road, 'APP-A').id, 'customerAsked').ok).toBe(true);
    enteredIn(await lookFor(road, own, 'APP-B'));
  });
});

describe('a picture of another case', () => {
  it('is asked about, in either place', async () => {
    const road = await roadHere(simulator);
    await road.settled(enteredIn(await askFor(road, { caseReference: 'APP-A' })));
    for (const visit of [
      { first: 1, second: 3 },
      { first: 3, second: 1 },
      { first: 2, second: 4 },
    ]) {
      expect(questionIn(await askFor(road, { ...visit, caseReference: 'APP-B' }))).toMatchObject({
        about: 'otherCustomer',
        uses: [{ kind: 'picture', case: { reference: 'APP-A' } }],
      });
    }
    enteredIn(await askFor(road, { first: 3, second: 4, caseReference: 'APP-B' }));
    enteredIn(await askFor(road, { first: 1, second: 5, caseReference: 'APP-A' }));
  });

  it('asked about when a failed match is edited, or a lost one asked again', async () => {
    const road = await roadHere(simulator);
    await road.settled(enteredIn(await askFor(road, { caseReference: 'APP-A' })));
    await simulator.addFault('cashfree', { kind: 'vendorError', code: 'file_format_invalid', status: null });
    const failed = enteredIn(await askFor(road, { first: 3, second: 4, caseReference: 'APP-B' }));
    expect((await road.settled(failed)).state.name).toBe('failed');
    const edit = (decision = undecided) =>
      road.outbox.editMatch({
        id: failed,
        firstPicture: { from: 'file', picture: road.addPicture('live photo.jpg', photo(1)) },
        secondPicture: road.addPicture('document photo.jpg', photo(4)),
        threshold: 0.75,
        decision,
      });
    const asked = await edit();
    if (!asked.ok) throw new Error(asked.error.code);
    const question = questionIn(asked.value);
    expect(road.read(failed).state.name).toBe('failed');
    await sayAs(road, 'Meera');
    const edited = await edit(decided(undecided, question));
    if (!edited.ok) throw new Error(edited.error.code);
    // Whoever enters a check is its agent.
    expect(road.match(enteredIn(edited.value)).agent.name).toBe('Meera');
  });

  it('is known again by the file that it was made of, whatever this build has made of that', async () => {
    const road = await roadHere(simulator);
    const [sent, made, madeLater] = [photo(21), photo(22), photo(23)];
    const about = { format: 'jpeg', width: 600, height: 800, change: 'redrawn', byteLength: sent.length } as const;
    const original = { ...about, sha256: createHash('sha256').update(sent).digest('hex') };
    const enter = (caseReference: string, second: string) =>
      road.enterMatch({ secondPicture: second, caseReference, decision: undecided });
    await enter('APP-SENT', road.addPicture('as it came.jpg', sent));
    await expect(enter('APP-MADE', road.addPicture('made.jpg', made, original))).rejects.toThrow('asked');
    await enter('APP-SENT', road.addPicture('made.jpg', made, original));
    await expect(enter('APP-LATER', road.addPicture('made later.jpg', madeLater, original))).rejects.toThrow('asked');
    await expect(enter('APP-AGAIN', road.addPicture('as it came.jpg', sent))).rejects.toThrow('asked');
  });

  it('is not asked about where practice brought it along, whole or cropped, however often it is compared', async () => {
    const road = await roadHere(simulator);
    const { hash, byteLength } = { hash: createHash('sha256').update(asha).digest('hex'), byteLength: asha.length };
    const file = { format: 'jpeg', width: 600, height: 800, byteLength, sha256: hash } as const;
    const cut = { left: 100, top: 0, width: 400, height: 800, turns: 0 };
    for (const caseReference of ['APP-A', 'APP-B', 'APP-B']) {
      const part = road.addPicture('asha-1.jpg', photo(31), { ...file, change: 'cropped', cut });
      const id = await road.enterMatch({
        firstPicture: { from: 'file', picture: part },
        caseReference,
        decision: undecided,
      });
      await road.settled(id);
    }
    const { id } = caseOf(road, 'APP-B');
    expect(road.outbox.sharedWith(road.records.cases.checksOf(id))).toEqual([]);
  });

  it('that is the reference of another case’s lookup is asked about before that has an answer', async () => {
    const road = await roadHere(simulator);
    road.outbox.pause(practiceLane('instantPay'));
    const sessionId = await simulator.createSession({ like: 'live' });
    const lookup = enteredIn(await lookFor(road, sessionId, 'APP-A'));
    const enter = (decision = undecided) =>
      road.outbox.matchFaces('practice', {
        firstPicture: { from: 'lookup', lookup },
        secondPicture: road.addPicture('document photo.jpg', photo(9)),
        threshold: 0.75,
        verificationId: `FD-${crypto.randomUUID()}`,
        caseReference: 'APP-B',
        decision,
      });
    const asked = await enter();
    expect(asked.ok && questionIn(asked.value)).toMatchObject({
      about: 'otherCustomer',
      uses: [{ kind: 'session', case: { reference: 'APP-A' } }],
    });
    const entered = asked.ok && (await enter(decided(undecided, questionIn(asked.value))));
    const match = entered !== false && entered.ok ? enteredIn(entered.value) : '';
    road.outbox.resume(practiceLane('instantPay'));
    await expect.poll(() => road.read(match).state.name).toBe('done');
  });
});

describe('a lost match that is asked again', () => {
  it('has the agent who asks again', async () => {
    const road = await roadHere(simulator);
    await sayAs(road, 'Ravi');
    await simulator.addFault('cashfree', { kind: 'reset', when: 'afterProcessing' });
    const lost = enteredIn(await askFor(road, { caseReference: 'APP-A' }));
    await road.settled(lost);
    road.outbox.sendNow(lost);
    expect((await road.settled(lost)).state.name).toBe('lost');
    await sayAs(road, 'Meera');
    const again = await road.outbox.askAgain({ id: lost });
    if (!again.ok) throw new Error(again.error.code);
    expect(road.match(enteredIn(again.value)).agent.name).toBe('Meera');
    expect(road.match(lost).agent.name).toBe('Ravi');
  });
});

describe('the same two pictures under the same threshold', () => {
  it('are not bought twice within a day without a question that shows the answer at hand', async () => {
    const road = await roadHere(simulator);
    const first = enteredIn(await askFor(road, { caseReference: 'APP-A' }));
    await road.settled(first);
    const before = (await simulator.ledger()).length;
    for (const visit of [{}, { first: 2, second: 1 }]) {
      expect(questionIn(await askFor(road, { ...visit, caseReference: 'APP-A' }))).toMatchObject({
        about: 'answerAtHand',
        check: first,
        case: { reference: 'APP-A' },
        threshold: 0.75,
      });
    }
    expect((await simulator.ledger()).length).toBe(before);
    enteredIn(await askFor(road, { caseReference: 'APP-A', threshold: 0.8 }));
    enteredIn(await askFor(road, { caseReference: 'APP-A' }, { ...undecided, again: first }));
  });
});

describe('a pair that is on its way', () => {
  it('is not bought a second time without a question, also where nothing can be sent', async () => {
    const road = await roadHere(simulator);
    road.outbox.pause(practiceLane('cashfree'));
    const first = enteredIn(await askFor(road, { caseReference: 'APP-A' }));
    const question = questionIn(await askFor(road, { first: 2, second: 1, caseReference: 'APP-A' }));
    expect(question).toMatchObject({ about: 'onTheWay', check: first, case: { reference: 'APP-A' } });
    const second = enteredIn(await askFor(road, { caseReference: 'APP-A' }, decided(undecided, question)));
    expect(road.read(second).state.name).toBe('queued');
  });
});

describe('what was said', () => {
  it('is in the audit chain, agrees with it, and goes with a check that is removed', async () => {
    const road = await roadHere(simulator);
    const sessionId = await simulator.createSession({ like: 'live' });
    const first = enteredIn(await lookFor(road, sessionId, 'APP-A'));
    await road.settled(first);
    const question = questionIn(await lookFor(road, sessionId, 'APP-B'));
    await road.settled(enteredIn(await lookFor(road, sessionId, 'APP-B', decided(undecided, question))));
    const verify = () => road.records.reader.verify(null, () => undefined, new AbortController().signal);
    expect(await verify()).toMatchObject({ chain: { result: 'whole' }, disagreements: 0 });
    expect(road.outbox.remove(first, 'mistake').ok).toBe(true);
    expect(await verify()).toMatchObject({ chain: { result: 'whole' }, disagreements: 0 });
    expect(road.outbox.sharedWith(road.records.cases.checksOf(caseOf(road, 'APP-B').id))).toEqual([]);
  });
});
