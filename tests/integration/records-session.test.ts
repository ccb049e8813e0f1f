import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { THROW_AWAY } from '../../electron/records/layout.ts';
import type { RecordsSessionParts } from '../../electron/records-session.ts';
import { type Desk, openDesk, saysPass } from './desk.ts';
import { type Computer, computer, type ProgramRun, startProgram } from './program-run.ts';
import { folderHere } from './road-here.ts';

const passphrase = 'correct horse battery';
const restoring = { onProgress: () => undefined, signal: new AbortController().signal };

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

type Change = (parts: RecordsSessionParts) => Partial<RecordsSessionParts>;
const run = (on: Computer, change?: Change) =>
  startProgram(on, { instantPayUrl: desk.url, cashfreeUrl: desk.url }, change);

/** Starts the program, as its window does. */
async function opened(on: Computer, change?: Change): Promise<ProgramRun> {
  const program = run(on, change);
  await program.recordsSession.open();
  return program;
}

const withKeychain = () => computer(folderHere(), true);
const withoutKeychain = () => computer(folderHere(), false);
const recordsOf = (on: Computer) => join(on.folder, 'records');

describe('with the system’s keychain', () => {
  it('the records open by themselves, at every start', async () => {
    const on = withKeychain();
    const first = await opened(on);
    expect(await first.recordsSession.status()).toEqual({ state: 'open', throwAway: false, held: 0 });
    const { match } = await first.enter();
    await first.recordsSession.close();
    const second = await opened(on);
    expect(await second.recordsSession.status()).toEqual({ state: 'open', throwAway: false, held: 0 });
    expect(second.has(match)).toBe(true);
  });
});

describe('without a keychain', () => {
  it('practice works under a throw-away key, and ends with the program', async () => {
    const on = withoutKeychain();
    const first = await opened(on);
    expect(await first.recordsSession.status()).toEqual({ state: 'open', throwAway: true, held: 0 });
    const { match } = await first.enter();
    expect(first.has(match)).toBe(true);
    await first.recordsSession.close();
    expect(existsSync(recordsOf(on))).toBe(false);
  });

  it('what a crash has left of a throw-away run is removed at the next start', async () => {
    const on = withoutKeychain();
    const { match } = await (await opened(on)).enter();
    const left = readdirSync(join(recordsOf(on), 'pictures'));
    expect(left.length).toBeGreaterThan(0);
    const later = await opened(on);
    expect(later.has(match)).toBe(false);
    expect(existsSync(join(recordsOf(on), 'pictures'))).toBe(false);
    expect(await later.recordsSession.status()).toMatchObject({ state: 'open', throwAway: true });
  });

  it('and is removed too where there is a keychain by then', async () => {
    const on = withoutKeychain();
    const { match } = await (await opened(on)).enter();
    const later = await opened({ ...withKeychain(), folder: on.folder });
    expect(await later.recordsSession.status()).toEqual({ state: 'open', throwAway: false, held: 0 });
    expect(later.has(match)).toBe(false);
  });

  it('a passphrase that is chosen takes over what was worked with, and it survives a restart', async () => {
    const on = withoutKeychain();
    const first = await opened(on);
    const { lookup, match } = await first.enter();
    expect(await first.vault.protectWithPassphrase(passphrase, null)).toBe(true);
    await first.recordsSession.open();
    expect(await first.recordsSession.status()).toEqual({ state: 'open', throwAway: false, held: 0 });
    expect(first.has(match)).toBe(true);
    await first.recordsSession.close();

    const second = await opened(on);
    expect(await second.recordsSession.status()).toEqual({ state: 'closed', why: 'vault', waiting: 2 });
    expect(second.recordsSession.current()).toBeNull();
    expect(await second.vault.unlock(passphrase)).toBe(true);
    await second.recordsSession.open();
    expect(await second.recordsSession.status()).toEqual({ state: 'open', throwAway: false, held: 0 });
    expect([second.has(lookup), second.has(match)]).toEqual([true, true]);
  });

  it('nothing is sent before the vault is unlocked', async () => {
    const on = withoutKeychain();
    const first = await opened(on);
    await first.vault.protectWithPassphrase(passphrase, null);
    await first.recordsSession.open();
    await first.enter();
    await first.recordsSession.close();
    const second = await opened(on);
    await second.recordsSession.open();
    expect(desk.wire.connections()).toBe(0);
    expect(second.recordsSession.underWay()).toBe(0);
    desk.say = saysPass;
    await second.vault.unlock(passphrase);
    await second.recordsSession.open();
    second.recordsSession.current()?.outbox.resume({ vendor: 'cashfree', mode: 'practice' });
    await expect.poll(() => desk.asked.length).toBe(1);
  });
});

