import { expect, test } from "../visitor.js";

const password = "cztery zwykłe słowa razem";

test("a stranger registers, reads the mail, confirms, files and signs in again", async ({
  page,
  context,
  office,
  say,
  look,
  leave,
}, info) => {
  const email = `${info.project.name.replace(/[^a-z]+/gi, "-").toLowerCase()}.${Date.now()}@poczta.example`;

  await test.step("the form tells every mistake and keeps the answers", async () => {
    await page.goto("/zaloz-konto");
    await look("kind");
    await page.getByRole("link", { name: say("open-account-person"), exact: true }).click();
    await look("form");
    await page.getByLabel(say("person-names")).fill("Łucja");
    await page.getByLabel(say("person-pesel"), { exact: true }).fill("44051401358");
    await press(page, say("open-account-button"));
    await expect(page.getByRole("region", { name: say("errors-title", { count: 4 }) })).toBeVisible();
    await expect(page.getByLabel(say("person-names"))).toHaveValue("Łucja");
    await look("mistakes");
  });

  let link;
  await test.step("the mail comes over SMTP and shows in the mailbox", async () => {
    await page.getByLabel(say("person-surname")).fill("Żółkiewska");
    await page.getByLabel(say("person-pesel"), { exact: true }).fill("44051401359");
    await page.getByLabel(say("person-email")).fill(email);
    await page.getByLabel(say("person-password"), { exact: true }).fill(password);
    await page.getByLabel(say("person-password-again")).fill(password);
    await press(page, say("open-account-button"));
    await expect(page.getByRole("heading", { name: say("sent-title") })).toBeVisible();
    await look("sent");
    await page.getByRole("link", { name: say("sent-demo-open") }).click();
    link = await linkTo(page, email, "aktywacja");
    await look("mailbox");
  });

  await test.step("a program that looks into mail confirms nothing", async () => {
    for (let times = 0; times < 5; times += 1) {
      const looked = await context.request.get(link, { maxRedirects: 0 });
      expect(looked.status()).toBe(200);
      expect(looked.headers()["referrer-policy"]).toBe("no-referrer");
    }
  });

  await test.step("the button and the password make the account", async () => {
    await page.goto(link);
    await look("confirmation");
    await page.getByLabel(say("person-password"), { exact: true }).fill(password);
    await press(page, say("activation-button"));
    await expect(page.getByRole("heading", { name: say("settings-data-new") })).toBeVisible();
    await look("ready");
    await page.goto(link);
    await expect(page.getByRole("heading", { name: say("link-dead-title") })).toBeVisible();
    await look("dead link");
  });

  await test.step("a letter is filed, and mail tells of it and of its receipt", async () => {
    await page.goto("/sprawy/pismo-ogolne/zloz");
    await page.getByLabel(say("file-document")).setInputFiles(office.sample("list-podpisany.xml"));
    await press(page, say("file-button"));
    await expect(page).toHaveURL(/poswiadczenie/);
    const number = (await page.locator("body").innerText()).match(/RPW\/\d{4}\/\d+/)[0];
    for (const key of ["mail-received-subject", "mail-receipt-subject"]) {
      await page.goto(office.mailbox);
      await waitFor(page, page.getByRole("heading", { name: say(key, { number }), exact: true }));
    }
  });

  await test.step("settings are there to be changed", async () => {
    for (const address of ["/ustawienia", "/ustawienia/dane", "/ustawienia/poczta", "/ustawienia/haslo"]) {
      await page.goto(address);
      await look(address);
    }
    await leave();
  });

  await test.step("a forgotten password is set anew and signs in", async () => {
    await page.goto("/zaloguj");
    await page.getByRole("link", { name: say("forgotten-title") }).click();
    await look("forgotten");
    await page.getByLabel(say("person-email")).fill(email);
    await press(page, say("forgotten-button"));
    await look("forgotten sent");
    await page.goto(office.mailbox);
    await page.goto(await linkTo(page, email, "nowe-haslo"));
    await look("new password");
    await page.getByLabel(say("person-password"), { exact: true }).fill(`${password} i nowe`);
    await page.getByLabel(say("person-password-again")).fill(`${password} i nowe`);
    await press(page, say("new-password-button"));
    await page.getByLabel(say("sign-in-login"), { exact: true }).fill(email);
    await page.getByLabel(say("sign-in-password"), { exact: true }).fill(`${password} i nowe`);
    await press(page, say("sign-in-button"));
    await expect(page).toHaveURL(/moje-sprawy/);
  });
});

async function press(page, name) {
  await page.getByRole("button", { name, exact: true }).click();
}

/** The address of a link in the newest mail to somebody; mail takes a moment. */
async function linkTo(page, email, place) {
  const link = page.locator("article", { hasText: email }).locator(`a[href*="/${place}/"]`).first();
  await waitFor(page, link);
  return link.getAttribute("href");
}

async function waitFor(page, what) {
  await expect(async () => {
    if (!(await what.isVisible())) await page.reload();
    await expect(what).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
}
