import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Review } from '../../../shared/case/review.ts';
import type { Channel } from '../../../shared/contract/channels.ts';
import type { OperatorSettings } from '../../../shared/settings.ts';
import { DEFAULT_SETTINGS } from '../../records/settings.ts';
import { openHere } from '../../records/testing/open.ts';
import { answeredMatch, newLookup } from '../../records/testing/records.ts';
import { answerCall, type Handlers } from '../call.ts';
import type { Services } from '../services.ts';
import { checksHandlers } from './checks.ts';
import { settingsHandlers } from './settings.ts';

/** The gate's calls, over real records. */
function open() {
  const { records } = openHere();
  const announced: string[] = [];
  const services = {
    recordsSession: { current: () => ({ records }) },
    announceChange: () => announced.push('program'),
    announceCheck: (id: string) => announced.push(id),
    newId: randomUUID,
    now: () => new Date('2026-11-22T08:00:00Z'),
  } as unknown as Services;
  const handlers = { ...settingsHandlers(services), ...checksHandlers(services) };
  const call = <Name extends Channel & keyof typeof handlers>(name: Name, argument: unknown) =>
    answerCall(name, handlers[name] as Handlers[Name], argument, (_, error) => {
      throw error;
    });
  const keep = (changes: Partial<OperatorSettings>) => call('settings.keep', { ...DEFAULT_SETTINGS, ...changes });
  return { records, announced, call, keep };
}

describe('keeping settings', () => {
  it('keeps them, trimmed, and tells the window', async () => {
    const { call, keep, announced } = open();
    expect(await keep({ agent: { name: ' Asha Rao ', code: ' A-17 ' } })).toEqual({ ok: true, value: {} });
    expect(announced).toEqual(['program']);
    expect(await call('settings.read', {})).toEqual({
      ok: true,
      value: { ...DEFAULT_SETTINGS, agent: { name: 'Asha Rao', code: 'A-17' } },
    });
  });

  it.each([
    [{ livenessPolicy: { passMark: 70, reviewFrom: 71 } }, 'reviewFrom', 'aboveThePassMark'],
    [{ livenessPolicy: { passMark: 80.004, reviewFrom: 60 } }, 'passMark', 'thresholdTooPrecise'],
    [{ livenessPolicy: { passMark: 80, reviewFrom: 60.001 } }, 'reviewFrom', 'thresholdTooPrecise'],
    [{ matchPolicy: { threshold: 0.755 } }, 'threshold', 'thresholdTooPrecise'],
    [{ matchPolicy: { threshold: 0.001 } }, 'threshold', 'thresholdOutOfRange'],
    [{ agent: { name: 'x'.repeat(101), code: '' } }, 'agentName', 'tooLong'],
    [{ agent: { name: '', code: 'x'.repeat(101) } }, 'agentCode', 'tooLong'],
    [{ organisation: 'x'.repeat(101) }, 'organisation', 'tooLong'],
    [{ logo: { format: 'png', base64: 'AAAA' } }, 'logo', 'notALogo'],
  ] as const)('says at its field what is wrong: %o', async (changes, field, fieldProblem) => {
    const { keep, records } = open();
    expect(await keep(changes)).toMatchObject({ ok: false, error: { code: 'field', field, fieldProblem } });
    expect(records.settings.read()).toEqual(DEFAULT_SETTINGS);
  });

  it('takes a review band that is as wide as none, and a real logo', async () => {
    const { keep } = open();
    const icon = readFileSync(join(import.meta.dirname, '../../../resources/icons/facedesk.png')).toString('base64');
    const logo = { format: 'png', base64: icon } as const;
    expect(await keep({ livenessPolicy: { passMark: 80, reviewFrom: 80 }, logo })).toMatchObject({ ok: true });
    expect(await keep({ logo: { ...logo, format: 'jpeg' } })).toMatchObject({ error: { fieldProblem: 'notALogo' } });
  });
});

describe('reviewing a check', () => {
  const asha = { name: 'Asha Rao', code: 'A-17' };
  const review = (id: string, reviewer: Review['reviewer']) => ({
    id,
    decision: 'rejected',
    reason: ' Another person ',
    reviewer,
  });

  it('puts the decision beside the verdict', async () => {
    const { records, call, announced } = open();
    const { id } = records.checks.insert(answeredMatch());
    expect(await call('checks.review', review(id, { name: 'Dev', code: '' }))).toEqual({ ok: true, value: {} });
    expect(records.checks.reviews(id)).toMatchObject([
      { decision: 'rejected', reason: 'Another person', reviewer: { name: 'Dev', code: '' }, isAgent: false },
    ]);
    expect(announced).toEqual([id]);
  });

  it.each([
    [asha, { name: 'Somebody', code: 'a-17' }, true],
    [asha, { name: 'Asha Rao', code: 'S-3' }, false],
    [asha, { name: 'asha  rao', code: '' }, true],
    [{ name: 'Asha Rao', code: '' }, { name: 'Asha Rao', code: '' }, true],
    [{ name: 'Asha Rao', code: '' }, { name: 'Dev', code: '' }, false],
    [{ name: '', code: '' }, { name: 'Dev', code: '' }, false],
  ])('by %o of what %o reviews is marked as the agent’s own: %s', async (agent, reviewer, isAgent) => {
    const { records, call, keep } = open();
    await keep({ agent });
    const { id } = records.checks.insert(answeredMatch());
    await call('checks.review', review(id, reviewer));
    expect(records.checks.reviews(id)[0]?.isAgent).toBe(isAgent);
  });

  it('is still the agent’s own where another one works with the program by then', async () => {
    const { records, call, keep } = open();
    await keep({ agent: { name: 'Dev', code: 'D-2' } });
    const { id } = records.checks.insert(answeredMatch({ agent: asha }));
    await call('checks.review', review(id, asha));
    await call('checks.review', review(id, { name: 'Meera', code: 'M-3' }));
    expect(records.checks.reviews(id).map(({ isAgent }) => isAgent)).toEqual([true, false]);
  });

  it('is for answers, with a reason and a name', async () => {
    const { records, call } = open();
    const { id } = records.checks.insert(newLookup());
    const answered = records.checks.insert(answeredMatch());
    expect(await call('checks.review', review(id, asha))).toMatchObject({ error: { code: 'notNow' } });
    expect(await call('checks.review', review(randomUUID(), asha))).toMatchObject({ error: { code: 'notFound' } });
    expect(await call('checks.review', { ...review(answered.id, asha), reason: ' ' })).toMatchObject({
      error: { code: 'field', field: 'reason', fieldProblem: 'required' },
    });
    expect(await call('checks.review', review(answered.id, { name: ' ', code: '' }))).toMatchObject({ ok: false });
  });
});
