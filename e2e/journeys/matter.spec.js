import { readFileSync } from "node:fs";
import { fromDesk, ownNumber, unfold } from "../desk.js";
import { arrival } from "../newcomer.js";
import { paperText, scan, signedLetter } from "../papers.js";
import { expect, test } from "../visitor.js";

// In the unit that letters about anything go to.
const HEAD = "naczelnik";
const OFFICER = "organizacja";
const ANSWER = "Szanowna Pani,\n\ndziękujemy za zgłoszenie. Sprawdziliśmy je na miejscu: nie świeciły dwie lampy.\n\nLampy zaświecą 30 listopada 2026 r.";

test("a letter goes through the office and comes back as a sealed answer", async ({
  page,
  office,
  say,
  look,
  enterAs,
  leave,
  locale,
  javaScriptEnabled,
}, info) => {
  test.setTimeout(240_000);
  const title = `Oświetlenie przejścia przy szkole (${info.project.name})`;
  let number;
  let matter;

  await test.step("the client files, and sees which unit has the letter", async () => {
    await enterAs("client");
    await page.goto("/sprawy/pismo-ogolne/zloz");
    await page.getByLabel(say("file-document")).setInputFiles(signedLetter(office, info, title));
    await press(page, say("file-button"));
    await expect(page).toHaveURL(/poswiadczenie/);
    number = await ownNumber(page);
    await page.goto("/moje-sprawy");
    await page.locator("li", { hasText: number }).getByRole("link").first().click();
    await expect(page.getByRole("main")).toContainText(say("matter-step-distributed", { unit: "Wydział Organizacyjny" }));
    await expect(page.locator("li.now")).toContainText(say("matter-stage-waiting"));
    await look("matter that waits");
    await leave();
  });

  await test.step("the registry clerk sees it in the register, where the rule brought it", async () => {
    await enterAs("registry_clerk");
    await page.goto("/biuro/przesylki");
    await page.getByLabel(say("register-search-label")).fill(number);
    await press(page, say("register-search-button"));
    await expect(page.getByRole("row", { name: new RegExp(number) })).toContainText("OR");
    await look("register");
    await leave();
  });

  await test.step("the head of the unit assigns it with instructions", async () => {
    await enterAs(HEAD);
    await look("desk of the head");
    await fromDesk(page, number);
    await look("letter on the desk of the head");
    await unfold(page, say("letter-assign"));
    await page.getByLabel(say("letter-assign-to"), { exact: true }).selectOption({ label: "OR – Paulina Król" });
    await page.getByLabel(say("letter-instructions")).fill("Proszę sprawdzić na miejscu, w porozumieniu ze szkołą.");
    await look("assigning");
    await press(page, say("letter-assign-button"));
    await expect(page.getByText(say("letter-done-assign"))).toBeVisible();
    await leave();
  });

  await test.step("the officer takes it, by the keyboard alone where keys work, and opens the case", async () => {
    await enterAs(OFFICER);
    await look("desk of the officer");
    const open = javaScriptEnabled && locale === "pl-PL" ? byKeys : fromDesk;
    const keys = open === byKeys;
    await open(page, number);
    if (keys) await gone(page, () => page.keyboard.press("p"));
    else await press(page, say("letter-take"));
    await expect(page.getByText(say("letter-done-take"))).toBeVisible();
    if (!(await page.locator(".work .head", { hasText: number }).isVisible())) await open(page, number);
    await look("letter that was taken");
    if (keys) await gone(page, () => page.keyboard.press("s"));
    else await page.getByRole("link", { name: say("desk-into-case"), exact: true }).click();
    await page.getByLabel(say("open-class-query")).fill("1510");
    await press(page, say("open-class-button"));
    await page.getByRole("radio", { name: /1510/ }).check();
    await page.getByLabel(say("open-title"), { exact: true }).fill(title);
    await look("opening the case");
    await press(page, say("open-button"));
    await expect(page.getByText(say("case-done-opened"))).toBeVisible();
    await expect(page.getByRole("main")).toContainText(/OR\.1510\.\d+\.\d{4}/);
    await look("case");
  });

  const sign = (await page.locator(".work .head").innerText()).match(/OR\.1510\.\d+\.\d{4}/)[0];

  await test.step("the clock stands while the client is asked for more, and runs again", async () => {
    await unfold(page, say("case-pause"));
    await page.locator('[name="powod"]').first().check();
    await page.locator("details[open]").getByLabel(say("case-note")).fill("Prosimy o zdjęcie i numer latarni.");
    await look("stopping the clock");
    await pressIn(page, say("case-pause-button"));
    await expect(page.getByText(say("case-done-pause"))).toBeVisible();
    await look("case whose clock stands");
    await unfold(page, say("case-resume"));
    await pressIn(page, say("case-resume-button"));
    await expect(page.getByText(say("case-done-resume"))).toBeVisible();
  });

  const subject = `Dotyczy: oświetlenia przejścia (${info.project.name})`;
  await test.step("the officer writes the answer and sends it to be approved", async () => {
    await page.getByRole("link", { name: say("case-write"), exact: true }).click();
    await page.getByLabel(say("reply-subject"), { exact: true }).fill(subject);
    await look("writing the answer");
    await press(page, say("reply-send"));
    await expect(page.getByRole("region", { name: say("errors-title", { count: 1 }) })).toBeVisible();
    await expect(page.getByLabel(say("reply-subject"), { exact: true })).toHaveValue(subject);
    await page.getByLabel(say("reply-text"), { exact: true }).fill(ANSWER);
    await press(page, say("reply-save"));
    await expect(page.getByText(say("reply-saved"), { exact: true })).toBeVisible();
    await press(page, say("reply-send"));
    await expect(page.getByText(say("reply-sent"), { exact: true })).toBeVisible();
    await look("answer that waits to be approved");
    await leave();
  });

  await test.step("the head of the unit reads it and approves it", async () => {
    await enterAs(HEAD);
    await fromDesk(page, sign);
    await look("case on the desk of the head");
    await page.getByRole("link", { name: subject }).click();
    await look("answer to approve");
    await press(page, say("reply-approve"));
    await expect(page.getByText(say("reply-done-approved"))).toBeVisible();
    await leave();
  });

  await test.step("the office seals it; the client collects it, reads it and can check it", async () => {
    await enterAs("client");
    await page.goto("/moje-sprawy");
    await page.locator("li", { hasText: sign }).getByRole("link").first().click();
    await arrival(page, page.getByRole("button", { name: say("matter-collect-button"), exact: true }));
    matter = page.url();
    await expect(page.getByRole("main")).not.toContainText("na miejscu");
    await look("answer to collect");
    await press(page, say("matter-collect-button"));
    await expect(page.getByText(say("matter-collected"))).toBeVisible();
    await look("answer that was collected");
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator('a[href$="odpowiedz.pdf"]').first().click()]);
    const pdf = info.outputPath("odpowiedz.pdf");
    await download.saveAs(pdf);
    const text = paperText(info, readFileSync(pdf));
    for (const told of [sign, "Lampy zaświecą", "Marek Dąbrowski"]) expect(text).toContain(told);
    await page.goto("/sprawdz");
    await page.getByLabel(say("verify-file")).setInputFiles(pdf);
    await press(page, say("verify-button"));
    await expect(page.locator("article.verdict")).toHaveClass(/verdict-good/);
    await look("answer that is genuine");
    await leave();
  });

  await test.step("the officer closes the case", async () => {
    await enterAs(OFFICER);
    await fromDesk(page, sign);
    await unfold(page, say("case-close"));
    await pressIn(page, say("case-close-button"));
    await expect(page.getByText(say("case-done-close"))).toBeVisible();
    await look("closed case");
    await leave();
  });

  await test.step("the client sees it closed, with all that happened and nothing said inside", async () => {
    await enterAs("client");
    await page.goto(matter);
    const main = page.getByRole("main");
    for (const [step, values] of [
      ["assigned"],
      ["taken"],
      ["opened", { sign }],
      ["called-party"],
      ["resumed"],
      ["answer-ready"],
      ["collected"],
      ["closed"],
    ]) {
      await expect(main).toContainText(say(`matter-step-${step}`, values));
    }
    await expect(main).toContainText("Paulina Król");
    for (const inside of ["w porozumieniu ze szkołą", "numer latarni"]) await expect(main).not.toContainText(inside);
    await expect(page.locator(".stages li.done").last()).toContainText(say("matter-stage-closed"));
    await look("matter that is closed");
    await leave();
  });
});

