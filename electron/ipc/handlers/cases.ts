import { type Case, namedBy } from '../../../shared/case/case.ts';
import { isSamePerson } from '../../../shared/case/same-person.ts';
import { failure, success } from '../../../shared/result.ts';
import { caseResult } from '../../../shared/verdicts/case-result.ts';
import { countable, whatCounts } from '../../../shared/verdicts/counting.ts';
import { newCase, referenceTaken } from '../../outbox/new-checks/new-check.ts';
import { forWindow } from '../../outbox/outbox-view.ts';
import type { Work } from '../../records-session.ts';
import type { HandlersOf } from '../call.ts';
import type { Services } from '../services.ts';
import { unprotected, withRecords } from '../with-records.ts';

export function casesHandlers(services: Services): HandlersOf<'cases'> {
  const { modes, recordsSession, newId } = services;
  const working = withRecords(recordsSession);
  const onCase = <Value>(id: string, work: (found: Case, work: Work) => Value) =>
    working((current) => {
      const found = current.records.cases.read(id);
      return found ? work(found, current) : noCase;
    });
  const changed = () => {
    services.announceCases();
    return success({});
  };

  return {
    'cases.list': (query) =>
      working(async ({ records }) => success(await records.reader.cases({ ...query, mode: modes.mode() }))),
    'cases.read': ({ id }) =>
      onCase(id, (found, { records, outbox }) => {
        const checks = records.cases.checksOf(id);
        const reviews = [...records.cases.reviews(id)];
        const result = caseResult(found, checks.map(countable), reviews);
        const { verdict, counted, unsettled, failsBeside, decision, missing } = result;
        return success({
          ...{ case: found, verdict, failsBeside, decision, reviews, missing: [...missing] },
          counting: { ...counted, unsettled: [...unsettled] },
          checks: checks.map((check) => forWindow(check, outbox.dispatcher)),
          sharedWith: outbox.sharedWith(checks),
        });
      }),
    'cases.create': (details) =>
      working(({ records }) => {
        const mode = modes.mode();
        if (mode !== 'practice' && recordsSession.throwAway()) return unprotected;
        const [other] = records.cases.alike(mode, details.reference);
        if (other) return referenceTaken('reference', details.reference, other);
        const entered = newCase(details, mode, newId(), services.now());
        records.cases.insert(entered);
        services.announceCases();
        return success({ id: entered.id });
      }),
    'cases.change': ({ id, details }) =>
      onCase(id, (found, { records }) => {
        // One from before references were made normal stays as it is until another one is typed.
        const isKept = namedBy(details.reference, [found]) !== null;
        const alike = isKept ? [] : records.cases.alike(found.mode, details.reference);
        const other = alike.find((one) => one.id !== id);
        if (other) return referenceTaken('reference', details.reference, other);
        records.cases.replace({ ...found, ...details, reference: isKept ? found.reference : details.reference });
        return changed();
      }),
    'cases.setConsent': ({ id, consent }) =>
      onCase(id, (found, { records }) => {
        records.cases.replace({ ...found, consent });
        return changed();
      }),
    'cases.count': ({ id, kind, check }) =>
      onCase(id, (found, { records }) => {
        const fits = records.cases.checksOf(id).some((held) => held.id === check && held.kind === kind);
        if (check !== null && !fits) return notNow;
        // By what is stored now: a window that has not read the other kind's choice yet must not undo it.
        const named = kind === 'livenessLookup' ? { lookup: check } : { match: check };
        records.cases.replace({ ...found, counted: { ...found.counted, ...named } });
        return changed();
      }),
    'cases.skip': ({ id, step, reason }) =>
      onCase(id, (found, { records }) => {
        records.cases.replace({ ...found, skipped: { ...found.skipped, [step]: reason } });
        return changed();
      }),
    'cases.review': ({ id, counted, decision, reason, reviewer }) =>
      onCase(id, (found, { records }) => {
        const checks = records.cases.checksOf(id);
        const { lookup, match } = whatCounts(checks.map(countable), found.counted);
        if ((lookup?.verdict ?? match?.verdict ?? null) === null) return notAnswered;
        // Nobody has looked at an answer that came while the decision was typed.
        if (counted.lookup !== (lookup?.id ?? null) || counted.match !== (match?.id ?? null)) return othersCount;
        const agents = [...checks.map(({ agent }) => agent), records.settings.read().agent];
        const isAgent = agents.some((agent) => isSamePerson(reviewer, agent));
        const at = services.now().toISOString();
        records.cases.addReview(id, { id: newId(), at, decision, reason, reviewer, isAgent, counted });
        return changed();
      }),
    'cases.erase': ({ id, reason }) =>
      working(({ records, outbox }) => {
        const gone = [id, ...records.cases.checksOf(id).map((check) => check.id)];
        const erased = outbox.eraseCase(id, reason);
        if (erased.ok) {
          for (const each of gone) services.pageState.forgetNaming(each);
          services.announceCases();
        }
        return erased;
      }),
  };
}

const noCase = failure({ code: 'notFound', message: 'no case has this id' } as const);
const notAnswered = failure({ code: 'notNow', message: 'nothing that counts is answered' } as const);
const othersCount = failure({ code: 'notNow', message: 'other checks count by now' } as const);
const notNow = failure({ code: 'notNow', message: 'no check of this kind in the case has this id' } as const);
