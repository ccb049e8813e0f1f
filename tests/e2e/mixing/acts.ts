import { expect, type Locator, type Page } from '@playwright/test';
import fc from 'fast-check';
import { step } from '../cases.ts';
import { offlineSwitch, setOffline } from '../outbox.ts';
import { type Place, well } from '../screens.ts';
import { type Desk, type Desktop, foreign, newPhoto, nobody, recordedSince } from './desk.ts';
import { expectNothingForeignInView, expectOwn, placeOf } from './rules.ts';

/** What an agent may do at the door of up to four customers, in any order. */

type Act = (desk: Desk, desktop: Desktop) => Promise<void>;

/** What has happened in some run: a walk that gets nowhere proves nothing. */
export const seen = new Set<string>();

/** Whatever is done, the page then shows nothing of another customer. */
const act = (name: string, run: Act): fc.AsyncCommand<Desk, Desktop> => ({
  check: () => true,
  run: async (desk, desktop) => {
    await run(desk, desktop);
    await expectNothingForeignInView(desk, desktop);
  },
  toString: () => name,
});

const goTo = (page: Page, hash: string) =>
  page.evaluate((wanted) => {
    window.location.hash = wanted;
  }, hash);
const isThere = (target: Locator) => target.isVisible();
const form = (page: Page, kind: Kind) =>
  page.getByRole('form', { name: kind === 'lookup' ? 'Liveness check' : 'Face match', exact: true });
const dialog = (page: Page) => page.getByRole('alertdialog');

type Kind = 'lookup' | 'match';
const stepNames = { lookup: 'Liveness', match: 'Document' } as const;

