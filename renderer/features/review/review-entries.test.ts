import { describe, expect, it } from 'vitest';
import { MAXIMUM_AGENT_TEXT_LENGTH } from '../../../shared/limits.ts';
import { emptyReview, type ReviewEntries, reviewProblems, reviewRequest } from './review-entries.ts';

const id = '01932f00-0000-7000-8000-00000000000a';
const decided: ReviewEntries = { decision: 'accepted', reason: ' Glasses only. ', name: ' Meera Rao ', code: ' S-7 ' };

describe('a reviewer’s decision', () => {
  it('needs the decision, its reason and a name', () => {
    expect(reviewProblems(emptyReview)).toEqual({
      decision: 'required',
      reason: 'required',
      name: 'required',
      code: null,
    });
    expect(Object.values(reviewProblems(decided)).every((problem) => problem === null)).toBe(true);
  });

  it('on a case takes no reason to accept, and one to reject', () => {
    const plain = { ...decided, reason: ' ' };
    expect(reviewProblems(plain, true).reason).toBeNull();
    expect(reviewProblems({ ...plain, decision: 'rejected' }, true).reason).toBe('required');
    expect(reviewProblems(plain).reason).toBe('required');
  });

  it('takes as much as the main process does', () => {
    const long = 'x'.repeat(MAXIMUM_AGENT_TEXT_LENGTH);
    expect(reviewProblems({ ...decided, name: long, code: long })).toMatchObject({ name: null, code: null });
    expect(reviewProblems({ ...decided, name: `${long}x` }).name).toBe('tooLong');
    expect(reviewProblems({ ...decided, reason: 'x'.repeat(2001) }).reason).toBe('tooLong');
  });

  it('is sent without the blanks around it, and not before something is decided', () => {
    expect(reviewRequest(id, decided)).toEqual({
      id,
      decision: 'accepted',
      reason: 'Glasses only.',
      reviewer: { name: 'Meera Rao', code: 'S-7' },
    });
    expect(reviewRequest(id, { ...decided, decision: null })).toBeNull();
  });
});
