import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';
import { LAPTOP, type Program, SMALLEST } from './program.ts';

/**
 * In either theme and at either size a person may have it, axe finds nothing and nothing is cut off. Colours depend on
 * the theme alone and places on the size alone, so two looks show all there is to see.
 */
export async function expectFineInEveryLook(program: Program, without: readonly string[] = []): Promise<void> {
  const { page } = program;
  for (const [theme, size] of [
    ['light', LAPTOP],
    ['dark', SMALLEST],
  ] as const) {
    await resize(program, size);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const look = `${theme}, ${size.width} × ${size.height}`;
    const found = await violationsIn(page, without);
    expect(found, look).toEqual([]);
    expect(await page.evaluate(cutOff), look).toEqual([]);
  }
  await resize(program, LAPTOP);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
}

/** Of the whole page, which has no frames. */
/** @param without rules that what is open can't keep */
async function violationsIn(page: Page, without: readonly string[]) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (rules) => {
    const { axe: here } = window as unknown as { readonly axe: typeof axe };
    const { violations } = await here.run({
      resultTypes: ['violations'],
      rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])),
    });
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html.slice(0, 400)) }));
  }, without);
}

async function resize({ electron, page }: Program, size: typeof LAPTOP): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
  await expect
    .poll(() => page.evaluate(() => [window.innerWidth, window.innerHeight]))
    .toEqual([size.width, size.height]);
}

/** What reaches out of the window, a dialog or a menu at any side, and whatever has to be scrolled sideways. */
function cutOff(): string[] {
  const out: string[] = [];
  for (const element of document.querySelectorAll('*')) {
    const scrolls = element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX);
    if (scrolls && element.scrollWidth > element.clientWidth + 1) {
      out.push(`sideways: ${element.tagName} ${element.className} ${element.textContent?.slice(0, 80)}`);
    }
  }
  for (const element of document.querySelectorAll('[role="dialog"], [role="alertdialog"], [role="menu"]')) {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const isOut = left < 0 || top < 0 || right > window.innerWidth + 1 || bottom > window.innerHeight + 1;
    if (isOut) out.push(element.getAttribute('role') ?? '');
  }
  return out;
}
