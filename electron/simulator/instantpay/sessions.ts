import { type SampleSession, sampleSessions } from '../../../shared/practice.ts';
import type { PracticePictureName } from '../portraits/practice-pictures.ts';

/** What is known of a session, in the terms of Amazon's service behind InstantPay's. */
export interface SessionResult {
  readonly status: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'EXPIRED';
  /** 0–100; null if the answer has none. */
  readonly confidence: number | null;
  readonly reference: PracticePictureName | null;
  readonly audits: readonly PracticePictureName[];
}

const nothing = { confidence: null, reference: null, audits: [] } as const;

/** The sample sessions, which are always there (docs/PRACTICE.md). */
export const sampleResults: Readonly<Record<SampleSession, SessionResult>> = {
  live: { status: 'SUCCEEDED', confidence: 97.31, reference: 'asha-1', audits: ['asha-1-frame-1'] },
  low: { status: 'SUCCEEDED', confidence: 34.26, reference: 'dev-2', audits: [] },
  review: { status: 'SUCCEEDED', confidence: 72.08, reference: 'meera-1', audits: ['meera-1-frame-1'] },
  fourAudits: {
    status: 'SUCCEEDED',
    confidence: 99.02,
    reference: 'dev-1',
    audits: ['dev-1-frame-1', 'dev-1-frame-2', 'dev-1-frame-3', 'dev-1-frame-4'],
  },
  expired: { ...nothing, status: 'EXPIRED' },
  failed: { ...nothing, status: 'FAILED' },
  noConfidence: { status: 'SUCCEEDED', confidence: null, reference: 'asha-2', audits: [] },
  unfinished: { ...nothing, status: 'IN_PROGRESS' },
};

/** A session made on request. */
export interface NewSession {
  /** The sample whose result it will have. */
  readonly like: SampleSession;
  /** Instead of the sample's: 0–100. */
  readonly confidence?: number | undefined;
  /** How many lookups find it still in progress. */
  readonly unfinishedLookups?: number | undefined;
}

/** Amazon keeps a session for three minutes from its creation. */
const LIFETIME = 3 * 60 * 1000;

/** Times are in milliseconds since 1970. */
export type Sessions = ReturnType<typeof createSessions>;

export function createSessions(randomUuid: () => string) {
  const created = new Map<string, { result: SessionResult; expiresAt: number; unfinishedLookups: number }>();
  return {
    create: ({ like, confidence, unfinishedLookups }: NewSession, now: number) => {
      const sample = sampleResults[like];
      const session = {
        result: confidence === undefined ? sample : { ...sample, confidence },
        expiresAt: now + LIFETIME,
        unfinishedLookups: unfinishedLookups ?? 0,
      };
      const sessionId = randomUuid();
      created.set(sessionId, session);
      return { sessionId, expiresAt: session.expiresAt };
    },
    /** Looks one up; undefined for a session that never existed. */
    lookUp: (sessionId: string, now: number): SessionResult | undefined => {
      const sample = sampleSessions.find((each) => each.sessionId === sessionId);
      if (sample) return sampleResults[sample.name];
      const session = created.get(sessionId);
      if (session === undefined) return undefined;
      if (now >= session.expiresAt) return sampleResults.expired;
      if (session.unfinishedLookups === 0) return session.result;
      session.unfinishedLookups -= 1;
      return sampleResults.unfinished;
    },
    /** Forgets all but the samples. */
    clear: () => created.clear(),
  };
}
