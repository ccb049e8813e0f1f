import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HistoryQuery } from '../../shared/check/history.ts';
import { deriveRecordsKeys } from '../records/keys.ts';
import { temporaryFolder } from '../records/testing/records.ts';
import { createThread, type ThreadLimits } from './thread.ts';

const query = { text: '' } as HistoryQuery;

/** Answers with the number of the thread and of the question; breaks down where it is asked to. */
const script = `
  const { parentPort, threadId } = require('node:worker_threads');
  let questions = 0;
  parentPort.on('message', ({ id, asked }) => {
    questions += 1;
    if (asked.text === 'break down') throw new Error('broken down');
    if (asked.text === 'end') process.exit(1);
    if (asked.text === 'hang') return;
    parentPort.postMessage({ id, kind: 'answer', answer: { items: [], total: questions, thread: threadId } });
  });`;

function setUp(limits: ThreadLimits = {}) {
  const folder = temporaryFolder();
  const file = join(folder, 'thread.cjs');
  writeFileSync(file, script);
  const thread = createThread(file, { folder, keys: deriveRecordsKeys(Buffer.alloc(32)) }, limits);
  onTestFinished(() => thread.close());
  return thread;
}

describe('the thread that reads', () => {
  it('goes on from one question to the next', async () => {
    const thread = setUp();
    expect(await thread.run('history', query)).toMatchObject({ total: 1 });
    expect(await thread.run('history', query)).toMatchObject({ total: 2 });
  });

  it.each([
    ['break down', 'broken down'],
    ['end', 'has ended'],
  ])('fails what was under way where it comes to "%s", and is a new one for the next', async (text, message) => {
    const thread = setUp();
    const answers = [thread.run('history', { ...query, text }), thread.run('history', query)];
    for (const answer of await Promise.allSettled(answers)) {
      expect(answer).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining(message) } });
    }
    expect(await thread.run('history', query)).toMatchObject({ total: 1 });
  });

  it('is given up where it does not answer any more, with what waited behind, and is a new one for the next', async () => {
    // Longer than a thread takes to begin, also on a busy machine.
    const thread = setUp({ silenceMilliseconds: 4_000 });
    expect(await thread.run('history', query)).toMatchObject({ total: 1 });
    await expect(thread.run('history', { ...query, text: 'hang' })).rejects.toThrow('does not answer');
    expect(await thread.run('history', query)).toMatchObject({ total: 1 });
  });

  it('ends when it has had nothing to do for a while, and begins again', async () => {
    const thread = setUp({ idleMilliseconds: 1 });
    expect(await thread.run('history', query)).toMatchObject({ total: 1 });
    await expect.poll(async () => (await thread.run('history', query)).total).toBe(1);
  });

  it('takes nothing once it is closed', async () => {
    const thread = setUp();
    await thread.run('history', query);
    await thread.close();
    await expect(thread.run('history', query)).rejects.toThrow('closed');
  });
});