describe('records whose vault was set aside', () => {
  async function keyMissing(on: Computer) {
    const first = await opened(on);
    if (first.vault.status().state === 'empty') {
      await first.vault.protectWithPassphrase(passphrase, null);
      await first.recordsSession.open();
    }
    const ids = await first.enter();
    await first.recordsSession.close();
    const aside = run(on).vault.setAside();
    return { ids, aside, second: await opened(on) };
  }

  it.each([
    ['with a keychain', withKeychain],
    ['without one', withoutKeychain],
  ])('%s: told, with what waits in them, and nothing is overwritten', async (_, make) => {
    const on = make();
    const { second } = await keyMissing(on);
    const before = contentOf(recordsOf(on));
    expect(await second.recordsSession.status()).toEqual({ state: 'closed', why: 'keyMissing', waiting: 2 });
    await second.recordsSession.open();
    await second.recordsSession.close();
    expect(contentOf(recordsOf(on))).toEqual(before);
  });

  it('are set aside whole, and new ones begin', async () => {
    const on = withKeychain();
    const { ids, second } = await keyMissing(on);
    const before = contentOf(recordsOf(on));
    const name = await second.recordsSession.setAside();
    expect(name).toMatch(/^records set aside /);
    expect(contentOf(join(on.folder, name ?? ''))).toEqual(before);
    expect(await second.recordsSession.status()).toEqual({ state: 'open', throwAway: false, held: 0 });
    expect(second.has(ids.match)).toBe(false);
    expect(await second.recordsSession.setAside()).toBeNull();
  });

  it('open again when the vault is back', async () => {
    const on = withKeychain();
    const { ids, aside, second } = await keyMissing(on);
    await second.recordsSession.close();
    renameSync(join(on.folder, aside), join(on.folder, 'vault.json'));
    const third = await opened(on);
    expect(await third.recordsSession.status()).toEqual({ state: 'open', throwAway: false, held: 0 });
    expect(third.has(ids.match)).toBe(true);
  });
});

describe('a backup that is restored', () => {
  /** A backup of two open checks, and a program that has others by now. */
  async function backedUp(on: Computer) {
    const program = await opened(on);
    const ids = await program.enter();
    const file = join(folderHere(), 'backup');
    const written = await program.recordsSession
      .current()
      ?.records.reader.backUp(file, passphrase, () => undefined, restoring.signal);
    expect(written?.ok).toBe(true);
    return { program, ids, file };
  }

  it('takes the place of the records, which are set aside; what is open in it is held until released', async () => {
    const on = withKeychain();
    const { program, ids, file } = await backedUp(on);
    const later = await program.enter();
    const restored = await program.recordsSession.restore(file, passphrase, restoring);
    expect(restored).toMatchObject({ ok: true, value: { checks: 2, held: 2 } });
    const aside = restored.ok ? restored.value.aside : null;
    expect(existsSync(join(on.folder, aside ?? 'nothing', 'records.db'))).toBe(true);
    expect([program.has(ids.match), program.has(later.match)]).toEqual([true, false]);
    expect(await program.recordsSession.status()).toEqual({ state: 'open', throwAway: false, held: 2 });

    const { outbox, records } = program.recordsSession.current() ?? {};
    outbox?.resume(null);
    outbox?.resumeFor('network');
    expect(records?.checks.read(ids.match)).toMatchObject({ maybeProcessed: true, state: { name: 'held' } });
    expect(desk.wire.connections()).toBe(0);
    desk.say = (asked) => (asked.verificationId ? saysPass(asked) : null);
    expect(outbox?.release()).toBe(2);
    await expect.poll(() => records?.checks.read(ids.match)?.state.name).toBe('done');
    expect(await program.recordsSession.status()).toMatchObject({ held: 0 });
  });

  it('opens at the next start, under this installation’s key', async () => {
    const on = withKeychain();
    const { program, ids, file } = await backedUp(on);
    await program.recordsSession.restore(file, passphrase, restoring);
    await program.recordsSession.close();
    const later = await opened(on);
    expect(await later.recordsSession.status()).toEqual({ state: 'open', throwAway: false, held: 2 });
    expect(later.has(ids.lookup)).toBe(true);
  });

  it('comes to another computer, with its pictures', async () => {
    const { ids, file } = await backedUp(withKeychain());
    const elsewhere = await opened(withKeychain());
    expect(await elsewhere.recordsSession.restore(file, passphrase, restoring)).toMatchObject({ ok: true });
    const records = elsewhere.recordsSession.current()?.records;
    const match = records?.checks.read(ids.match);
    const second = match?.kind === 'faceMatch' ? await records?.pictures.read(match.second.id) : null;
    expect(second?.ok).toBe(true);
  });

  it('under another passphrase changes nothing', async () => {
    const on = withKeychain();
    const { program, ids, file } = await backedUp(on);
    expect(await program.recordsSession.restore(file, 'another passphrase', restoring)).toEqual({
      ok: false,
      error: 'wrongPassphrase',
    });
    expect(program.has(ids.match)).toBe(true);
    expect(readdirSync(on.folder).toSorted()).toEqual(['records', 'vault.json']);
  });

  it('is refused while nothing protects the records', async () => {
    const { file } = await backedUp(withKeychain());
    const program = await opened(withoutKeychain());
    expect(await program.recordsSession.restore(file, passphrase, restoring)).toEqual({ ok: false, error: 'refused' });
  });
});

