import type { Check } from '../../shared/check.ts';
import type { CallProblem } from '../../shared/contract.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { isSamePerson } from '../../shared/same-person.ts';
import { newVerificationId } from '../outbox/entering.ts';
import { checkView, outboxView } from '../outbox/outbox-view.ts';
import type { Work } from '../workplace.ts';
import type { Handlers } from './call.ts';
import type { Services } from './handlers.ts';

type ChecksChannel = Extract<keyof Handlers, `checks.${string}` | `outbox.${string}` | 'history.search'>;

/** Checks from their entering to their removal: each call finds the records open, or says that they aren't. */
export function checksHandlers(services: Services): Pick<Handlers, ChecksChannel> {
  const { modes, newId } = services;
  const working = <Value>(work: (work: Work) => Value): Value | typeof recordsClosed => {
    const current = services.workplace.current();
    return current ? work(current) : recordsClosed;
  };
  const onCheck = <Value>(
    id: string,
    work: (check: Check, work: Work) => Result<Value, CallProblem>,
  ): Result<Value, CallProblem> =>
    working((current) => {
      const check = current.records.checks.read(id);
      return check ? work(check, current) : notFound;
    });

  return {
    'checks.lookUpLiveness': (request) => working(({ outbox }) => outbox.lookUpLiveness(modes.mode(), request)),
    'checks.matchFaces': (request) => working(({ outbox }) => outbox.matchFaces(modes.mode(), request)),
    'checks.newVerificationId': () => success({ verificationId: newVerificationId(newId) }),
    'checks.read': ({ id }) =>
      onCheck(id, (check, { records, outbox }) => success(checkView(records, outbox.dispatcher, check))),
    'checks.sendNow': ({ id }) => working(({ outbox }) => outbox.sendNow(id)),
    'checks.stop': ({ id }) => working(({ outbox }) => outbox.stop(id)),
    'checks.editLookup': (request) => working(({ outbox }) => outbox.editLookup(request)),
    'checks.editMatch': (request) => working(({ outbox }) => outbox.editMatch(request)),
    'checks.close': ({ id }) => working(({ outbox }) => outbox.close(id)),
    'checks.askAgain': ({ id }) => working(({ outbox }) => outbox.askAgain(id)),
    'checks.consent': ({ id }) => working(({ outbox }) => outbox.consent(id)),
    'checks.addNote': ({ id, text }) =>
      onCheck(id, (check, { records }) => {
        records.checks.addNote(check.id, { id: newId(), at: services.now().toISOString(), text });
        services.announceCheck(check.id);
        return success({});
      }),
    'checks.review': ({ id, decision, reason, reviewer }) =>
      onCheck(id, (check, { records }) => {
        if (check.state.name !== 'done') return notNow;
        const agents = [check.agent, records.settings.read().agent];
        const isAgent = agents.some((agent) => isSamePerson(reviewer, agent));
        const at = services.now().toISOString();
        records.checks.addReview(check.id, { id: newId(), at, decision, reason, reviewer, isAgent });
        services.announceCheck(check.id);
        return success({});
      }),
    'checks.remove': ({ id, reason }) => working(({ outbox }) => outbox.remove(id, reason)),
    'outbox.read': () =>
      working(({ records, outbox }) => {
        const view = { mode: modes.mode(), atATime: services.outboxSettings.atATime(), now: services.now() };
        return success(outboxView(records, outbox.dispatcher, view));
      }),
    'outbox.pause': ({ lane }) => working(({ outbox }) => outbox.pause(lane)),
    'outbox.resume': ({ lane }) => working(({ outbox }) => outbox.resume(lane)),
    'outbox.setAtATime': ({ atATime }) =>
      working(({ records, outbox }) => {
        records.audit.append({ event: 'setting', name: 'atATime', value: String(atATime) });
        services.outboxSettings.rememberAtATime(atATime);
        services.announceLanes();
        outbox.dispatcher.wake();
        return success({});
      }),
    'outbox.release': () => working(({ outbox }) => success({ released: outbox.release() })),
    'history.search': (query) => working(async ({ records }) => success(await records.reader.history(query))),
  };
}

export const recordsClosed = failure({ code: 'recordsClosed', message: 'the records are not open' } as const);
const notFound = failure({ code: 'notFound', message: 'no check has this id' } as const);
const notNow = failure({ code: 'notNow', message: 'only an answer is reviewed' } as const);
