import { describe, expect, it } from 'vitest';
import { reviewedBy } from './reviewed-by.ts';

const [own, other] = [{ isAgent: true }, { isAgent: false }];
const agent = { name: 'Asha Rao', code: '' };

describe('whose decision a review is', () => {
  it('is somebody else’s only where the agent is known to be another', () => {
    expect(reviewedBy(other, { agent, reviews: [other] })).toBeNull();
    expect(reviewedBy(other, { agent: { name: '', code: 'A-17' }, reviews: [other] })).toBeNull();
    expect(reviewedBy(other, { agent: { name: '', code: '' }, reviews: [other] })).toBe('agentUnknown');
  });

  it('is the agent’s, alone or beside others', () => {
    expect(reviewedBy(own, { agent, reviews: [own, own] })).toBe('agentAlone');
    expect(reviewedBy(own, { agent, reviews: [own, other] })).toBe('agent');
    expect(reviewedBy(own, { agent: { name: '', code: '' }, reviews: [own] })).toBe('agentAlone');
  });
});
