import { readFileSync } from "node:fs";
import { acceptDecision, signDecision, writeDecision } from "../decision.js";
import { fromDesk, ownNumber, unfold } from "../desk.js";
import { arrival } from "../newcomer.js";
import { paperText, scan } from "../papers.js";
import { expect, test } from "../visitor.js";

// The head of another unit stands in for whoever heads the unit that the letter goes to; each visitor walks through another one.
const SUBSTITUTE = { login: "naczelnik", name: "Marek Dąbrowski" };
const UNITS = {
  "wide, Polish": { unit: "GK – Wydział Gospodarki Komunalnej", head: "Robert Czarnecki", officer: ["drogi", "GK – Kamil Wrona"] },
  "phone, English, dark": { unit: "SO – Wydział Spraw Obywatelskich", head: "Renata Szulc", officer: ["meldunki", "SO – Sylwia Bąk"] },
  "wide, English, no scripts": { unit: "FN – Wydział Finansów", head: "Dorota Kołodziej", officer: ["podatki", "FN – Łukasz Gil"] },
  "phone, Polish, no scripts": { unit: "USC – Urząd Stanu Cywilnego", head: "Maria Jaworska", officer: ["akty", "USC – Julia Kurek"] },
};
const RULING = "Zezwalam na usunięcie jednego drzewa gatunku lipa, rosnącego przed domem nr 3.";
const REASONS = "Oględziny 20 listopada 2026 r. wykazały, że drzewo jest martwe i zagraża przechodniom.";
const PASSWORD = "lipa przed domem Bronisławy";

