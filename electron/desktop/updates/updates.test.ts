import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../tests/counts.ts';
import { createUpdates, hindranceOf, type UnderWay } from './updates.ts';

type Moment = { -readonly [Name in keyof UnderWay]: UnderWay[Name] };

/** A program with something under way, whose later looks are taken by hand. */
function program(underWay: UnderWay = { checks: 0, work: 0 }, meanwhile: (now: Moment) => void = () => {}) {
  const done: string[] = [];
  const looks: (() => void)[] = [];
  const now = { ...underWay };
  const updates = createUpdates({
    underWay: () => now,
    rest: async () => {
      done.push('rest');
      meanwhile(now);
    },
    resume: async () => done.push('resume'),
    announce: () => {},
    later: (look) => looks.push(look),
    reportFault: (where) => done.push(where),
  });
  const look = async () => {
    looks.shift()?.();
    await settled();
  };
  return { updates, done, now, look, install: () => void done.push('install') };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a newer version', () => {
  it('that is at hand waits for the person', async () => {
    const { updates, done, install } = program();
    expect(updates.install()).toBe(false);
    updates.found('2.0.0', install);
    await settled();
    expect([updates.read(), done]).toEqual([{ state: 'ready', version: '2.0.0' }, []]);
  });

  it('is put in place once everything rests', async () => {
    const { updates, done, install } = program();
    updates.found('2.0.0', install);
    expect(updates.install()).toBe(true);
    await settled();
    expect([updates.read().state, done]).toEqual(['installing', ['rest', 'install']]);
    expect(updates.install()).toBe(false);
  });

  it('waits for the answers of checks that are being sent, then for a report, and says so', async () => {
    const { updates, done, now, look, install } = program({ checks: 2, work: 1 });
    updates.found('2.0.0', install);
    updates.install();
    expect(updates.read()).toEqual({ state: 'waiting', version: '2.0.0', until: 'checks' });
    now.checks = 0;
    await look();
    expect(updates.read()).toEqual({ state: 'waiting', version: '2.0.0', until: 'work' });
    expect(done).toEqual([]);
    now.work = 0;
    await look();
    expect(done).toEqual(['rest', 'install']);
  });

  it('that can’t be put in place leaves the program at work, and can be tried again', async () => {
    const { updates, done } = program();
    updates.found('2.0.0', () => {
      throw new Error('no');
    });
    updates.install();
    await settled();
    expect(updates.read()).toEqual({ state: 'failed', version: '2.0.0' });
    expect(done).toEqual(['rest', 'installing an update', 'resume']);
    expect(updates.install()).toBe(true);
  });

  it('waits for a report that was begun while the last answer was waited for, with everything taken up again', async () => {
    const begun = [1, 0];
    const { updates, done, now, look, install } = program({ checks: 0, work: 0 }, (then) => {
      then.work = begun.shift() ?? 0;
    });
    updates.found('2.0.0', install);
    updates.install();
    await settled();
    expect([updates.read(), done]).toEqual([{ state: 'waiting', version: '2.0.0', until: 'work' }, ['rest', 'resume']]);
    now.work = 0;
    await look();
    expect(done).toEqual(['rest', 'resume', 'rest', 'install']);
  });

  it('can be tried again where it can’t be told what is under way', async () => {
    const { updates, done, now, look, install } = program({ checks: 1, work: 0 });
    updates.found('2.0.0', install);
    updates.install();
    Object.defineProperty(now, 'checks', {
      get: () => {
        throw new Error('the disk refused');
      },
    });
    await look();
    expect([updates.read(), done]).toEqual([{ state: 'failed', version: '2.0.0' }, ['installing an update', 'resume']]);
    expect(updates.install()).toBe(true);
  });

  it('that fails after it was begun, as on macOS, leaves the program at work; a look that fails before changes nothing', async () => {
    const { updates, done, install } = program();
    await updates.failed();
    expect(updates.read()).toEqual({ state: 'none' });
    updates.found('2.0.0', install);
    await updates.failed();
    expect(updates.read()).toEqual({ state: 'ready', version: '2.0.0' });
    updates.install();
    await updates.failed();
    await settled();
    expect([updates.read().state, done]).toEqual(['installing', ['rest', 'install']]);
    await updates.failed();
    expect([updates.read().state, done]).toEqual(['failed', ['rest', 'install', 'resume']]);
    await updates.failed();
    updates.install();
    await settled();
    expect(done).toEqual(['rest', 'install', 'resume', 'rest', 'install']);
  });

  it('is never put in place while anything is under way, whatever comes and goes', async () => {
    const moment = fc.record({ checks: fc.nat(2), work: fc.nat(1) });
    await fc.assert(
      fc.asyncProperty(fc.array(moment, { maxLength: 12 }), async (moments) => {
        const { updates, done, now, look } = program({ checks: 1, work: 0 });
        updates.found('2.0.0', () => {
          expect(hindranceOf(now)).toBeNull();
          done.push('install');
        });
        updates.install();
        for (const next of moments) {
          const wasInstalled = done.includes('install');
          Object.assign(now, next);
          await look();
          expect(done.includes('install')).toBe(wasInstalled || hindranceOf(next) === null);
        }
      }),
      { numRuns: runs(1_000, 100) },
    );
  });
});
