import type { LivenessAnswer, MatchAnswer } from '../../../shared/check/answers.ts';
import type { Check } from '../../../shared/check/check.ts';
import type { AttemptEnd, RefusalCause } from '../../../shared/check/outcome.ts';
import type { Account } from '../machines/check-machine.ts';
import { livenessAnswer, matchAnswer, words } from './samples.ts';

/** What the vendors know, and the outbox does not: what they processed, for whom, and what they charged. */
export interface Vendors {
  /** A request has arrived whole; what the vendor says to it, if that gets through. */
  process(check: Check, account: Account, wish: Wish): AttemptEnd<LivenessAnswer | MatchAnswer>;
  /** How often a verification id was charged, in whatever account. */
  charges(verificationId: string): number;
  /** Every answer that was ever made to this check. */
  answersTo(checkId: string): ReadonlySet<unknown>;
}

/** What the two people's faces are like, and what an answer says beside its score. */
export type Wish = 'pass' | 'fail' | 'withoutPicture' | 'otherEnvironment';

export function createVendors(): Vendors {
  const processed = new Set<string>();
  const charged = new Map<string, number>();
  const answers = new Map<string, Set<unknown>>();
  const key = (verificationId: string, { host, clientId }: Account) => `${verificationId} ${host} ${clientId}`;

  return {
    process(check, account, wish) {
      if (check.kind === 'faceMatch') {
        const its = key(check.verificationId, account);
        if (processed.has(its)) return refusal('verificationIdUsed');
        processed.add(its);
        charged.set(check.verificationId, (charged.get(check.verificationId) ?? 0) + 1);
      }
      const answer =
        check.kind === 'faceMatch'
          ? matchAnswer(check.verificationId, wish === 'fail' ? 0.2 : 0.91)
          : livenessAnswerFor(check.sessionId, check.mode, wish);
      answers.set(check.id, (answers.get(check.id) ?? new Set()).add(answer));
      return { kind: 'answered', answer };
    },
    charges: (verificationId) => charged.get(verificationId) ?? 0,
    answersTo: (checkId) => answers.get(checkId) ?? new Set(),
  };
}

export function refusal(cause: RefusalCause): AttemptEnd<never> {
  return { kind: 'refused', cause, words };
}

function livenessAnswerFor(sessionId: string, mode: Check['mode'], wish: Wish): LivenessAnswer {
  const answer = livenessAnswer(sessionId, undefined, wish === 'fail' ? 20 : 97);
  if (wish === 'withoutPicture') return { ...answer, reference: null };
  if (wish === 'otherEnvironment') return { ...answer, environment: mode === 'production' ? 'SANDBOX' : 'LIVE' };
  return answer;
}
