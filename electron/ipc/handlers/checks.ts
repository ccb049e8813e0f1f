import { isSamePerson } from '../../../shared/case/same-person.ts';
import type { Check } from '../../../shared/check/check.ts';
import { MOST_ARRIVALS } from '../../../shared/contract/checks.ts';
import { failure, success } from '../../../shared/result.ts';
import { standingOf } from '../../../shared/status/check-status.ts';
import { newVerificationId } from '../../outbox/new-checks/new-check.ts';
import { checkView } from '../../outbox/outbox-view.ts';
import type { Records } from '../../records/records.ts';
import type { Work } from '../../records-session.ts';
import type { HandlersOf } from '../call.ts';
import type { Services } from '../services.ts';
import { withRecords } from '../with-records.ts';

/** Checks from their entering to their removal. */
export function checksHandlers(services: Services): HandlersOf<'checks'> {
  const { modes, newId } = services;
  const working = withRecords(services.recordsSession);
  const onCheck = <Value>(id: string, work: (check: Check, work: Work) => Value) =>
    working((current) => {
      const check = current.records.checks.read(id);
      return check ? work(check, current) : notFound;
    });

  return {
    'checks.lookUpLiveness': (request) => working(({ outbox }) => outbox.lookUpLiveness(modes.mode(), request)),
    'checks.matchFaces': (request) => working(({ outbox }) => outbox.matchFaces(modes.mode(), request)),
    'checks.newVerificationId': () => success({ verificationId: newVerificationId(newId) }),
    'checks.read': ({ id }) => onCheck(id, (check, { records, outbox }) => success(checkView(records, outbox, check))),
    'checks.sendNow': ({ id }) => working(({ outbox }) => outbox.sendNow(id)),
    'checks.stop': ({ id, evenIfSending }) => working(({ outbox }) => outbox.stop(id, evenIfSending)),
    'checks.editLookup': (request) => working(({ outbox }) => outbox.editLookup(request)),
    'checks.editMatch': (request) => working(({ outbox }) => outbox.editMatch(request)),
    'checks.close': ({ id }) => working(({ outbox }) => outbox.close(id)),
    'checks.askAgain': (request) => working(({ outbox }) => outbox.askAgain(request)),
    'checks.consent': (request) => working(({ outbox }) => outbox.consent(request)),
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
    'checks.arrived': () =>
      working(({ records }) => {
        const { checks, total } = records.checks.arrived(modes.mode(), MOST_ARRIVALS);
        return success({ items: checks.map((check) => arrivalOf(records, check)), total });
      }),
    'checks.see': ({ ids }) =>
      working(({ records }) => {
        records.checks.see(ids);
        return success({});
      }),
    'checks.remove': ({ id, reason }) =>
      working(({ outbox }) => {
        const removed = outbox.remove(id, reason);
        if (removed.ok) services.pageState.forgetNaming(id);
        return removed;
      }),
  };
}

/** As little of it as tells whose it is, and where it stands. */
function arrivalOf({ cases }: Pick<Records, 'cases'>, check: Check) {
  const { id, kind, caseId } = check;
  const { state, needs, verdict } = standingOf(check);
  const found = caseId === null ? null : cases.read(caseId);
  const named = found && { id: found.id, reference: found.reference, name: found.name };
  return { id, kind, state, needs, verdict, case: named };
}

const notFound = failure({ code: 'notFound', message: 'no check has this id' } as const);
const notNow = failure({ code: 'notNow', message: 'only an answer is reviewed' } as const);
