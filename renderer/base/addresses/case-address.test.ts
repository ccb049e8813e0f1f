import { describe, expect, it } from 'vitest';
import { caseAddress, hashOfNewCase } from './case-address.ts';
import { hashOf } from './routes.ts';

const id = '01932c5e-7a10-7c3e-9d41-1f0a6b2c3d4e';

describe('the address of a case', () => {
  it('leads to it, to a new one, or to the list', () => {
    expect(caseAddress(hashOf('case', id))).toEqual({ shows: 'case', id });
    expect(caseAddress(hashOfNewCase)).toEqual({ shows: 'new' });
    expect(caseAddress(hashOf('case'))).toEqual({ shows: 'list' });
    expect(caseAddress('#case/nothing')).toEqual({ shows: 'list' });
  });

  it('says nothing of another screen’s', () => {
    expect(caseAddress(`#history/${id}`)).toBeNull();
    expect(caseAddress('#match')).toBeNull();
  });
});
