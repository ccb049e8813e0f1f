import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { pressForEachCall } from './presses.ts';
import type { Program } from './program.ts';

/** The Outbox screen by what a person sees of it. */
export async function openOutbox(page: Page): Promise<void> {
  await railEntry(page).click();
  await expect(page.getByRole('heading', { name: 'Outbox', level: 1 })).toBeVisible();
}

/** Its name tells how many checks are open. */
export const railEntry = (page: Page): Locator =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: /^Outbox/ });

/** @param timeout in milliseconds */
export async function expectOpen(page: Page, count: number, timeout = 10_000): Promise<void> {
  await expect(railEntry(page)).toHaveAccessibleName(
    count === 0 ? /^Outbox(?!, \d)/ : new RegExp(`^Outbox, ${count} open`),
    { timeout },
  );
}

/** However many were entered; the rail tells of the last ones a moment later. */
export async function expectAllAnswered(page: Page): Promise<void> {
  const open = () =>
    page.evaluate(async () => {
      const read = await window.facedesk.outbox.read({});
      return read.ok ? read.value.items.length : -1;
    });
  await expect.poll(open, { timeout: 40_000 }).toBe(0);
}

/** A check among those that are open, by a text that it alone has. */
export const row = (page: Page, text: string): Locator => page.getByRole('listitem').filter({ hasText: text });

export const lane = (page: Page, vendor: 'InstantPay' | 'Cashfree'): Locator =>
  page.getByRole('group', { name: new RegExp(`^${vendor}, `) });

/** Nothing goes out any more, and what is on its way stays where its attempt leaves it. */
export async function pauseAll(page: Page): Promise<void> {
  await openOutbox(page);
  await page.getByRole('button', { name: 'Pause all' }).click();
  await expect(page.getByRole('button', { name: 'Pause all' })).toBeDisabled();
}

export const offlineSwitch = (page: Page): Locator => page.getByRole('switch', { name: 'Offline' });

export async function setOffline(page: Page, offline: boolean): Promise<void> {
  await offlineSwitch(page).click();
  await expect(offlineSwitch(page)).toBeChecked({ checked: offline });
}

/** Ends whatever an earlier test has left, and lets every lane run: for tests that share a program. */
export async function emptyOutbox({ electron, page }: Pick<Program, 'electron' | 'page'>): Promise<void> {
  const letGo = await pressForEachCall(electron);
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const { checks, outbox, practice } = window.facedesk;
        await practice.setOffline({ offline: false });
        await outbox.resume({ lane: null });
        const read = await outbox.read({});
        if (!read.ok) return -1;
        for (const { check } of read.value.items) {
          const { id, state } = check;
          await (state.name === 'failed' || state.name === 'lost'
            ? checks.close({ id })
            : checks.stop({ id, evenIfSending: true }));
        }
        const paused = read.value.lanes.filter(({ state }) => state.name === 'paused');
        return read.value.items.length + paused.length;
      }),
    )
    .toBe(0);
  await letGo();
}