test("a letter on paper comes back as a delivered decision, while the head of the unit is away", async ({
  page,
  say,
  look,
  enterAs,
  leave,
}, info) => {
  test.setTimeout(300_000);
  const here = { page, say, look };
  const subject = `Wycięcie lipy (${info.project.name})`;
  const decision = `Zezwolenie na wycięcie lipy (${info.project.name})`;
  const { unit, head, officer } = UNITS[info.project.name];
  const [officerLogin, officerLabel] = officer;
  const press = (name) => page.getByRole("button", { name, exact: true }).click();
  const pressIn = (name) => page.locator("details[open]").getByRole("button", { name, exact: true }).click();
  let number;
  let login;
  let password;

  await test.step("the clerk registers and scans it, opens an account for its sender, and sends it to a unit", async () => {
    await enterAs("registry_clerk");
    await page.goto("/biuro/przesylki/nowa");
    await page.getByLabel(say("paper-sender"), { exact: true }).fill("Bronisława Świętochowska-Gżegżółka");
    await page.locator('[name="adres"]').fill("ul. Lipowa 3, 00-001 Okienkowo");
    await page.getByLabel(say("paper-subject"), { exact: true }).fill(subject);
    await page.getByLabel(say("paper-method"), { exact: true }).selectOption("hand");
    await page.getByRole("radio", { name: say("scan-full"), exact: true }).check();
    await page.locator("#skan").setInputFiles({ name: "skan.pdf", mimeType: "application/pdf", buffer: scan() });
    await page.locator("#konto-new").check();
    await page.locator('[name="imiona"]').fill("Bronisława");
    await page.locator('[name="nazwisko"]').fill("Świętochowska-Gżegżółka");
    await press(say("paper-button"));
    await expect(page.getByRole("heading", { level: 1, name: say("slip-heading") })).toBeVisible();
    number = await ownNumber(page);
    const slip = page.locator("article", { has: page.locator("#haslo-jednorazowe") });
    login = (await slip.locator("dd").nth(0).innerText()).trim();
    password = (await slip.locator("dd").nth(1).innerText()).trim();
    await page.goto("/biuro");
    await fromDesk(page, number);
    await unfold(page, say("letter-distribute"));
    await page.locator("details[open]").getByLabel(say("letter-unit")).selectOption({ label: unit });
    await press(say("letter-distribute-button"));
    await expect(page.getByText(say("letter-done-distribute"))).toBeVisible();
    await leave();
  });

  await test.step("the head of the office says who stands in for the head of that unit", async () => {
    await enterAs("office_head");
    await page.goto("/biuro/zastepstwa");
    const choose = (label, name) =>
      page.getByLabel(say(label), { exact: true }).evaluate((list, name) => {
        const option = [...list.options].find((option) => option.text.includes(name));
        list.value = option.value;
      }, name);
    await choose("substitution-absent", head);
    await choose("substitution-substitute", SUBSTITUTE.name);
    await press(say("substitution-button"));
    await expect(page.getByText(say("substitution-set"))).toBeVisible();
    await look("substitution that was set");
    await leave();
  });

  const standIn = async () => {
    await enterAs(SUBSTITUTE.login);
    await page.goto("/biuro/zastepstwa");
    await page.getByRole("button", { name: new RegExp(head) }).first().click();
    await expect(page.getByText(say("substitution-acting", { name: head }))).toBeVisible();
    await page.goto("/biuro");
  };

  await test.step("the substitute assigns it in the other's place", async () => {
    await standIn();
    await fromDesk(page, number);
    await unfold(page, say("letter-assign"));
    await page.getByLabel(say("letter-assign-to"), { exact: true }).selectOption({ label: officerLabel });
    await look("assigning in another's place");
    await press(say("letter-assign-button"));
    await expect(page.getByText(say("letter-done-assign"))).toBeVisible();
    await leave();
  });

  let sign;
  await test.step("the officer opens a case and writes the decision", async () => {
    await enterAs(officerLogin);
    await fromDesk(page, number);
    await press(say("letter-take"));
    await expect(page.getByText(say("letter-done-take"))).toBeVisible();
    if (!(await page.locator(".work .head", { hasText: number }).isVisible())) await fromDesk(page, number);
    await page.getByRole("link", { name: say("desk-into-case"), exact: true }).click();
    await page.getByLabel(say("open-class-query")).fill("1510");
    await press(say("open-class-button"));
    await page.getByRole("radio", { name: /1510/ }).check();
    await page.getByLabel(say("open-title"), { exact: true }).fill(subject);
    await press(say("open-button"));
    await expect(page.getByText(say("case-done-opened"))).toBeVisible();
    sign = (await page.locator(".work .head").innerText()).match(/[A-Z]+\.1510\.\d+\.\d{4}/)[0];
    await writeDecision(here, { subject: decision, ruling: RULING, reasons: REASONS });
    await leave();
  });

  await test.step("the substitute accepts it, and the head of the office signs it", async () => {
    await standIn();
    await acceptDecision(here, sign, decision);
    await leave();
    await enterAs("office_head");
    await signDecision(here, sign, decision);
    await leave();
  });

  await test.step("its sender collects it, with the way to appeal and the last day for that", async () => {
    await page.goto("/zaloguj");
    await page.getByLabel(say("sign-in-login"), { exact: true }).fill(login);
    await page.getByLabel(say("sign-in-password"), { exact: true }).fill(password);
    await press(say("sign-in-button"));
    await page.locator('input[type="password"]').nth(0).fill(PASSWORD);
    await page.locator('input[type="password"]').nth(1).fill(PASSWORD);
    await press(say("first-password-button"));
    await page.goto("/moje-sprawy");
    await page.locator("li", { hasText: sign }).getByRole("link").first().click();
    const collect = page.getByRole("button", { name: say("matter-collect-button"), exact: true });
    await arrival(page, collect);
    await expect(page.getByRole("main")).not.toContainText(RULING);
    await collect.click();
    await expect(page.getByText(say("matter-collected"))).toBeVisible();
    await look("decision that was collected");
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator('a[href$="odpowiedz.pdf"]').first().click()]);
    const pdf = info.outputPath("decyzja.pdf");
    await download.saveAs(pdf);
    const text = paperText(info, readFileSync(pdf));
    for (const told of [sign, RULING.slice(0, 30), "martwe", "Janina Sobczak", "14 dni"]) expect(text).toContain(told);
    await leave();
  });

  await test.step("the officer sees it delivered, with the substitute named in the history, and closes the case", async () => {
    await enterAs(officerLogin);
    await page.goto("/biuro");
    await fromDesk(page, sign);
    await expect(page.getByRole("main")).toContainText(SUBSTITUTE.name);
    await look("case whose decision was delivered");
    await unfold(page, say("case-close"));
    await pressIn(say("case-close-button"));
    await expect(page.getByText(say("case-done-close"))).toBeVisible();
    await leave();
  });
});
