import { describe, expect, it } from 'vitest';
import type { Mode } from '../../../shared/mode.ts';
import { openHere } from '../../records/testing/open.ts';
import { answerCall } from '../call.ts';
import type { Services } from '../services.ts';
import { programHandlers } from './program.ts';

function open(areRecordsOpen = true) {
  const { records } = openHere();
  let [mode, isAgreed] = ['practice' as Mode, false];
  const services = {
    recordsSession: { current: () => (areRecordsOpen ? { records } : null) },
    modes: {
      mode: () => mode,
      rememberMode: (chosen: Mode) => {
        mode = chosen;
      },
      productionAgreed: () => isAgreed,
      rememberProductionAgreed: () => {
        isAgreed = true;
      },
    },
    pageState: { clear: () => undefined },
    announceChange: () => undefined,
  } as unknown as Services;
  const handler = programHandlers(services)['program.switchMode'];
  const switchTo = (chosen: Mode, productionAgreed = true) =>
    answerCall('program.switchMode', handler, { mode: chosen, productionAgreed }, (_, error) => {
      throw error;
    });
  return { records, switchTo, mode: () => mode };
}

describe('switching to production', () => {
  it('is refused until a pass mark is chosen, and then until it is agreed to', async () => {
    const { records, switchTo, mode } = open();
    expect(await switchTo('production')).toMatchObject({ ok: false, error: { code: 'passMarkNeeded' } });
    expect(await switchTo('sandbox')).toMatchObject({ ok: true });
    records.settings.keep({ ...records.settings.read(), livenessPolicy: { passMark: 90, reviewFrom: 75 } });
    expect(await switchTo('production', false)).toMatchObject({ ok: false, error: { code: 'notNow' } });
    expect(mode()).toBe('sandbox');
    expect(await switchTo('production')).toMatchObject({ ok: true });
    expect(mode()).toBe('production');
  });

  it('is refused while nobody can tell whether one is chosen, as the records are closed', async () => {
    const { switchTo, mode } = open(false);
    expect(await switchTo('production')).toMatchObject({ ok: false, error: { code: 'recordsClosed' } });
    expect(mode()).toBe('practice');
  });
});
