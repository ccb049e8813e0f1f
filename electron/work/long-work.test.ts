import { describe, expect, it } from 'vitest';
import { failure, success } from '../../shared/result.ts';
import { createLongWork, unlessEnded, type Watch, type WorkEnd, type WorkName } from './long-work.ts';

function open() {
  const ends: [WorkName, WorkEnd][] = [];
  return {
    ends,
    work: createLongWork(
      () => {},
      (name, end) => ends.push([name, end]),
    ),
  };
}

/** Goes on until it is ended. */
const endless = ({ signal }: Watch) => unlessEnded(signal, new Promise<never>(() => {}));

describe('long work', () => {
  it('is known by its name for as long as it is under way', async () => {
    const { work } = open();
    const { promise, resolve } = Promise.withResolvers<void>();
    const running = work.run('backup', async () => {
      await promise;
      return success({});
    });
    expect(work.underWay()).toBe('backup');
    resolve();
    await running;
    expect(work.underWay()).toBeNull();
  });

  it('tells how it ended, once it is no longer under way', async () => {
    const { work, ends } = open();
    await work.run('report', async () => success({ result: 'written' }));
    await work.run('export', async () => success({ result: 'failed' }));
    await work.run('backup', async () => success({ result: 'declined' }));
    await work.run('verification', async () => success({ state: 'intact' }));
    await work.run('restoring', async () => failure({ code: 'unexpected' }));
    const broken = work.run('report', async () => {
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
    const cancelled = work.run('export', endless);
    work.cancel();
    expect(await cancelled).toMatchObject({ error: { code: 'cancelled' } });
    expect(ends).toEqual([
      ['report', 'done'],
      ['export', 'failed'],
      ['backup', 'dropped'],
      ['verification', 'done'],
      ['restoring', 'failed'],
      ['report', 'failed'],
      ['export', 'dropped'],
    ]);
  });

  it('is closed once what was under way has cleaned up, and begins nothing more', async () => {
    const { work } = open();
    const order: string[] = [];
    const { promise: removed, resolve: remove } = Promise.withResolvers<void>();
    const running = work.run('report', async (watch) => {
      try {
        return await endless(watch);
      } finally {
        await removed;
        order.push('cleaned up');
      }
    });
    const closed = work.close().then(() => order.push('closed'));
    expect(await work.run('report', endless)).toMatchObject({ error: { code: 'notNow' } });
    remove();
    await closed;
    expect(await running).toMatchObject({ error: { code: 'cancelled' } });
    expect(order).toEqual(['cleaned up', 'closed']);
    expect(await work.run('report', endless)).toMatchObject({ error: { code: 'notNow' } });
  });

  it('does not wait for the answer of a person once it is ended', async () => {
    const controller = new AbortController();
    const asked = unlessEnded(controller.signal, new Promise<never>(() => {}));
    controller.abort(new Error('ended'));
    await expect(asked).rejects.toThrow('ended');
    await expect(unlessEnded(controller.signal, Promise.resolve(1))).rejects.toThrow('ended');
    expect(await unlessEnded(new AbortController().signal, Promise.resolve(1))).toBe(1);
  });
});