describe('the key of the records outlives a crash', () => {
  const crash = () => {
    throw new Error('crash');
  };
  const keeping = (parts: RecordsSessionParts, keep: RecordsSessionParts['vault']['keep']) => ({
    vault: { ...parts.vault, keep },
    reportFault: () => undefined,
  });

  it('before it is kept: there are no records yet either', async () => {
    const on = withKeychain();
    const crashed = await opened(on, (parts) => keeping(parts, crash));
    expect(await crashed.recordsSession.status()).toMatchObject({ state: 'closed' });
    expect(existsSync(recordsOf(on))).toBe(false);
    expect(await (await opened(on)).recordsSession.status()).toMatchObject({ state: 'open', throwAway: false });
  });

  it('once it is kept: it opens whatever there is', async () => {
    for (const change of [
      (parts: RecordsSessionParts) =>
        keeping(parts, (name, text) => {
          parts.vault.keep(name, text);
          return crash();
        }),
      () => ({ buildOutbox: crash, reportFault: () => undefined }),
    ]) {
      const on = withKeychain();
      const crashed = await opened(on, change);
      expect(await crashed.recordsSession.status()).toMatchObject({ state: 'closed' });
      const later = await opened(on);
      const { match } = await later.enter();
      await later.recordsSession.close();
      expect((await opened(on)).has(match)).toBe(true);
    }
  });

  it('while a passphrase takes over what was worked with: kept, or told as thrown away, never in between', async () => {
    for (const isKept of [true, false]) {
      const on = withoutKeychain();
      const first = await opened(on, (parts) =>
        keeping(parts, (name, text) => {
          if (isKept) parts.vault.keep(name, text);
          return crash();
        }),
      );
      const { match } = await first.enter();
      await first.vault.protectWithPassphrase(passphrase, null);
      await first.recordsSession.open();
      expect(await first.recordsSession.status()).toMatchObject({ state: 'open', throwAway: true });
      expect(existsSync(join(recordsOf(on), THROW_AWAY))).toBe(true);

      const later = await opened(on);
      await later.vault.unlock(passphrase);
      await later.recordsSession.open();
      expect(await later.recordsSession.status()).toMatchObject({ state: 'open', throwAway: false });
      expect(later.has(match)).toBe(isKept);
      expect(existsSync(join(recordsOf(on), THROW_AWAY))).toBe(false);
    }
  });

  it('is on record in the vault under its seal alone', async () => {
    const on = withKeychain();
    const program = await opened(on);
    const key = program.vault.read('records') ?? '';
    expect(Buffer.from(key, 'base64')).toHaveLength(32);
    expect(readFileSync(join(on.folder, 'vault.json'), 'utf8')).not.toContain(key.slice(0, 16));
  });
});

it('tells how many checks go on by themselves, and remembers outside how many wait', async () => {
  const on = withKeychain();
  const program = await opened(on);
  await program.enter();
  expect(program.recordsSession.underWay()).toBe(2);
  program.recordsSession.rememberWaiting();
  expect(on.waiting).toBe(2);
  await program.recordsSession.close();
  expect(program.recordsSession.underWay()).toBe(0);
});

/** Every file with its bytes. */
function contentOf(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => [path.slice(folder.length), readFileSync(path).toString('base64')]),
  );
}

it('an older database put in place of the present one is taken for the copy that it is', async () => {
  const on = withKeychain();
  const path = join(recordsOf(on), 'records.db');
  const first = await opened(on);
  const { match } = await first.enter();
  await first.recordsSession.close();
  const older = readFileSync(path);
  const second = await opened(on);
  expect(second.recordsSession.current()?.outbox.stop(match).ok).toBe(true);
  await second.recordsSession.close();
  // Written over, so that it lies where it belongs.
  writeFileSync(path, older);
  const third = await opened(on);
  expect(await third.recordsSession.status()).toMatchObject({ state: 'open', held: 2 });
});

it('a fault of the program is told as one, and is no reason to begin anew', async () => {
  const program = await opened(withKeychain(), () => ({
    buildOutbox: () => {
      throw new TypeError('a slip');
    },
    reportFault: () => undefined,
  }));
  expect(await program.recordsSession.status()).toMatchObject({ state: 'closed', why: 'unexpected' });
  expect(await program.recordsSession.setAside()).toBeNull();
});
