import { expect } from '@playwright/test';
import { type Desk, type Desktop, type Recorded, recordedSince } from './desk.ts';

/** What must hold whatever was pressed, by the program's own records and by what the window shows. */

/** A check belongs to the customer for whom it was entered, and holds nothing that was entered for another one alone. */
export function expectOwn(desk: Desk, checks: readonly Recorded[]): void {
  const clues = new Map([...desk.sessions, ...desk.photos].map((clue) => [clue.value, clue]));
  for (const check of checks) {
    const customer = desk.entered.get(check.id);
    if (!customer) continue;
    const whose = `a ${check.kind} for ${customer.reference || 'nobody'}`;
    expect(check.caseId, `${whose} belongs to the case in front`).toBe(customer.caseId);
    for (const value of check.clues) {
      const clue = clues.get(value);
      const of = [...(clue?.of ?? [])].map(({ reference }) => reference || 'nobody');
      expect(clue?.of.has(customer) ?? check.kind === 'faceMatch', `${whose} holds ${value} of ${of}`).toBe(true);
    }
  }
}

/** Where something is entered for the customer in front, nothing of another one is in view, nor in a field. */
export async function expectNothingForeignInView({ front, cases, sessions, photos }: Desk, { page }: Desktop) {
  const clues = [...sessions, ...photos].filter(({ of }) => !of.has(front)).map(({ shown }) => shown);
  const places = cases.filter((customer) => customer !== front).map(placeOf);
  const shown = await page.evaluate(() => {
    if (!/^#(case\/[0-9a-f]|liveness|match)/.test(window.location.hash)) return '';
    const fields = [...document.querySelectorAll<HTMLInputElement>('main input, main textarea')];
    const typed = fields.filter((field) => field.checkVisibility()).map(({ value }) => value);
    return [document.querySelector('main')?.innerText ?? '', ...typed].join('\n');
  });
  expect([...clues, ...places].filter((theirs) => shown.includes(theirs))).toEqual([]);
}

/** What is typed as a customer's place, and perhaps never saved. */
export const placeOf = ({ reference }: { readonly reference: string }) => `Place of ${reference}.`;

/** The end of a run: every check has its answer, and was bought once, or as often as a person said so. */
export async function expectAllInOrder(desk: Desk, desktop: Desktop, before: number): Promise<void> {
  const open = ['queued', 'sending', 'waiting'];
  const read = () => recordedSince(desktop, before);
  await expect.poll(async () => (await read()).filter(({ state }) => open.includes(state)).length).toBe(0);
  const recorded = await read();
  expect(recorded.filter(({ id }) => !desk.entered.has(id))).toEqual([]);
  expectOwn(desk, recorded);
  const bought = recorded.filter(({ kind, state }) => kind === 'faceMatch' && state === 'done');
  const unasked = bought.filter(({ id }) => !desk.boughtAgain.has(id)).map(pairOf);
  expect(unasked.length - new Set(unasked).size, 'pairs that were bought again unasked').toBe(0);
}

const pairOf = ({ sent, threshold }: Recorded) => [...sent, threshold].join(' ');
