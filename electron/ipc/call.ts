import type { z } from 'zod';
import { type Channel, type ChargedChannel, isCharged } from '../../shared/contract/channels.ts';
import {
  type AnswerOf,
  type CallProblem,
  type CallResult,
  contract,
  type RequestOf,
} from '../../shared/contract/contract.ts';
import { fieldProblems } from '../../shared/entry/fields.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { recordsTroubleOf, storageTrouble } from '../files/storage-trouble.ts';

/** What carries out one channel's calls. It answers with a value, or with why the call could not be carried out. */
export type Handler<Name extends Channel> = (
  request: RequestOf<Name>,
) => Result<AnswerOf<Name>, CallProblem> | Promise<Result<AnswerOf<Name>, CallProblem>>;

/** For a channel that answers nothing: that the work was done. */
export function withoutAnswer<Request>(work: (request: Request) => unknown) {
  return async (request: Request) => {
    await work(request);
    return success({});
  };
}

export type Handlers = { readonly [Name in Channel]: Handler<Name> };

/** Those of one object of the contract: `HandlersOf<'vault'>`. */
export type HandlersOf<Domain extends string> = Pick<Handlers, Extract<Channel, `${Domain}.${string}`>>;

export interface AnsweringParts {
  readonly handlers: Handlers;
  /** Whether it is the person who wants what may be charged. */
  readonly mayCharge: (name: ChargedChannel) => Promise<boolean>;
  readonly reportFault: (where: string, error: unknown) => void;
}

/** Carries out the calls of every channel, and what may be charged only where the person wants it. */
export function createAnswering({ handlers, mayCharge, reportFault }: AnsweringParts) {
  /** Asked last, when the call is known to make sense: nothing else costs the person a press or a question. */
  const wanted = <Name extends ChargedChannel>(name: Name): Handler<Name> => {
    const handler: Handler<Name> = handlers[name];
    return async (request) => ((await mayCharge(name)) ? handler(request) : notPressed);
  };
  return <Name extends Channel>(name: Name, argument: unknown): Promise<CallResult<Name>> => {
    const handler = isCharged(name) ? (wanted(name) as Handler<Name>) : handlers[name];
    return answerCall(name, handler, argument, reportFault);
  };
}

const notPressed = failure({ code: 'notPressed', message: 'nobody pressed anything for this' } as const);

/**
 * Carries out one call: parses the argument, hands it on, parses the answer. Never throws, as an error that crosses
 * IPC loses all but its message.
 *
 * @param reportFault told of everything that is a fault of the program
 */
export async function answerCall<Name extends Channel>(
  name: Name,
  handler: Handler<Name>,
  argument: unknown,
  reportFault: (where: string, error: unknown) => void,
): Promise<CallResult<Name>> {
  const schemas: { request: z.ZodType; answer: z.ZodType } = contract[name];
  try {
    const request = schemas.request.safeParse(argument);
    if (!request.success) return failure(requestProblem(request.error));
    const answer = await handler(request.data as RequestOf<Name>);
    if (!answer.ok) return answer;
    return success(schemas.answer.parse(answer.value) as AnswerOf<Name>);
  } catch (error) {
    const trouble = storageTrouble(error);
    if (trouble !== null) return failure(storageProblems[trouble]);
    if (recordsTroubleOf(error) === 'newerVersion') return failure(otherVersion);
    reportFault(`call of ${name}`, error);
    return failure({ code: 'unexpected', message: 'the program made a mistake' });
  }
}

/** Every change is one step, so where the disk refuses nothing has changed. */
const storageProblems = {
  full: { code: 'diskFull', message: 'the disk is full' },
  refused: { code: 'diskRefused', message: 'the disk refused' },
} as const;

const otherVersion = { code: 'otherVersion', message: 'another version of the program has written this' } as const;

/** A problem with a typed field is told at that field; any other means that it was not our page that called. */
function requestProblem(error: z.ZodError): CallProblem {
  for (const issue of error.issues) {
    const known = issue.code === 'custom' && fieldProblems.find((problem) => problem === issue.params?.fieldProblem);
    const field = issue.path[0];
    if (known && typeof field === 'string') return { code: 'field', message: known, field, fieldProblem: known };
  }
  return { code: 'malformed', message: 'the argument does not fit the contract' };
}
