import { ownNumber } from "../desk.js";
import { reach } from "../keys.js";
import { signedLetter } from "../papers.js";
import { expect, test } from "../visitor.js";

const HEAD = "naczelnik";
const OFFICER = "organizacja";

test("officials do a day's work by the keyboard alone", async ({ page, office, say, locale, enterAs, leave }, info) => {
  test.setTimeout(300_000);
  const title = `Ławka w parku (${info.project.name})`;
  const main = page.getByRole("main");
  let number;

  const signIn = async (who) => {
    const { login, password } = office.accounts.find((account) => account.login === who);
    await page.goto("/zaloguj");
    await fill(page, page.getByLabel(say("sign-in-login"), { exact: true }), login);
    await fill(page, page.getByLabel(say("sign-in-password"), { exact: true }), password);
    await page.keyboard.press("Enter");
    await expect(page).not.toHaveURL(/zaloguj/);
    const ours = page.locator(`a[hreflang="${locale.slice(0, 2)}"]`);
    if ((await ours.count()) > 0) await press(page, ours);
  };

  const signOut = async () => {
    await page.goto("/biuro");
    const menu = page.getByRole("button", { name: say("frame-menu"), exact: true });
    if (await menu.isVisible()) await press(page, menu);
    await press(page, page.getByRole("button", { name: say("frame-sign-out") }));
    await expect(page).not.toHaveURL(/biuro/);
  };

  await test.step("a letter comes in", async () => {
    await enterAs("client");
    await page.goto("/sprawy/pismo-ogolne/zloz");
    await page.getByLabel(say("file-document")).setInputFiles(signedLetter(office, info, title));
    await page.getByRole("button", { name: say("file-button"), exact: true }).click();
    await expect(page).toHaveURL(/poswiadczenie/);
    number = await ownNumber(page);
    await leave();
  });

  await test.step("the head of the unit signs in, and assigns it", async () => {
    await signIn(HEAD);
    await open(page, number);
    await press(page, main.locator("summary", { hasText: say("letter-assign") }).first());
    await choose(page, page.getByLabel(say("letter-assign-to"), { exact: true }), "OR – Paulina Król");
    await press(page, page.getByRole("button", { name: say("letter-assign-button"), exact: true }));
    await expect(page.getByText(say("letter-done-assign"))).toBeVisible();
    await signOut();
  });

  await test.step("the officer takes it, opens a case and writes the answer", async () => {
    await signIn(OFFICER);
    await open(page, number);
    await press(page, main.getByRole("button", { name: say("letter-take"), exact: true }));
    await expect(page.getByText(say("letter-done-take"))).toBeVisible();
    if (!(await page.locator(".work .head", { hasText: number }).isVisible())) await open(page, number);
    await press(page, page.getByRole("link", { name: say("desk-into-case"), exact: true }));
    await reach(page, page.getByLabel(say("open-class-query")));
    await page.keyboard.type("1510");
    await press(page, page.getByRole("button", { name: say("open-class-button"), exact: true }));
    await reach(page, page.getByRole("radio", { name: /1510/ }));
    await page.keyboard.press("Space");
    await fill(page, page.getByLabel(say("open-title"), { exact: true }), title);
    await press(page, page.getByRole("button", { name: say("open-button"), exact: true }));
    await expect(page.getByText(say("case-done-opened"))).toBeVisible();
    await press(page, page.getByRole("link", { name: say("case-write"), exact: true }));
    await fill(page, page.getByLabel(say("reply-subject"), { exact: true }), title);
    await fill(page, page.getByLabel(say("reply-text"), { exact: true }), "Ławka stanie w maju.");
    await press(page, page.getByRole("button", { name: say("reply-send"), exact: true }));
    await expect(page.getByText(say("reply-sent"), { exact: true })).toBeVisible();
    await signOut();
  });

  await test.step("the head of the unit finds it by searching, and approves it", async () => {
    await signIn(HEAD);
    await open(page, title);
    await press(page, main.getByRole("link", { name: title }).last());
    await press(page, page.getByRole("button", { name: say("reply-approve"), exact: true }));
    await expect(page.getByText(say("reply-done-approved"))).toBeVisible();
    await signOut();
  });
});

async function press(page, target) {
  await expect(target).toBeVisible();
  await reach(page, target);
  await page.keyboard.press("Enter");
}

async function fill(page, target, text) {
  await reach(page, target);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

/** Goes down a list until this is chosen. */
async function choose(page, list, option) {
  await reach(page, list);
  for (let lines = await list.locator("option").count(); lines > 0; lines -= 1) {
    if ((await list.locator("option:checked").innerText()) === option) return;
    await page.keyboard.press("ArrowDown");
  }
}

/** Opens what the queue of the desk tells so. */
async function open(page, told) {
  await press(page, page.locator(".queue li a", { hasText: told }));
  await expect(page.locator(".work h1")).toBeVisible();
}
