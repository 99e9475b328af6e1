import { expect } from "./visitor.js";

const password = "cztery zwykłe słowa razem";

/** Registers a natural person, opens the link in the mail and ends signed in. */
export async function register(page, office, say, info) {
  const email = `${info.project.name.replace(/[^a-z]+/gi, "-").toLowerCase()}.${Date.now()}@poczta.example`;
  await page.goto("/zaloz-konto/osoba");
  await page.getByLabel(say("person-names")).fill("Łucja");
  await page.getByLabel(say("person-surname")).fill("Żółkiewska");
  await page.getByLabel(say("person-pesel"), { exact: true }).fill("44051401359");
  await page.getByLabel(say("person-email")).fill(email);
  await page.getByLabel(say("person-password"), { exact: true }).fill(password);
  await page.getByLabel(say("person-password-again")).fill(password);
  await page.getByRole("button", { name: say("open-account-button"), exact: true }).click();
  await page.goto(office.mailbox);
  const link = page.locator("article", { hasText: email }).locator('a[href*="/aktywacja/"]').first();
  await arrival(page, link);
  await page.goto(await link.getAttribute("href"));
  await page.getByLabel(say("person-password"), { exact: true }).fill(password);
  await page.getByRole("button", { name: say("activation-button"), exact: true }).click();
  await expect(page.getByRole("heading", { name: say("settings-data-new") })).toBeVisible();
  return { given: "Łucja", surname: "Żółkiewska", pesel: "44051401359", email };
}

/** Looks at the page again and again until something is there. */
export async function arrival(page, what) {
  await expect(async () => {
    if (!(await what.isVisible())) await page.reload();
    await expect(what).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
}
