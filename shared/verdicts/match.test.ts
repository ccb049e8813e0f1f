import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../tests/counts.ts';
import { DEFAULT_MATCH_POLICY } from '../limits.ts';
import { type MatchEvidence, type MatchQuestion, matchVerdict } from './match.ts';

const question: MatchQuestion = { verificationId: 'FD-1', threshold: 0.8, sameFileTwice: false };
const yes: MatchEvidence = { status: 'SUCCESS', verificationId: 'FD-1', result: 'YES', score: 0.91 };
const no: MatchEvidence = { ...yes, result: 'NO', score: 0.4 };

const judge = (answer: Partial<MatchEvidence>, asked: Partial<MatchQuestion> = {}) =>
  matchVerdict({ ...question, ...asked }, { ...yes, ...answer }, DEFAULT_MATCH_POLICY);

describe('the verdict on a face match', () => {
  it('passes on YES with a score at or above the threshold that was sent', () => {
    expect(judge({})).toEqual({ kind: 'pass', reasons: ['scoreReachesThreshold'] });
    expect(judge({ score: 0.8 })).toEqual({ kind: 'pass', reasons: ['scoreReachesThreshold'] });
    expect(judge({ score: 1 })).toEqual({ kind: 'pass', reasons: ['scoreReachesThreshold'] });
  });

  it('fails on NO with a score below it', () => {
    expect(judge(no)).toEqual({ kind: 'fail', reasons: ['scoreBelowThreshold'] });
    expect(judge({ ...no, score: 0 })).toEqual({ kind: 'fail', reasons: ['scoreBelowThreshold'] });
  });

  it.each([
    ['another verification id', { verificationId: 'FD-2' }, 'foreignVerificationId'],
    ['no verification id', { verificationId: null }, 'foreignVerificationId'],
    ['several faces', { status: 'MULTIPLE_FACE_DETECTED', result: 'NO', score: 0 }, 'severalFaces'],
    ['a status never seen', { status: 'FACE_NOT_FOUND' }, 'matchStatusUnknown'],
    ['a status in another case', { status: 'success' }, 'matchStatusUnknown'],
    ['no result', { result: null }, 'resultMissing'],
    ['a result that is neither YES nor NO', { result: 'MAYBE' }, 'resultMissing'],
    ['no score', { score: null }, 'scoreMissing'],
    ['a score below 0', { score: -0.01 }, 'scoreOutOfRange'],
    ['a score above 1', { score: 91 }, 'scoreOutOfRange'],
    ['a score that is no number', { score: Number.NaN }, 'scoreOutOfRange'],
    ['YES below the threshold', { score: 0.79 }, 'resultContradictsScore'],
    ['NO at the threshold', { result: 'NO', score: 0.8 }, 'resultContradictsScore'],
  ] as const)('can’t be computed from %s', (_what, answer, reason) => {
    expect(judge(answer)).toEqual({ kind: 'notComputable', reasons: [reason] });
  });

  it('is a review at best where the threshold sent is below the policy’s', () => {
    expect(judge({}, { threshold: 0.74 })).toEqual({ kind: 'review', reasons: ['thresholdBelowPolicy'] });
    expect(judge(no, { threshold: 0.74 })).toEqual({ kind: 'fail', reasons: ['scoreBelowThreshold'] });
  });

  it('is a review where both pictures are the same file', () => {
    expect(judge({}, { sameFileTwice: true })).toEqual({ kind: 'review', reasons: ['sameFileTwice'] });
    expect(judge(no, { sameFileTwice: true })).toEqual({ kind: 'review', reasons: ['sameFileTwice'] });
    expect(judge({}, { sameFileTwice: true, threshold: 0.1 }).reasons).toEqual([
      'sameFileTwice',
      'thresholdBelowPolicy',
    ]);
  });

  it('never passes but on SUCCESS, YES, our id and a score between the threshold and 1', () => {
    const anything = fc.record({
      status: fc.constantFrom('SUCCESS', 'MULTIPLE_FACE_DETECTED', 'OTHER', ''),
      verificationId: fc.constantFrom('FD-1', 'FD-2', '', null),
      result: fc.constantFrom('YES', 'NO', 'yes', '', null),
      score: fc.oneof(fc.double(), fc.double({ min: 0, max: 1 }), fc.constant(null)),
    });
    const asked = fc.record({
      verificationId: fc.constant('FD-1'),
      threshold: fc.integer({ min: 1, max: 99 }).map((hundredths) => hundredths / 100),
      sameFileTwice: fc.boolean(),
    });
    fc.assert(
      fc.property(asked, anything, (posed, answer) => {
        const verdict = matchVerdict(posed, answer, DEFAULT_MATCH_POLICY);
        const sound = answer.status === 'SUCCESS' && answer.verificationId === 'FD-1' && answer.score !== null;
        const score = answer.score ?? Number.NaN;
        const passes = sound && answer.result === 'YES' && score >= posed.threshold && score <= 1;
        const fails = sound && answer.result === 'NO' && score < posed.threshold && score >= 0;
        if (!passes && !fails) expect(verdict.kind).toBe('notComputable');
        else if (posed.sameFileTwice) expect(verdict.kind).toBe('review');
        else if (fails) expect(verdict.kind).toBe('fail');
        else expect(verdict.kind).toBe(posed.threshold < DEFAULT_MATCH_POLICY.threshold ? 'review' : 'pass');
      }),
      { numRuns: runs(20_000, 2_000) },
    );
  });
});