export const open =
  (letter: number): Act =>
  async (desk, { page }) => {
    const customer = desk.cases[letter];
    if (!customer) return;
    if (customer.caseId === null) {
      await goTo(page, '#case/new');
      const entry = page.getByRole('form', { name: 'New case' });
      await entry.getByRole('textbox', { name: 'Case reference' }).fill(customer.reference);
      await entry.getByRole('textbox', { name: "Customer's name" }).fill(`Of ${customer.reference}`);
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/#case\/[0-9a-f-]{36}$/);
      customer.caseId = page.url().slice(-36);
    } else await goTo(page, `#case/${customer.caseId}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(customer.reference);
    await expect(step(page, 'Liveness')).toBeVisible();
    // Half of them agree at once: then a step with a form is the next one.
    const spoken = step(page, 'Consent').getByRole('button', { name: 'Spoken' });
    if (letter % 2 === 0 && (await isThere(spoken))) await spoken.click();
    desk.front = customer;
  };

const leaveFor =
  (screen: 'liveness' | 'match' | 'case' | 'outbox' | 'history'): Act =>
  async ({ front }, { page }) => {
    await goTo(page, `#${screen}`);
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText('MIX');
    if (screen !== 'liveness' && screen !== 'match') return;
    const named = page.getByRole('main').getByText(`Of ${front.reference}`, { exact: true }).filter({ visible: true });
    if (front.caseId !== null) await expect(named.first()).toBeVisible();
  };

const anotherCustomer: Act = async (desk, { page }) => {
  const button = page.getByRole('button', { name: 'Another customer…' });
  if (!(await isThere(button))) return;
  await button.click();
  desk.front = nobody();
  seen.add('another customer');
};

/** What is typed of a customer may never be saved. */
const editCustomer =
  (isSaved: boolean): Act =>
  async ({ front }, { page }) => {
    const edit = step(page, 'Customer').getByRole('button', { name: 'Edit Customer' });
    if (await isThere(edit)) await edit.click();
    const place = step(page, 'Customer').getByRole('textbox', { name: 'Place' });
    if (!(await isThere(place))) return;
    await place.fill(placeOf(front));
    if (!isSaved) return;
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(step(page, 'Customer')).toContainText(placeOf(front));
    seen.add('edited');
  };

/** A step that is done is done again. */
async function comeToForm(page: Page, kind: Kind): Promise<Locator | null> {
  const name = stepNames[kind];
  const at = step(page, name);
  for (const button of [`Redo ${name}`, `Show ${name}`]) {
    const found = at.getByRole('button', { name: button });
    // The next step opens by itself, which may be between the look and the press.
    await expect(async () => {
      if (!(await isThere(form(page, kind))) && (await isThere(found))) await found.click({ timeout: 2_000 });
    }).toPass();
  }
  return (await isThere(form(page, kind))) ? form(page, kind) : null;
}

/** Copied from the phone of the customer in front. */
const enterSession: Act = async (desk, { page, newSession }) => {
  const entry = await comeToForm(page, 'lookup');
  if (!entry) return;
  const sessionId = await newSession();
  desk.sessions.push({ value: sessionId, shown: sessionId, of: new Set([desk.front]) });
  await fillIn(entry, sessionId);
};

async function fillIn(entry: Locator, sessionId: string): Promise<void> {
  await entry.getByRole('textbox', { name: 'Session id' }).fill(sessionId);
  await entry.getByRole('textbox', { name: "Customer's IP address" }).fill('49.36.1.2');
}

async function putInto(page: Page, place: Place, photo: ReturnType<typeof newPhoto>): Promise<boolean> {
  const input = well(page, place).locator('input[type="file"]');
  if ((await input.count()) === 0) return false;
  await input.setInputFiles(photo.file);
  await expect(well(page, place)).toContainText(photo.file.name);
  // The one before it may have its name, and be a part of it: a picture that was just chosen is whole.
  await expect(well(page, place)).not.toContainText('by hand');
  return true;
}

/** A new one; or one that this customer has brought before. */
const choosePhoto =
  (place: Place, random: number): Act =>
  async (desk, { page }) => {
    if (!(await comeToForm(page, 'match'))) return;
    const own = desk.photos.filter(({ of }) => of.has(desk.front));
    const photo = own[random % (own.length + 1)] ?? newPhoto(desk.front);
    if (!(await putInto(page, place, photo))) return;
    if (!desk.photos.includes(photo)) desk.photos.push(photo);
    seen.add(`chose a ${place.toLowerCase()}`);
  };

/** By hand. Unless it is awaited, whatever comes next is done while the part is still being drawn. */
const crop =
  (place: Place, isAwaited: boolean): Act =>
  async (_, { page }) => {
    const openCropping = well(page, place).getByRole('button', { name: 'Crop or turn: ' });
    if (!(await comeToForm(page, 'match')) || !(await isThere(openCropping))) return;
    await openCropping.click();
    const cropping = page.getByRole('dialog');
    await cropping.getByRole('button', { name: 'Turn right' }).click();
    await cropping.getByRole('button', { name: 'Use this picture' }).click();
    await expect(cropping).toHaveCount(0);
    seen.add('cropped');
    if (!isAwaited) return;
    await expect(well(page, place)).toContainText('by hand');
    // Until then it can't be sent.
    await expect(well(page, place)).not.toContainText('Looking at the picture');
  };

const buttonOf = (page: Page, kind: Kind) => form(page, kind).getByRole('button', { name: /^(Look up|Compare)/ });

interface Sending {
  readonly kind: Kind;
  readonly hasKeys: boolean;
  /** Goes on where something is asked. */
  readonly goesOn: boolean;
}

/** Presses the button, or the keys, and answers what is asked. Whatever is entered then is this customer's own. */
async function press(desk: Desk, desktop: Desktop, { kind, hasKeys, goesOn }: Sending): Promise<string> {
  const { page } = desktop;
  const button = buttonOf(page, kind);
  if (!(await isThere(button)) || (await button.isDisabled())) return 'nothing';
  // Of two forms in view the keys are that of the next step.
  const hears = hasKeys && ((await button.textContent()) ?? '').includes('Ctrl');
  const entered = () => recordedSince(desktop, desktop.readUntil);
  const outcome = async () => {
    if (await isThere(dialog(page))) return 'asked';
    if ((await entered()).length > 0) return 'entered';
    for (const words of ['Nothing has changed since this answer', 'This check is in the outbox']) {
      // A screen that is not in view keeps its words.
      const inView = page.getByText(words).filter({ visible: true });
      if (hears && (await inView.count()) > 0) return 'unchanged';
    }
    // What is wrong in another form in view is no answer to this press.
    const wrong = form(page, kind).locator('[aria-invalid="true"]:visible, [role="alert"]:visible p');
    return (await wrong.count()) > 0 ? 'incomplete' : 'nothing';
  };
  await (hears ? page.keyboard.press('Control+Enter') : button.click());
  await expect.poll(outcome).not.toBe('nothing');
  let came = await outcome();
  let isAgain = false;
  if (came === 'asked') {
    const question = (await dialog(page).getByRole('heading').textContent()) ?? '';
    seen.add(question);
    isAgain = goesOn && question.startsWith('These pictures');
    const yes = dialog(page).getByRole('button', { name: /^(Compare again|Same customer)/ });
    await (goesOn ? yes.click() : page.keyboard.press('Enter'));
    await expect(dialog(page)).toHaveCount(0);
    if (goesOn) await expect.poll(async () => (await entered()).length).toBe(1);
    came = question;
  }
  const checks = await entered();
  expect(checks.length, 'checks that one press enters').toBeLessThanOrEqual(1);
  for (const { id, sequence } of checks) {
    desk.entered.set(id, desk.front);
    if (isAgain) desk.boughtAgain.add(id);
    desktop.readUntil = sequence;
    seen.add(`entered a ${kind} for ${desk.front.caseId === null ? 'nobody' : 'a case'}`);
  }
  return came;
}

const send =
  (sending: Sending): Act =>
  async (desk, desktop) => {
    const { page } = desktop;
    // The keys are the open form's, whichever that is.
    const kind = sending.hasKeys && !(await isThere(form(page, sending.kind))) ? other(sending.kind) : sending.kind;
    const came = await press(desk, desktop, { ...sending, kind });
    seen.add(came);
    if (came === 'Is this the same customer?') throw new Error('asked of what is this customer’s own');
    expectOwn(desk, await recordedSince(desktop, desktop.readUntil - 1));
  };

/** All that a check needs, sent, and pressed for once more. */
const wholeCheck =
  (sending: Sending, random: number, isPressedAgain: boolean, isAlone: boolean): Act =>
  async (desk, desktop) => {
    if (isAlone) await leaveFor(sending.kind === 'lookup' ? 'liveness' : 'match')(desk, desktop);
    if (sending.kind === 'lookup') await enterSession(desk, desktop);
    else for (const place of ['Live photo', 'Document photo'] as const) await choosePhoto(place, random)(desk, desktop);
    if (sending.kind === 'match' && random % 3 === 0) await crop('Document photo', true)(desk, desktop);
    const button = buttonOf(desktop.page, sending.kind);
    const isOffline = await offlineSwitch(desktop.page).isChecked();
    // Pressed while a picture is put in its place, or a check is on its way, it does nothing.
    const takesPresses = () => expect(button.and(desktop.page.locator('[aria-disabled="true"]'))).toHaveCount(0);
    if (!isOffline) await takesPresses();
    await send(sending)(desk, desktop);
    if (!isPressedAgain || !(await isThere(button)) || isOffline) return;
    await takesPresses();
    // With the answer the step may be done, and its form is folded.
    if (!(await isThere(button))) return;
    await send({ ...sending, hasKeys: !sending.hasKeys })(desk, desktop);
  };

const other = (kind: Kind): Kind => (kind === 'lookup' ? 'match' : 'lookup');

/** By mistake, what another customer's check holds already: it is asked about, and does not stay in the form. */
const mistake =
  (kind: Kind, random: number, goesOn: boolean): Act =>
  async (desk, desktop) => {
    const { page } = desktop;
    const entry = await comeToForm(page, kind);
    const recorded = await recordedSince(desktop, 0);
    const clue =
      kind === 'lookup' ? foreign(desk, desk.sessions, recorded, random) : foreign(desk, desk.photos, recorded, random);
    if (!entry || !clue) return;
    if (kind === 'lookup') await fillIn(entry, clue.value);
    else if (!(await putInto(page, 'Document photo', clue as ReturnType<typeof newPhoto>))) return;
    if (goesOn) clue.of.add(desk.front);
    const came = await press(desk, desktop, { kind, hasKeys: false, goesOn });
    expect(['nothing', 'incomplete', 'Is this the same customer?']).toContain(came);
    if (goesOn && came === 'Is this the same customer?') return;
    // Nobody has said that it is this customer's too.
    clue.of.delete(desk.front);
    if (kind === 'lookup') await entry.getByRole('textbox', { name: 'Session id' }).fill('');
    else
      await well(page, 'Document photo')
        .getByRole('button', { name: /^Remove/ })
        .click();
  };

/** What a walk may not come by: a cropped pair once more; a photo that is still being cropped as the next customer comes; his session for that one. */
export const certainly: Act = async (desk, desktop) => {
  const whole = (kind: Kind) => wholeCheck({ kind, hasKeys: false, goesOn: true }, 0, false, false)(desk, desktop);
  await open(0)(desk, desktop);
  await editCustomer(true)(desk, desktop);
  await whole('lookup');
  await whole('match');
  await expect(step(desktop.page, 'Document').getByRole('button', { name: 'Redo Document' })).toBeVisible();
  await whole('match');
  await expect(step(desktop.page, 'Document').getByRole('button', { name: 'Redo Document' })).toBeVisible();
  await choosePhoto('Document photo', 1)(desk, desktop);
  await crop('Document photo', false)(desk, desktop);
  await open(2)(desk, desktop);
  await mistake('lookup', 0, false)(desk, desktop);
  await expectNothingForeignInView(desk, desktop);
  await wholeCheck({ kind: 'match', hasKeys: false, goesOn: true }, 0, true, true)(desk, desktop);
  await anotherCustomer(desk, desktop);
};

/** Answers then come while another customer is in front. */
const switchOffline: Act = async (_, { page }) => {
  await setOffline(page, !(await offlineSwitch(page).isChecked()));
};

const answer = fc.boolean();
const letter = fc.nat(3);
const random = fc.nat(20);
const anySending = fc.record({ kind: fc.constantFrom<Kind>('lookup', 'match'), hasKeys: answer, goesOn: answer });
const wholeChecks = fc
  .tuple(anySending, random, answer, answer)
  .map(([sending, ...how]) => act(`make ${JSON.stringify([sending, ...how])}`, wholeCheck(sending, ...how)));
const mistakes = fc
  .tuple(fc.constantFrom<Kind>('lookup', 'match'), random, answer)
  .map(([kind, number, goesOn]) => act(`mistake a ${kind} (${number}, ${goesOn})`, mistake(kind, number, goesOn)));
const acts = [
  letter.map((index) => act(`open ${'ABCD'[index]}`, open(index))),
  letter.map((index) => act(`open ${'ABCD'[index]}`, open(index))),
  fc
    .constantFrom('liveness', 'match', 'liveness', 'match', 'case', 'outbox', 'history')
    .map((screen) => act(`leave for ${screen}`, leaveFor(screen))),
  fc.constant(act('another customer', anotherCustomer)),
  answer.map((isSaved) => act(`edit the customer${isSaved ? '' : ', and leave it'}`, editCustomer(isSaved))),
  fc.constant(act('enter a session', enterSession)),
  fc
    .tuple(fc.constantFrom<Place>('Live photo', 'Document photo', 'Document photo'), random)
    .map(([place, number]) => act(`choose a ${place} (${number})`, choosePhoto(place, number))),
  fc
    .tuple(fc.constantFrom<Place>('Live photo', 'Document photo'), answer)
    .map(([place, isAwaited]) => act(`crop the ${place} (${isAwaited})`, crop(place, isAwaited))),
  anySending.map((sending) => act(`send ${JSON.stringify(sending)}`, send(sending))),
  wholeChecks,
  wholeChecks,
  wholeChecks,
  mistakes,
  mistakes,
  fc.constant(act('switch offline', switchOffline)),
];

export const anyActs = fc.commands(acts, { maxCommands: 16, size: 'max' });
