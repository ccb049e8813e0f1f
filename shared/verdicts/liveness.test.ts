import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../tests/counts.ts';
import { PRACTICE_LIVENESS_POLICY } from '../limits.ts';
import { type LivenessEvidence, livenessVerdict } from './liveness.ts';

const asked = '1ac280b1-dfe0-4e05-9127-e1ec74478cb9';
const other = '2bd280b1-dfe0-4e05-9127-e1ec74478cb9';
const one = <Value>(value: Value) => ({ found: 'one', value }) as const;
const found = {
  nothing: { found: 'nothing' },
  conflict: { found: 'conflict' },
  unreadable: { found: 'unreadable' },
} as const;
const live: LivenessEvidence = { sessionId: one(asked), sessionStatus: one('SUCCEEDED'), confidence: one(97.3) };

const judge = (
  answer: Partial<LivenessEvidence>,
  policy: typeof PRACTICE_LIVENESS_POLICY | null = PRACTICE_LIVENESS_POLICY,
) => livenessVerdict(asked, { ...live, ...answer }, policy);

describe('the verdict on a liveness lookup', () => {
  it.each([
    [100, 'pass', 'confidenceReachesPassMark'],
    [80, 'pass', 'confidenceReachesPassMark'],
    [79.999, 'review', 'confidenceInReviewBand'],
    [60, 'review', 'confidenceInReviewBand'],
    [59.999, 'fail', 'confidenceBelowReviewBand'],
    [1.001, 'fail', 'confidenceBelowReviewBand'],
  ] as const)('at a confidence of %d is %s under a pass mark of 80 with review from 60', (confidence, kind, reason) => {
    expect(judge({ confidence: one(confidence) })).toEqual({ kind, reasons: [reason] });
  });

  it.each([
    ['FAILED', { sessionStatus: one('FAILED') }, 'sessionFailed'],
    ['EXPIRED', { sessionStatus: one('EXPIRED') }, 'sessionExpired'],
    ['CREATED', { sessionStatus: one('CREATED') }, 'sessionNotFinished'],
    ['IN_PROGRESS', { sessionStatus: one('IN_PROGRESS') }, 'sessionNotFinished'],
    ['a status never seen', { sessionStatus: one('DONE') }, 'sessionStatusUnknown'],
    ['a status named like a property of every object', { sessionStatus: one('toString') }, 'sessionStatusUnknown'],
    ['a status that is no text', { sessionStatus: found.unreadable }, 'sessionStatusUnknown'],
    ['two different statuses', { sessionStatus: found.conflict }, 'sessionStatusConflict'],
    ['no confidence', { confidence: found.nothing }, 'confidenceMissing'],
    ['neither status nor confidence', { sessionStatus: found.nothing, confidence: found.nothing }, 'confidenceMissing'],
    ['two different confidences', { confidence: found.conflict }, 'confidenceConflict'],
    ['a confidence that is no number', { confidence: found.unreadable }, 'confidenceUnreadable'],
    ['a confidence above 100', { confidence: one(100.001) }, 'confidenceOutOfRange'],
    ['a confidence below 0', { confidence: one(-0.001) }, 'confidenceOutOfRange'],
    ['another session’s id', { sessionId: one(other) }, 'foreignSession'],
    ['two different session ids', { sessionId: found.conflict }, 'foreignSession'],
  ] as const)('can’t be computed from %s', (_what, answer, reason) => {
    expect(judge(answer)).toEqual({ kind: 'notComputable', reasons: [reason] });
  });

  it('is a review where the status is missing, or where the confidence looks like another scale', () => {
    expect(judge({ sessionStatus: found.nothing })).toEqual({ kind: 'review', reasons: ['sessionStatusMissing'] });
    expect(judge({ confidence: one(0.97) })).toEqual({ kind: 'review', reasons: ['confidenceScaleDoubtful'] });
    expect(judge({ confidence: one(1) })).toEqual({ kind: 'review', reasons: ['confidenceScaleDoubtful'] });
    expect(judge({ confidence: one(0) })).toEqual({ kind: 'review', reasons: ['confidenceScaleDoubtful'] });
  });

  it('is a review at best until an operator has chosen a pass mark', () => {
    expect(judge({}, null)).toEqual({ kind: 'review', reasons: ['noPassMarkChosen'] });
    expect(judge({ confidence: one(3) }, null)).toEqual({ kind: 'review', reasons: ['noPassMarkChosen'] });
  });

  it('takes the session id in either case, and does without where the answer names none', () => {
    expect(judge({ sessionId: one(asked.toUpperCase()) }).kind).toBe('pass');
    expect(judge({ sessionId: found.nothing }).kind).toBe('pass');
  });

  it('never passes but on SUCCEEDED, one confidence from the pass mark to 100, and no foreign id', () => {
    const reading = <Value>(value: fc.Arbitrary<Value>) =>
      fc.oneof(value.map(one), fc.constantFrom(found.nothing, found.conflict, found.unreadable));
    const evidence = fc.record({
      sessionId: reading(fc.constantFrom(asked, other)),
      sessionStatus: reading(fc.constantFrom('SUCCEEDED', 'FAILED', 'EXPIRED', 'CREATED', 'IN_PROGRESS', 'succeeded')),
      confidence: reading(fc.oneof(fc.double(), fc.double({ min: 0, max: 100, noNaN: true }))),
    });
    const policy = fc
      .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
      .map(([a, b]) => ({ passMark: Math.max(a, b), reviewFrom: Math.min(a, b) }));
    fc.assert(
      fc.property(evidence, fc.option(policy), (answer, marks) => {
        const verdict = livenessVerdict(asked, answer, marks);
        if (verdict.kind !== 'pass') return;
        expect(marks).not.toBeNull();
        expect(answer.sessionStatus).toEqual(one('SUCCEEDED'));
        expect(answer.sessionId).not.toEqual(one(other));
        const value = answer.confidence.found === 'one' ? answer.confidence.value : Number.NaN;
        expect(value).toBeGreaterThanOrEqual(marks?.passMark ?? 101);
        expect(value).toBeLessThanOrEqual(100);
      }),
      { numRuns: runs(20_000, 2_000) },
    );
  });
});
