import { failure, success } from '../../../shared/result.ts';
import { passMarkNeeded } from '../../outbox/done.ts';
import { type HandlersOf, withoutAnswer } from '../call.ts';
import type { Services } from '../services.ts';
import { recordsClosed } from '../with-records.ts';

/** What the program is, in which mode, and what helps after a fault. */
export function programHandlers(services: Services): HandlersOf<'program'> {
  const { version, modes, pageState, recordsSession, announceChange } = services;
  return {
    'program.describe': () =>
      success({
        version,
        mode: modes.mode(),
        productionAgreed: modes.productionAgreed(),
        loopbackVendors: services.loopbackVendors,
        practiceOffline: services.practice.isOffline(),
        contentProtected: services.contentProtection.isOn(),
        clockOffset: services.clockOffset(),
      }),
    'program.switchMode': ({ mode, productionAgreed }) => {
      if (mode === 'production') {
        const current = recordsSession.current();
        if (!current) return recordsClosed;
        if (current.records.settings.read().livenessPolicy === null) return failure(passMarkNeeded);
      }
      const needsAgreement = mode === 'production' && !modes.productionAgreed();
      if (needsAgreement && !productionAgreed) {
        return failure({ code: 'notNow', message: 'production has not been agreed to' });
      }
      // First: where it can't be written down, nothing changes.
      recordsSession.current()?.records.audit.append({ event: 'modeSwitched', mode });
      if (needsAgreement) modes.rememberProductionAgreed();
      modes.rememberMode(mode);
      // Of a case of the other mode.
      pageState.clear();
      announceChange();
      return success({});
    },
    'program.surroundings': async ({ asksVendors }) =>
      success({
        vendors: asksVendors ? await services.reach.ask(modes.mode()) : [],
        ownAddress: services.ownAddress(),
      }),
    'program.about': () => success(services.about),
    'program.showLog': withoutAnswer(() => services.showLog()),
    'program.camera': () => success({ name: services.camera.name() }),
    'program.rememberCamera': withoutAnswer(({ name }) => services.camera.remember(name)),
    'program.protectContent': ({ isOn }) => {
      if (!services.contentProtection.turn(isOn))
        return failure({ code: 'notNow', message: 'this system has no such thing' });
      announceChange();
      return success({});
    },
    'program.reportFault': withoutAnswer((fault) => services.reportPageFault(fault)),
  };
}
