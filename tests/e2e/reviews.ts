import { sampleSessions } from '../../shared/practice.ts';
import { expectAllAnswered } from './outbox.ts';
import { pressForEachCall } from './presses.ts';
import type { Program } from './program.ts';

const doubtful = sampleSessions.find(({ name }) => name === 'review')?.sessionId ?? '';

/** Cases with all their steps done, whose liveness check needs a decision. Practice pictures may be another customer's too. */
export async function makeDoubtfulCases(
  { electron, page }: Pick<Program, 'electron' | 'page'>,
  references: readonly string[],
): Promise<void> {
  const letGo = await pressForEachCall(electron);
  await page.evaluate(
    async ([sessionId, references]) => {
      const { cases, checks, practice } = window.facedesk;
      const answer = <Value>(result: { ok: true; value: Value } | { ok: false; error: { message: string } }): Value => {
        if (!result.ok) throw new Error(result.error.message);
        return result.value;
      };
      for (const reference of references) {
        const at = new Date().toISOString();
        const details = { reference, name: `Customer ${reference}`, note: '', place: 'Pune', visitedAt: at };
        const { id: caseId } = answer(await cases.create({ ...details, consent: { how: 'spoken', at } }));
        const belongs = { caseReference: '', caseId };
        answer(await checks.lookUpLiveness({ sessionId, customerIp: '203.0.113.7', ...belongs }));
        const [first, second] = [
          answer(await practice.takePortrait({ portrait: 'meera-1' })),
          answer(await practice.takePortrait({ portrait: 'meera-2' })),
        ];
        const { verificationId } = answer(await checks.newVerificationId({}));
        const pictures = { firstPicture: { from: 'file', picture: first.id }, secondPicture: second.id } as const;
        answer(await checks.matchFaces({ ...pictures, threshold: 0.75, verificationId, ...belongs }));
      }
    },
    [doubtful, references] as const,
  );
  await letGo();
  await expectAllAnswered(page);
}
