import texts from '../../../shared/language/main.en.json' with { type: 'json' };
import { failure, success } from '../../../shared/result.ts';
import { newCase } from '../../outbox/new-checks/new-check.ts';
import type { Records } from '../../records/records.ts';
import { type HandlersOf, withoutAnswer } from '../call.ts';
import type { Services } from '../services.ts';
import { withRecords } from '../with-records.ts';

/** The portraits are our own, all of one size; nobody has to look at them first. */
const PORTRAIT = { width: 600, height: 800, isPartial: false };

export function practiceHandlers(services: Services): HandlersOf<'practice'> {
  const working = withRecords(services.recordsSession);
  return {
    'practice.takePortrait': async ({ portrait }) => {
      if (services.modes.mode() !== 'practice') return practiceOnly;
      const bytes = await services.readPortrait(portrait);
      const added = services.drafts.add(`${portrait}.jpg`, bytes, bytes.byteLength, PORTRAIT, null);
      if (!added.ok) throw new Error(`the practice portrait can't be taken: ${added.error}`);
      return success(added.value);
    },
    'practice.makeSampleCase': () =>
      working(({ records }) => {
        if (services.modes.mode() !== 'practice') return practiceOnly;
        const now = services.now();
        const at = now.toISOString();
        const entered = { reference: freeReference(records.cases), ...texts.sample, visitedAt: at };
        const consent = { how: 'spoken', at } as const;
        const made = newCase({ ...entered, consent }, 'practice', services.newId(), now);
        records.cases.insert(made);
        services.announceCases();
        return success({ id: made.id });
      }),
    'practice.setOffline': withoutAnswer(({ offline }) => {
      services.practice.setOffline(offline);
      services.announceChange();
    }),
  };
}

const practiceOnly = failure({ code: 'notNow', message: 'samples are for practice only' } as const);

/** The next one that no case has. */
function freeReference(cases: Pick<Records['cases'], 'alike'>): string {
  for (let number = 1; ; number += 1) {
    const reference = `SAMPLE-${number}`;
    if (cases.alike('practice', reference).length === 0) return reference;
  }
}
