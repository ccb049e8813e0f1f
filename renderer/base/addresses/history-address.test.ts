import { describe, expect, it } from 'vitest';
import { hashOfCaseChecks, historyAddress } from './history-address.ts';
import { hashOf } from './routes.ts';

const id = '01932c5e-7a10-7c3e-9d41-1f0a6b2c3d4e';

describe('the address of History', () => {
  it('leads to a check, to the checks of a case, or to the list', () => {
    expect(historyAddress(hashOf('history', id))).toEqual({ shows: 'check', id });
    expect(historyAddress(hashOfCaseChecks(id))).toEqual({ shows: 'caseChecks', caseId: id });
    expect(historyAddress('#history')).toEqual({ shows: 'list' });
  });

  it('shows the list for what is no id', () => {
    expect(historyAddress('#history/nothing')).toEqual({ shows: 'list' });
    expect(historyAddress('#history/case/nothing')).toEqual({ shows: 'list' });
  });

  it('says nothing of another screen’s', () => {
    expect(historyAddress(`#case/${id}`)).toBeNull();
    expect(historyAddress('')).toBeNull();
  });
});
