import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import { expect, type Page } from '@playwright/test';
import type axe from 'axe-core';
import { runs } from '../counts.ts';
import { LAPTOP, type Program, SMALLEST } from './program.ts';

/** As it is published for pages: it is read anew after each load, and less than half as long as the other. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const looks = [
  ['light', LAPTOP],
  ['dark', SMALLEST],
] as const;

interface Looking {
  /** Rules that what is open can't keep. */
  readonly without?: readonly string[];
  /** Of many states the number of this one: with reduced counts axe sees the two looks in turn. */
  readonly turn?: number;
}

/** What lies under the page: another page's styles would have it white in both. */
const paper = { light: 'rgb(246, 247, 249)', dark: 'rgb(16, 19, 24)' };

/**
 * In either theme and at either size a person may have it, axe finds nothing and nothing is cut off. Colours depend on
 * the theme alone and places on the size alone, so two looks show all there is to see.
 */
export async function expectFineInEveryLook(program: Program, { without = [], turn }: Looking = {}): Promise<void> {
  const { page } = program;
  const only = turn === undefined || runs(looks.length, 1) > 1 ? null : looks[turn % looks.length];
  for (const look of looks) {
    const [ofLook, size] = look;
    // Where axe doesn't look, places alone are looked at.
    const theme = only === null || only === look ? ofLook : 'light';
    await resize(program, size);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const name = `${theme}, ${size.width} × ${size.height}`;
    expect(await page.evaluate(paperBelow), name).toBe(paper[theme]);
    if (only === null || only === look) expect(await violationsIn(page, without), name).toEqual([]);
    // What hangs at a button moves to its place once the window has its size.
    await expect
      .poll(() => page.evaluate(cutOff), { message: name, intervals: [50, 100, 250], timeout: 5_000 })
      .toEqual([]);
  }
  await resize(program, LAPTOP);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  // In its colours before anything may move again: what is closed while they change may stay open.
  expect(await page.evaluate(paperBelow)).toBe(paper.light);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
  await page.evaluate(settled);
}

const paperBelow = () => getComputedStyle(document.body).backgroundColor;

/** Whatever moves has come to its end, but for what goes on for ever. */
async function settled(): Promise<void> {
  const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

/** Of the whole page, which has no frames. */
async function violationsIn(page: Page, without: readonly string[]) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  return page.evaluate(async (rules) => {
    const { axe: here } = window as unknown as { readonly axe: typeof axe };
    const { violations } = await here.run({
      resultTypes: ['violations'],
      rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])),
    });
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html.slice(0, 400)) }));
  }, without);
}

/** A display without a window manager may lose a size that is asked for while the one before is still coming: it is asked again. */
async function resize({ electron, page }: Program, size: typeof LAPTOP): Promise<void> {
  const innerSize = () => page.evaluate(() => ({ width: window.innerWidth, height: window.innerHeight }));
  await expect(async () => {
    if (isDeepStrictEqual(await innerSize(), size)) return;
    await electron.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, size);
    expect(await innerSize()).toEqual(size);
  }).toPass({ intervals: [50, 100, 250], timeout: 15_000 });
}

/** What reaches out of the window, a dialog or a menu at any side, and whatever has to be scrolled sideways. */
function cutOff(): string[] {
  const out: string[] = [];
  for (const element of document.querySelectorAll('*')) {
    // First what costs the least to ask, and leaves few.
    if (element.scrollWidth <= element.clientWidth + 1) continue;
    if (element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX)) {
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
