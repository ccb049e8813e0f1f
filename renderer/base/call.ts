import type { CallProblem } from '../../shared/contract/contract.ts';
import { failure, type Result } from '../../shared/result.ts';

/** A call's answer, also where the call itself broke: then it is the program's own fault. */
export async function settled<Value>(call: Promise<Result<Value, CallProblem>>): Promise<Result<Value, CallProblem>> {
  try {
    return await call;
  } catch (cause) {
    return failure({ code: 'unexpected', message: String(cause) });
  }
}

/** A problem as an error, for those who want a promise to fail. */
export class CallFailed extends Error {
  readonly problem: CallProblem;

  constructor(problem: CallProblem) {
    super(problem.message);
    this.name = 'CallFailed';
    this.problem = problem;
  }
}

/** What made a promise fail, as a problem. */
export function problemOf(error: Error): CallProblem {
  return error instanceof CallFailed ? error.problem : { code: 'unexpected', message: String(error) };
}

/** The answer itself, or a `CallFailed`. */
export async function answerOf<Value>(call: Promise<Result<Value, CallProblem>>): Promise<Value> {
  const result = await settled(call);
  if (result.ok) return result.value;
  throw new CallFailed(result.error);
}
