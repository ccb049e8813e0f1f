import { failure, success } from '../../../shared/result.ts';
import type { HandlersOf } from '../call.ts';
import type { Services } from '../services.ts';

export function updatesHandlers({ updates }: Services): HandlersOf<'updates'> {
  return {
    'updates.read': () => success(updates.read()),
    'updates.install': () => (updates.install() ? success({}) : noUpdate),
  };
}

const noUpdate = failure({ code: 'notNow', message: 'no newer version is at hand' } as const);
