import { describe, expect, it, vi } from 'vitest';
import { adopt, beginAnew, bringForward, getFront, isInFront, noteEntered } from './current-case.ts';

// The page's other process, which keeps a copy.
vi.stubGlobal('window', { facedesk: { page: { keep: async () => ({ ok: true, value: {} }) } } });

const asha = { id: 'a', reference: 'APP-A', name: 'Asha' };
const dev = { id: 'd', reference: 'APP-D', name: 'Dev' };

describe('the customer in front', () => {
  it('has turns of his own on both screens', () => {
    bringForward(asha);
    const first = getFront().turns;
    bringForward(dev);
    expect(getFront().turns.liveness).not.toBe(first.liveness);
    expect(getFront().turns.match).not.toBe(first.match);
    bringForward(asha);
    expect(getFront().turns.match).not.toBe(first.match);
  });

  it('stays the same where his case is only called otherwise', () => {
    bringForward(asha);
    const { turns } = getFront();
    bringForward({ ...asha, reference: 'APP-A2' });
    expect(getFront().turns).toBe(turns);
    expect(getFront().case?.reference).toBe('APP-A2');
  });

  it('begins anew each time, with a case or without', () => {
    beginAnew();
    const { turns } = getFront();
    beginAnew();
    expect(getFront().turns.match).not.toBe(turns.match);
    expect(getFront().case).toBeNull();
  });

  it('is the case under which a check was entered; the other screen ends', () => {
    beginAnew();
    const { turns } = getFront();
    adopt('liveness', turns.liveness, asha);
    expect(getFront().case).toEqual(asha);
    expect(getFront().turns.liveness).toBe(turns.liveness);
    expect(getFront().turns.match).not.toBe(turns.match);
  });

  it('is not changed by what was entered for the one before', () => {
    beginAnew();
    const { turns } = getFront();
    bringForward(dev);
    adopt('liveness', turns.liveness, asha);
    noteEntered('match', turns.match, { id: 'late' });
    expect(getFront().case).toEqual(dev);
    expect(getFront().entered).toEqual([]);
  });

  it('has the checks of his case, and without a case those that were entered since', () => {
    bringForward(asha);
    expect(isInFront({ id: '1', caseId: 'a' })).toBe(true);
    expect(isInFront({ id: '1', caseId: 'd' })).toBe(false);
    expect(isInFront({ id: '1', caseId: null })).toBe(false);
    beginAnew();
    noteEntered('liveness', getFront().turns.liveness, { id: '2' });
    expect(isInFront({ id: '2', caseId: null })).toBe(true);
    expect(isInFront({ id: '1', caseId: null })).toBe(false);
    beginAnew();
    expect(isInFront({ id: '2', caseId: null })).toBe(false);
  });
});
