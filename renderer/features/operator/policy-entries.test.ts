import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { livenessPolicySchema } from '../../../shared/check/policy.ts';
import { type PolicyEntries, policyEntries, policyOf, problemsOfPolicy } from './policy-entries.ts';

const chosen: PolicyEntries = { marks: 'chosen', passMark: '85', reviewFrom: '70', threshold: '0.8' };

describe('the policy as it is typed', () => {
  it('starts with what is kept, and with the marks of practice where nothing was chosen', () => {
    expect(
      policyEntries({ livenessPolicy: { passMark: 92.5, reviewFrom: 70 }, matchPolicy: { threshold: 0.8 } }),
    ).toEqual({ marks: 'chosen', passMark: '92.5', reviewFrom: '70', threshold: '0.8' });
    expect(policyEntries({ livenessPolicy: null, matchPolicy: { threshold: 0.75 } })).toEqual({
      marks: 'notChosen',
      passMark: '80',
      reviewFrom: '60',
      threshold: '0.75',
    });
  });

  it('names what is wrong at its field', () => {
    const problems = (typed: Partial<PolicyEntries>) => problemsOfPolicy({ ...chosen, ...typed });
    expect(problems({})).toEqual({ passMark: null, reviewFrom: null, threshold: null });
    expect(problems({ passMark: '' }).passMark).toBe('required');
    expect(problems({ passMark: 'eighty' }).passMark).toBe('notANumber');
    expect(problems({ passMark: '101' }).passMark).toBe('thresholdOutOfRange');
    expect(problems({ passMark: '80.004' }).passMark).toBe('thresholdTooPrecise');
    expect(problems({ passMark: '92.55' }).passMark).toBeNull();
    expect(problems({ reviewFrom: '-1' }).reviewFrom).toBe('thresholdOutOfRange');
    expect(problems({ reviewFrom: '85,5' }).reviewFrom).toBe('aboveThePassMark');
    expect(problems({ threshold: '1' }).threshold).toBe('thresholdOutOfRange');
    expect(problems({ threshold: '0.755' }).threshold).toBe('thresholdTooPrecise');
  });

  it('takes a review band of nothing: the marks may be the same', () => {
    expect(policyOf({ ...chosen, reviewFrom: '85' })?.livenessPolicy).toEqual({ passMark: 85, reviewFrom: 85 });
  });

  it('asks for no marks where none is chosen, and keeps what was typed out of it', () => {
    expect(policyOf({ ...chosen, marks: 'notChosen', passMark: 'nonsense' })).toEqual({
      livenessPolicy: null,
      matchPolicy: { threshold: 0.8 },
    });
  });

  it('gives a policy that the main process takes, or none', () => {
    const typed = fc.oneof(fc.string({ maxLength: 6 }), fc.float({ noNaN: true }).map(String), fc.nat(120).map(String));
    fc.assert(
      fc.property(typed, typed, (passMark, reviewFrom) => {
        const policy = policyOf({ ...chosen, passMark, reviewFrom })?.livenessPolicy;
        if (!policy) return;
        expect(livenessPolicySchema.safeParse(policy).success).toBe(true);
        expect(policy.reviewFrom).toBeLessThanOrEqual(policy.passMark);
      }),
    );
  });
});
