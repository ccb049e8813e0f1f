import type { Page } from '@playwright/test';
import type { CheckStateName } from '../../shared/check/check.ts';
import type { Channel } from '../../shared/contract/channels.ts';
import type { AnswerOf, CallProblem, CallResult, TypedRequestOf } from '../../shared/contract/contract.ts';
import { portrait } from '../e2e/pictures.ts';
import type { PlannedPicture } from './plan.ts';

/** What a person does, through the window's own gate. */
export interface Agent {
  /** @throws when the gate refuses. */
  readonly ask: <Name extends AskedChannel>(name: Name, request: TypedRequestOf<Name>) => Promise<AnswerOf<Name>>;
  /** Takes a picture that no other one equals; gives its id. */
  readonly addPicture: (picture: PlannedPicture, name: string) => Promise<string>;
}
/** Of a picture the gate takes the file alone. */
type AskedChannel = Exclude<Channel, 'pictures.add'>;
type Methods = Readonly<Record<string, Readonly<Record<string, (request: unknown) => Promise<unknown>>>>>;

/** The page tells by its console: a call of Playwright's own that is cut off by a kill would end the whole test. */
const STATE_SEEN = 'kill test: a check is ';

/**
 * Waits for the gate and for the records behind it.
 *
 * @param onState called with each state that a check is seen in
 * @throws when the records would not outlive the program
 */
export async function meetAgent(page: Page, onState: (name: CheckStateName) => void): Promise<Agent> {
  page.on('console', (message) => {
    const [, name] = message.text().split(STATE_SEEN);
    if (name) onState(name as CheckStateName);
  });
  await page.waitForFunction(() => 'facedesk' in window);
  const agent: Agent = {
    ask: (name, request) => ask(page, name, request),
    addPicture: (...of) => addPicture(page, ...of),
  };
  const records = await page.evaluate(recordsOpened);
  if (!records.ok || records.value.state !== 'open' || records.value.throwAway) {
    throw new Error(`The records would not outlive the program: ${JSON.stringify(records)}`);
  }
  await page.evaluate(watchStates, STATE_SEEN);
  return agent;
}

async function ask<Name extends AskedChannel>(
  page: Page,
  name: Name,
  request: TypedRequestOf<Name>,
): Promise<AnswerOf<Name>> {
  const [domain = '', method = ''] = name.split('.');
  const result = (await page.evaluate(
    (asked) => (window.facedesk as unknown as Methods)[asked.domain]?.[asked.method]?.(asked.request),
    { domain, method, request },
  )) as CallResult<Name>;
  if (result.ok) return result.value as AnswerOf<Name>;
  throw new Refused(name, result.error);
}

/** The gate did not do what was asked. */
export class Refused extends Error {
  readonly code: CallProblem['code'];
  constructor(name: Channel, problem: CallProblem) {
    super(`${name} was refused: ${JSON.stringify(problem)}`);
    this.code = problem.code;
  }
}

let pictures = 0;

/** A portrait with a number behind the picture's end: to a viewer the same portrait, to a vendor another file. */
async function addPicture(page: Page, { portrait: drawn, padding }: PlannedPicture, name: string): Promise<string> {
  pictures += 1;
  const base64 = portrait(drawn).buffer.toString('base64');
  const result = await page.evaluate(takeFile, { base64, tail: `picture ${pictures}`, padding, name });
  if (result.ok && result.value.kind === 'taken') return result.value.picture.id;
  throw new Error(`${name} was not taken: ${JSON.stringify(result)}`);
}

interface WrittenFile {
  readonly base64: string;
  readonly tail: string;
  readonly padding: number;
  readonly name: string;
}

/** In the page. */
function takeFile({ base64, tail, padding, name }: WrittenFile): Promise<CallResult<'pictures.add'>> {
  const drawn = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const file = new File([drawn, tail, new Uint8Array(padding)], name, { type: 'image/jpeg' });
  return window.facedesk.pictures.add(file, { width: 600, height: 800, isPartial: false }, null);
}

/** In the page: the records open in their own time, as the keychain has to be asked. */
async function recordsOpened(): Promise<CallResult<'records.status'>> {
  for (let look = 0; ; look += 1) {
    const status = await window.facedesk.records.status({});
    if ((status.ok && status.value.state === 'open') || look === 200) return status;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** In the page: tells each state that a check is seen in. */
function watchStates(stateSeen: string): void {
  const tell = (name: string) => console.debug(stateSeen + name);
  const { checks, outbox } = window.facedesk;
  checks.onChanged(async ({ id }) => {
    const read = await checks.read({ id });
    if (read.ok) tell(read.value.check.state.name);
  });
  void outbox.read({}).then((read) => {
    if (read.ok) for (const { check } of read.value.items) tell(check.state.name);
  });
}
