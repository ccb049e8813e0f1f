import { undecided } from '../../shared/case/question.ts';
import type { Check } from '../../shared/check/check.ts';
import type { RequestOf } from '../../shared/contract/contract.ts';
import { success } from '../../shared/result.ts';
import { loseLookup } from './dependents.ts';
import { asked, type Done, type Entered, notFound, notNow, sending } from './done.ts';
import { laneOf } from './lane-names.ts';
import { beforeRemoval, cancel, close, consent, sendNow } from './machines/check-machine.ts';
import { enteredAs } from './new-checks/enter.ts';
import type { Workings } from './workings.ts';

/** What a person does with one check, or with a case and its checks. Each answers with what stood in its way. */
export function createCheckActions({ parts, questions, changes, clock, dispatcher }: Workings) {
  const { records } = parts;
  const { checks } = records;

  /** A change that a person asks of a check that is not being sent. */
  function change(id: string, next: (check: Check) => Check | null): Done {
    const check = checks.read(id);
    if (!check) return notFound;
    if (dispatcher.isUnderWay(id)) return sending;
    const changed = next(check);
    if (!changed) return notNow;
    records.step(() => changes.replaceWithFollowers(changed));
    parts.announce(id);
    changes.seeFor(id);
    return success({});
  }

  /** However long it was tried before, a person wants it tried again. */
  function sentAnew(check: Check): Check | null {
    const sent = sendNow(check);
    if (sent) checks.tryAnew(check.id);
    return sent;
  }

  /** What comes before a check goes from the records; the matches of other cases that waited for it are told. */
  function takeLeave(check: Check): void {
    const last = beforeRemoval(check);
    if (last && last !== check) checks.replace(last);
    if (check.kind === 'livenessLookup') for (const { id } of loseLookup(records, check.id)) parts.announce(id);
  }

  return {
    change,
    sentAnew,

    sendNow(id: string): Done {
      const changed = change(id, sentAnew);
      if (!changed.ok) return changed;
      const check = checks.read(id);
      if (check) clock.resume(laneOf(check), 'person');
      dispatcher.hurry(id);
      return changed;
    },

    /**
     * Stops the attempt under way, or cancels a check that is not being sent.
     *
     * @param evenIfSending false where nobody has agreed to lose what is being sent
     */
    stop(id: string, evenIfSending = true): Done {
      if (!checks.read(id)) return notFound;
      if (!evenIfSending && dispatcher.isUnderWay(id)) return sending;
      return dispatcher.stop(id) ? success({}) : change(id, cancel);
    },

    close: (id: string) => change(id, (check) => close(check, null)),

    consent({ id, decision }: RequestOf<'checks.consent'>): Entered {
      const check = checks.read(id);
      const next = check && consent(check);
      if (!check || !next) return check ? notNow : notFound;
      const consented = records.step((): Entered => {
        const question = questions.about(next, decision ?? undecided);
        if (question) return asked(question);
        checks.replace(next);
        questions.keep(next);
        return enteredAs(records, next);
      });
      if (consented.ok && consented.value.result === 'entered') {
        parts.announce(id);
        dispatcher.wake();
      }
      return consented;
    },

    remove(id: string, reason: RequestOf<'checks.remove'>['reason']): Done {
      const check = checks.read(id);
      if (!check) return notFound;
      if (dispatcher.isUnderWay(id)) return sending;
      records.step(() => {
        takeLeave(check);
        checks.remove(check.id, reason);
      });
      parts.announce(id);
      return success({});
    },

    eraseCase(id: string, reason: RequestOf<'cases.erase'>['reason']): Done {
      if (!records.cases.read(id)) return notFound;
      const held = records.cases.checksOf(id);
      if (held.some((check) => dispatcher.isUnderWay(check.id))) return sending;
      records.step(() => {
        for (const check of held) takeLeave(check);
        records.cases.erase(id, reason);
      });
      for (const check of held) parts.announce(check.id);
      return success({});
    },
  };
}
