import { failure, success } from '../../../shared/result.ts';
import { type HandlersOf, withoutAnswer } from '../call.ts';
import type { Services } from '../services.ts';

/** The portraits are our own, all of one size; nobody has to look at them first. */
const PORTRAIT = { width: 600, height: 800, isPartial: false };

export function practiceHandlers(services: Services): HandlersOf<'practice'> {
  return {
    'practice.takePortrait': async ({ portrait }) => {
      if (services.modes.mode() !== 'practice') {
        return failure({ code: 'notNow', message: 'portraits are for practice only' });
      }
      const bytes = await services.readPortrait(portrait);
      const added = services.drafts.add(`${portrait}.jpg`, bytes, bytes.byteLength, PORTRAIT);
      if (!added.ok) throw new Error(`the practice portrait can't be taken: ${added.error}`);
      return success(added.value);
    },
    'practice.setOffline': withoutAnswer(({ offline }) => {
      services.practice.setOffline(offline);
      services.announceChange();
    }),
  };
}
