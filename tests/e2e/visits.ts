import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { visitHead } from './cases.ts';
import type { ChosenFile } from './pictures.ts';

/** From a customer at the door to a signed report. */
export const MOST_ACTS = 14;

/** A person at the page of a visit, whose every act is counted: a click, a chord, a field that is filled, a file chosen. */
export class Agent {
  readonly page: Page;
  acts: string[] = [];

  constructor(page: Page) {
    this.page = page;
    // From the beginning: a dialog that a key opens may be there before the test has begun to listen for it.
    page.on('filechooser', () => {});
  }

  async click(target: Locator): Promise<void> {
    this.acts.push(`click ${target}`);
    await target.click();
  }

  async fill(target: Locator, text: string): Promise<void> {
    this.acts.push(`fill ${target}`);
    await target.fill(text);
  }

  async press(keys: string): Promise<void> {
    this.acts.push(`press ${keys}`);
    await this.page.keyboard.press(keys);
  }

  /** Goes on to where it is to be done, by Tab alone: at most this many presses away. */
  async moveTo(target: Locator, most: number): Promise<void> {
    await target.waitFor();
    for (let moves = 0; moves < most; moves += 1) {
      if (await isFocused(target)) return;
      await this.page.keyboard.press('Tab');
    }
    expect(await isFocused(target), `${target} has the focus after at most ${most} presses of Tab`).toBe(true);
  }

  /** Types into what has the focus. */
  async type(text: string): Promise<void> {
    this.acts.push(`type ${text}`);
    await this.page.keyboard.type(text);
  }

  /** Pastes into what has the focus, as Ctrl+V does. */
  async paste(text: string): Promise<void> {
    this.acts.push(`paste ${text}`);
    await this.page.keyboard.insertText(text);
  }

  /** The press that opens the system's dialog, and the file chosen there. */
  async choose(open: () => Promise<void>, file: ChosenFile): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await open();
    this.acts.push(`choose ${file.name}`);
    await (await chooser).setFiles(file);
  }
}

/** Ctrl+V, with a picture on the clipboard, wherever the focus is. */
export async function pastePicture(page: Page, { name, mimeType: type, buffer }: ChosenFile): Promise<void> {
  await page.evaluate(
    ([bytes, name, type]) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([new Uint8Array(bytes)], name, { type }));
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(paste);
    },
    [[...buffer], name, type] as const,
  );
}

const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);

export const field = (page: Page, name: string) => page.getByRole('textbox', { name });
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** The first step of a new visit. @param from a program that was just opened shows the cases already */
export async function begin(
  agent: Agent,
  reference: string,
  name: string,
  from: 'anywhere' | 'opened' = 'anywhere',
): Promise<void> {
  const { page } = agent;
  const cases = page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Cases' });
  if (from === 'anywhere') await agent.click(cases);
  await agent.click(button(page, 'New case'));
  await expect(field(page, 'Case reference')).toBeFocused();
  await agent.fill(field(page, 'Case reference'), reference);
  await agent.fill(field(page, "Customer's name"), name);
  await agent.press('Enter');
  await expect(visitHead(page)).toContainText(name);
  await expect(visitHead(page)).toContainText(reference);
}

/** The report as it was saved. */
export async function expectSigned(path: string): Promise<void> {
  const bytes = await readFile(path, 'latin1');
  expect(bytes.slice(0, 5)).toBe('%PDF-');
  expect(bytes).toContain('/ByteRange');
}