test("a letter on paper gets an account, whose owner watches the matter", async ({
  page,
  say,
  look,
  enterAs,
  leave,
}, info) => {
  test.setTimeout(180_000);
  const subject = `Dziura w chodniku (${info.project.name})`;
  const person = { given: "Stefania", surname: "Wierzba" };
  let number;
  let login;
  let password;

  await test.step("the clerk registers it with its scan, and opens an account on the slip", async () => {
    await enterAs("registry_clerk");
    await page.goto("/biuro/przesylki/nowa");
    await look("letter on paper, empty");
    await page.getByLabel(say("paper-sender"), { exact: true }).fill(`${person.given} ${person.surname}`);
    await page.locator('[name="adres"]').fill("ul. Lipowa 3, 00-001 Okienkowo");
    await page.getByLabel(say("paper-subject"), { exact: true }).fill(subject);
    await page.getByLabel(say("paper-method"), { exact: true }).selectOption("hand");
    await page.getByRole("radio", { name: say("scan-full"), exact: true }).check();
    await page.locator("#skan").setInputFiles({ name: "skan.pdf", mimeType: "application/pdf", buffer: scan() });
    await page.locator("#konto-new").check();
    await page.locator('[name="imiona"]').fill(person.given);
    await page.locator('[name="nazwisko"]').fill(person.surname);
    await look("letter on paper, filled in");
    await press(page, say("paper-button"));
    await expect(page.getByRole("heading", { level: 1, name: say("slip-heading") })).toBeVisible();
    number = await ownNumber(page);
    const slip = page.locator("article", { has: page.locator("#haslo-jednorazowe") });
    login = (await slip.locator("dd").nth(0).innerText()).trim();
    password = (await slip.locator("dd").nth(1).innerText()).trim();
    await look("slip");
    await page.reload();
    await expect(page.getByText(password)).toHaveCount(0);
  });

  await test.step("the clerk sends it to a unit", async () => {
    await page.goto("/biuro");
    await fromDesk(page, number);
    await unfold(page, say("letter-distribute"));
    const units = page.locator("details[open]").getByLabel(say("letter-unit"));
    await units.selectOption({ label: "GK – Wydział Gospodarki Komunalnej" });
    await look("distributing");
    await press(page, say("letter-distribute-button"));
    await expect(page.getByText(say("letter-done-distribute"))).toBeVisible();
    await leave();
  });

  await test.step("the person signs in with the slip and must choose an own password", async () => {
    await signIn(page, say, login, password);
    await expect(page.getByRole("heading", { level: 1, name: say("first-password-title") })).toBeVisible();
    await page.goto("/moje-sprawy");
    await expect(page.getByRole("heading", { level: 1, name: say("first-password-title") })).toBeVisible();
    await look("first password");
    const own = "chodnik przed domem Stefanii";
    await page.locator('input[type="password"]').nth(0).fill(own);
    await page.locator('input[type="password"]').nth(1).fill(own);
    await press(page, say("first-password-button"));
    await expect(page.getByRole("heading", { level: 1, name: say("first-password-title") })).toHaveCount(0);
    await leave();
    await signIn(page, say, login, password);
    await expect(page).toHaveURL(/zaloguj/);
    await signIn(page, say, login, own);
    await expect(page).not.toHaveURL(/zaloguj/);
  });

  await test.step("the matter is there, with its scan and the way it has come", async () => {
    await page.goto("/moje-sprawy");
    await look("matters of the new account");
    await page.locator("li", { hasText: number }).getByRole("link").first().click();
    const main = page.getByRole("main");
    await expect(main).toContainText(say("matter-step-registered-paper", { number }));
    await expect(main).toContainText(say("matter-step-distributed", { unit: "Wydział Gospodarki Komunalnej" }));
    await look("matter on paper");
    await leave();
  });
});

async function press(page, name) {
  await page.getByRole("button", { name, exact: true }).click();
}

/** Presses the button of the form that is unfolded. */
async function pressIn(page, name) {
  await page.locator("details[open]").getByRole("button", { name, exact: true }).click();
}

/** The same by the keys of the desk: down the queue to it, and open. */
async function byKeys(page, number) {
  const focused = page.locator(".queue a:focus");
  for (let lines = 0; lines < 60; lines += 1) {
    await page.keyboard.press("j");
    if ((await focused.innerText()).includes(number)) break;
  }
  await gone(page, () => page.keyboard.press("o"));
  await expect(page.locator(".work h1")).toBeVisible();
}

/** Does something that leads to another page. */
async function gone(page, deed) {
  await Promise.all([page.waitForEvent("framenavigated"), deed()]);
  await page.waitForLoadState();
}

async function signIn(page, say, login, password) {
  await page.goto("/zaloguj");
  await page.getByLabel(say("sign-in-login"), { exact: true }).fill(login);
  await page.getByLabel(say("sign-in-password"), { exact: true }).fill(password);
  await press(page, say("sign-in-button"));
}
