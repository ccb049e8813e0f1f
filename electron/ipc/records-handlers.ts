import type { Case } from '../../shared/case.ts';
import type { Check } from '../../shared/check.ts';
import type { AnswerOf, CallProblem } from '../../shared/contract.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { caseVerdict } from '../../shared/verdicts/case.ts';
import { forWindow } from '../outbox/outbox-view.ts';
import type { Work } from '../workplace.ts';
import type { Handlers } from './call.ts';
import { recordsClosed } from './checks-handlers.ts';
import type { Services } from './handlers.ts';
import { unlessEnded } from './long-work.ts';

type RecordsChannel = Extract<keyof Handlers, `cases.${string}` | `records.${string}`>;

/** Cases, and the records as a whole. */
export function recordsHandlers(services: Services): Pick<Handlers, RecordsChannel> {
  const { modes, workplace, newId, recordsWork: long } = services;

  const working = <Value>(work: (work: Work) => Value): Value | typeof recordsClosed => {
    const current = workplace.current();
    return current ? work(current) : recordsClosed;
  };
  const workingLong = async <Value>(
    work: (work: Work) => Promise<Result<Value, CallProblem>>,
  ): Promise<Result<Value, CallProblem>> => working(work);
  const onCase = <Value>(
    id: string,
    work: (found: Case, work: Work) => Result<Value, CallProblem>,
  ): Result<Value, CallProblem> =>
    working((current) => {
      const found = current.records.cases.read(id);
      return found ? work(found, current) : noCase;
    });
  const changed = (): Result<Record<string, never>, CallProblem> => {
    services.announceCases();
    return success({});
  };

  return {
    'cases.list': ({ text, limit }) =>
      working(({ records }) => success([...records.cases.list(modes.mode(), text, limit)])),
    'cases.read': ({ id }) =>
      onCase(id, (found, { records, outbox }) => {
        const checks = records.cases.checksOf(id);
        const { lookup, match } = found.counted;
        const verdict = caseVerdict(counted(checks, 'livenessLookup', lookup), counted(checks, 'faceMatch', match));
        return success({
          case: found,
          verdict,
          checks: checks.map((check) => forWindow(check, outbox.dispatcher)),
        });
      }),
    'cases.create': (details) =>
      working(({ records }) => {
        const mode = modes.mode();
        if (mode !== 'practice' && workplace.throwAway()) return unprotected;
        if (records.cases.find(mode, details.reference)) return referenceUsed;
        const entered = { ...details, id: newId(), mode, createdAt: services.now().toISOString(), counted: none };
        records.cases.insert(entered);
        services.announceCases();
        return success({ id: entered.id });
      }),
    'cases.change': ({ id, details }) =>
      onCase(id, (found, { records }) => {
        const same = records.cases.find(found.mode, details.reference);
        if (same && same.id !== id) return referenceUsed;
        records.cases.replace({ ...found, ...details });
        return changed();
      }),
    'cases.count': ({ id, kind, check }) =>
      onCase(id, (found, { records }) => {
        const fits = records.cases.checksOf(id).some((held) => held.id === check && held.kind === kind);
        if (check !== null && !fits) return notNow;
        // By what is stored now: a window that has not read the other kind's choice yet must not undo it.
        const named = kind === 'livenessLookup' ? { lookup: check } : { match: check };
        records.cases.replace({ ...found, counted: { ...found.counted, ...named } });
        return changed();
      }),
    'cases.erase': ({ id, reason }) =>
      working(({ outbox }) => {
        const erased = outbox.eraseCase(id, reason);
        if (erased.ok) services.announceCases();
        return erased;
      }),

    'records.status': async () => success(await workplace.status()),
    'records.retry': async () => {
      services.vault.retry();
      await workplace.open();
      services.announceChange();
      return success(await workplace.status());
    },
    'records.setAside': async () => {
      const name = await workplace.setAside();
      services.announceChange();
      return name === null ? notNow : success({ name });
    },
    'records.verify': ({ printedHead }) =>
      long.run('verification', ({ onProgress, signal }) =>
        workingLong(async ({ records }) => success(await records.reader.verify(printedHead, onProgress, signal))),
      ),
    'records.backUp': ({ passphrase }) =>
      long.run('backup', ({ onProgress, signal }) =>
        workingLong<AnswerOf<'records.backUp'>>(async ({ records }) => {
          if (workplace.throwAway()) return unprotected;
          const path = await unlessEnded(signal, services.askBackupPath());
          if (path === null) return success({ result: 'declined' });
          const written = await records.reader.backUp(path.path, passphrase, onProgress, signal);
          if (!written.ok) return success({ result: 'failed', why: written.error });
          records.audit.append({ event: 'backedUp' });
          return success({ result: 'written', name: path.name, ...written.value });
        }),
      ),
    'records.restore': ({ passphrase }) =>
      long.run<Result<AnswerOf<'records.restore'>, CallProblem>>('restoring', async (watch) => {
        if (workplace.throwAway()) return unprotected;
        const file = await unlessEnded(watch.signal, services.askBackupFile());
        if (file === null) return success({ result: 'declined' });
        const restored = await workplace.restore(file, passphrase, watch);
        services.announceChange();
        return restored.ok
          ? success({ result: 'restored', ...restored.value })
          : success({ result: 'failed', why: restored.error });
      }),
    'records.cancelWork': () => {
      long.cancel();
      return success({});
    },
  };
}

const none = { lookup: null, match: null } as const;

function counted<Kind extends Check['kind']>(
  checks: readonly Check[],
  kind: Kind,
  id: string | null,
): Extract<Check, { kind: Kind }> | null {
  const found = checks.find((check) => check.id === id && check.kind === kind);
  return (found as Extract<Check, { kind: Kind }> | undefined) ?? null;
}

const noCase = failure({ code: 'notFound', message: 'no case has this id' } as const);
const notNow = failure({ code: 'notNow', message: 'the records do not allow this now' } as const);
const unprotected = failure({ code: 'recordsUnprotected', message: 'nothing protects the records' } as const);
const referenceUsed = failure({
  code: 'field',
  message: 'caseReferenceUsed',
  field: 'reference',
  fieldProblem: 'caseReferenceUsed',
} as const);
