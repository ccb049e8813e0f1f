import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../testing/records.ts';
import type { Database } from './connection.ts';
import { openDatabase } from './database.ts';
import { createSteps } from './steps.ts';

describe('a step', () => {
  it('is kept as a whole, with the steps inside it', () => {
    const { step, add, all } = start();
    const value = step(() => {
      add('outer');
      return step(() => {
        add('inner');
        return 7;
      });
    });
    expect(value).toBe(7);
    expect(all()).toEqual(['outer', 'inner']);
  });

  it('leaves nothing behind when it fails, and the fault is told as it was', () => {
    const { step, add, all } = start();
    const fault = new Error('in the middle');
    expect(() =>
      step(() => {
        add('outer');
        throw fault;
      }),
    ).toThrow(fault);
    expect(all()).toEqual([]);
    step(() => add('next'));
    expect(all()).toEqual(['next']);
  });

  it('is not kept either when a step inside it has failed, even where that was caught', () => {
    const { step, add, all } = start();
    const fault = new Error('inside');
    const inner = () =>
      step(() => {
        add('inner');
        throw fault;
      });
    expect(() =>
      step(() => {
        add('outer');
        expect(inner).toThrow(fault);
      }),
    ).toThrow(fault);
    expect(all()).toEqual([]);
  });

  it('does at its end what was asked for that, once under each name, and is not kept where it fails', () => {
    const { step, beforeCommit, add, all } = start();
    step(() => {
      beforeCommit('one', () => add('the first that is asked for'));
      step(() => beforeCommit('one', () => add('at the end')));
      add('in the middle');
    });
    expect(all()).toEqual(['in the middle', 'at the end']);
    const fault = new Error('at the end');
    const failing = () =>
      step(() => {
        add('before the fault');
        beforeCommit('one', () => {
          throw fault;
        });
      });
    expect(failing).toThrow(fault);
    step(() => add('the next one has nothing of it'));
    expect(all()).toEqual(['in the middle', 'at the end', 'the next one has nothing of it']);
    expect(() => beforeCommit('one', () => add('outside'))).toThrow('no step under way');
  });

  it('is followed, once it is kept, by what waits for that', () => {
    const { step, afterCommit, add, all } = start();
    const seen: string[][] = [];
    const look = () => seen.push(all());
    step(() => {
      step(() => afterCommit(look));
      add('later');
      expect(seen).toEqual([]);
    });
    expect(seen).toEqual([['later']]);
    const failing = () =>
      step(() => {
        afterCommit(look);
        throw new Error('not kept');
      });
    expect(failing).toThrow('not kept');
    step(() => add('unrelated'));
    expect(seen).toEqual([['later']]);
  });

  it('that removes something empties the log; while somebody reads, the next step tries again', () => {
    const { step, leaveNoTrace, add, path, key } = start();
    const log = () => statSync(`${path}-wal`).size;
    add('something');
    expect(log()).toBeGreaterThan(0);
    const reader = open(path, key, true);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM things').get();
    step(() => {
      add('removed');
      leaveNoTrace();
    });
    expect(log()).toBeGreaterThan(0);
    reader.exec('COMMIT');
    step(() => add('next'));
    expect(log()).toBe(0);
  });
});

describe('opening', () => {
  it('empties the log of a run that has ended before it could', () => {
    const { add, path, key } = start();
    add('removed');
    const log = () => statSync(`${path}-wal`).size;
    expect(log()).toBeGreaterThan(0);
    createSteps(open(path, key, false));
    expect(log()).toBe(0);
  });
});

function start() {
  const path = join(temporaryFolder(), 'steps.db');
  const key = randomBytes(32);
  const database = open(path, key, false);
  const insert = database.prepare('INSERT INTO things VALUES (?)');
  const all = database.prepare<[], string>('SELECT name FROM things').pluck();
  return { ...createSteps(database), path, key, add: (name: string) => void insert.run(name), all: () => all.all() };
}

function open(path: string, key: Uint8Array, readonly: boolean): Database {
  const migrations = [(database: Database) => void database.exec('CREATE TABLE things (name TEXT NOT NULL) STRICT')];
  const result = openDatabase({ path, key, readonly, migrations });
  if (!result.ok) throw new Error(result.error);
  onTestFinished(() => void result.value.close());
  return result.value;
}
