import { expect, test } from '@playwright/test';
import { sampleSessions } from '../../shared/practice.ts';
import { openProgram, type Program } from './program.ts';
import { enterSession, headline, lookUp } from './screens.ts';

const sampleSession = (name: string) => sampleSessions.find((sample) => sample.name === name)?.sessionId ?? '';

let program: Program;
test.beforeAll(async () => {
  program = await openProgram();
});
test.afterAll(() => program.close());

test('what may be charged takes a press, which no script can make; who can’t press is asked outside the window', async () => {
  const { page, electron } = program;
  const button = page.getByRole('button', { name: 'Look up the result' });
  const entered = () =>
    page.evaluate(async () => {
      const everything = { text: '', mode: null, kind: null, result: null, caseId: null, from: null, until: null };
      const found = await window.facedesk.history.search({ ...everything, before: null, limit: 1 });
      return found.ok ? found.value.total : null;
    });
  const asked = () => electron.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  const answerWith = (label: string) =>
    electron.evaluate(({ dialog }, chosen) => {
      const questions: string[] = [];
      Object.assign(globalThis, { asked: questions });
      dialog.showMessageBox = async (...given: unknown[]) => {
        const { message, buttons, defaultId } = given.at(-1) as Electron.MessageBoxOptions;
        questions.push(`${message} ${buttons?.[defaultId ?? -1]}`);
        return { response: buttons?.indexOf(chosen) ?? -1, checkboxChecked: false };
      };
    }, label);

  const press = () => page.getByRole('heading', { level: 1 }).click();
  const useUpPress = async () => {
    await press();
    const used = await page.evaluate(() =>
      window.facedesk.checks.sendNow({ id: '00000000-0000-4000-8000-000000000000' }),
    );
    expect(used).toMatchObject({ error: { code: 'notFound' } });
  };

  await answerWith('Send');
  await lookUp(page, sampleSession('live'));
  await expect(headline(page)).toBeVisible();
  expect([await entered(), await asked()]).toEqual([1, []]);

  // As a screen reader presses it: inside the page, with nothing that the browser saw.
  await enterSession(page, sampleSession('low'));
  await useUpPress();
  await button.evaluate((element: HTMLElement) => element.click());
  await expect.poll(entered).toBe(2);
  expect(await asked()).toEqual(["Send this liveness check? Don't send"]);

  // Nothing else than a press helps a script, and after a “no” it can’t ask again and again.
  await answerWith("Don't send");
  await enterSession(page, sampleSession('review'));
  await useUpPress();
  await button.evaluate((element: HTMLElement) => {
    element.focus();
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'touchend'])
      element.dispatchEvent(new MouseEvent(type, { bubbles: true, button: 0 }));
  });
  await expect(page.getByText('Facedesk saw no click or key for it')).toBeVisible();
  const codes = await page.evaluate(async (sessionId) => {
    const request = { sessionId, customerIp: '8.8.8.8', caseReference: '' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => window.facedesk.checks.lookUpLiveness(request)));
    return [...new Set(answers.map((answer) => (answer.ok ? 'entered' : answer.error.code)))];
  }, sampleSession('review'));
  expect(codes).toEqual(['notPressed']);
  expect([await entered(), (await asked()).length]).toEqual([2, 1]);

  // One press, one call.
  await press();
  const both = await page.evaluate(
    (sessionIds) =>
      Promise.all(
        sessionIds.map((sessionId) =>
          window.facedesk.checks.lookUpLiveness({ sessionId, customerIp: '8.8.8.8', caseReference: '' }),
        ),
      ),
    [sampleSession('failed'), sampleSession('expired')],
  );
  expect(both).toMatchObject([{ ok: true }, { ok: false, error: { code: 'notPressed' } }]);
  expect(await entered()).toBe(3);
});
