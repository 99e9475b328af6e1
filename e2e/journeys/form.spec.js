import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { enter, reach } from "../keys.js";
import { arrival, register } from "../newcomer.js";
import { paperText, signed } from "../papers.js";
import { expect, test } from "../visitor.js";

test("a newcomer registers, fills in a form, signs with the Trusted Profile, and withdraws it", async ({
  page,
  office,
  say,
  look,
  enterAs,
  leave,
}, info) => {
  test.setTimeout(120_000);
  const person = await register(page, office, say, info);

  await test.step("the card leads to the form, and the form knows the person", async () => {
    await page.goto("/sprawy/odpis-aktu");
    await look("card");
    await press(page, say("service-fill"));
    await expect(page.getByRole("main")).toContainText(`${person.given} ${person.surname}`);
    await look("applicant");
    await press(page, say("draft-next"));
    await expect(page.getByRole("region", { name: /./ }).first()).toBeVisible();
    await look("applicant without an address");
    await page.locator("#dom").fill("7/9");
    await page.locator("#kod").fill("00-001");
    await page.locator("#miasto").fill("Okienkowo");
    await press(page, say("draft-next"));
  });

  await test.step("later pages ask what the answers make needed, and wrong answers stay", async () => {
    await choose(page, { "rodzaj-aktu": "urodzenie", "rodzaj-odpisu": "zupelny", cel: "spadek" });
    await look("first page");
    await press(page, say("draft-next"));
    await page.locator('[name="imiona"]').fill("Stanisław Józef");
    await page.locator('[name="pesel"]').fill("44051401358");
    await choose(page, { "kim-jest": "inny" });
    await press(page, say("draft-next"));
    await expect(page.locator('[name="imiona"]')).toHaveValue("Stanisław Józef");
    await expect(page.locator('[name="pesel"]')).toHaveValue("44051401358");
    await expect(page.locator('[name="pesel"]')).toHaveAttribute("aria-invalid", "true");
    await look("mistakes");
    await page.locator('[name="nazwisko-w-dniu-urodzenia"]').fill("Wrzos");
    await page.locator('[name="pesel"]').fill("");
    const date = page.locator("fieldset .parts input");
    for (const [place, value] of ["14", "5", "1944"].entries()) await date.nth(place).fill(value);
    await page.locator('[name="miejsce-urodzenia"]').fill("Okienkowo");
    await press(page, say("draft-next"));
    await page.locator('[name="uzasadnienie"]').fill("Sprawa spadkowa w sądzie, sygnatura I Ns 12/26.");
    await press(page, say("draft-next"));
    await choose(page, { "sposob-odbioru": "konto" });
    await press(page, say("draft-next"));
  });

  await test.step("a required attachment is asked for, and its kind is told by what is inside", async () => {
    await expect(page).toHaveURL(/zalaczniki/);
    const files = page.locator('input[type="file"]');
    await files.first().setInputFiles({ name: "wezwanie.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ\x90\x00 to nie jest PDF") });
    await page.getByRole("button", { name: new RegExp(`^${say("draft-files-add")}`) }).first().click();
    await look("attachment refused");
    await files.first().setInputFiles({ name: "wezwanie z sądu.txt", mimeType: "text/plain", buffer: Buffer.from("Wzywa się do złożenia odpisu.") });
    await press(page, say("draft-next"));
  });

  await test.step("a draft is left and found again", async () => {
    await expect(page.getByRole("heading", { name: say("draft-check-title") })).toBeVisible();
    await look("check");
    await page.goto("/moje-sprawy");
    await look("drafts");
    await page.getByRole("link", { name: new RegExp(`^${say("filings-draft-continue")}`) }).first().click();
    await expect(page).toHaveURL(/wnioski/);
    await page.goto(page.url().replace(/\/(krok|sprawdzenie).*$/, "/sprawdzenie"));
    await press(page, say("draft-check-button"));
    await expect(page.getByRole("heading", { name: say("sign-title") })).toBeVisible();
    await page.getByText(say("sign-read"), { exact: true }).click();
    await look("sign");
  });

  const sign = page.url();
  await test.step("signing is broken off and begun anew", async () => {
    await press(page, say("sign-tp-button"));
    await expect(page).not.toHaveURL(/wnioski/);
    await page.goto(sign);
    await expect(page.getByText(say("sign-tp-under-way"), { exact: true })).toBeVisible();
    await look("signing under way");
    await page.getByRole("link", { name: say("sign-tp-check") }).click();
    await expect(page.getByText(say("sign-tp-not-signed"))).toBeVisible();
    await page.goto(sign);
    await page.getByRole("link", { name: say("sign-tp-go-on") }).click();
    await as(page, person);
    await look("Trusted Profile");
    await answer(page, "podpisz");
    await expect(page).toHaveURL(/poswiadczenie/);
  });

  let number;
  await test.step("the receipt is sealed, and on paper too", async () => {
    await arrival(page, page.getByRole("link", { name: say("receipt-take-pdf") }));
    number = (await page.locator("body").innerText()).match(/RPW\/\d{4}\/\d+/)[0];
    await look("receipt");
    const pdf = await page.context().request.get(await page.getByRole("link", { name: say("receipt-take-pdf") }).getAttribute("href"));
    expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
    const letter = await page.context().request.get(await page.getByRole("link", { name: say("receipt-take-document") }).getAttribute("href"));
    expect(await letter.text()).toContain("Żółkiewska");
    const text = paperText(info, await pdf.body());
    expect(text).toContain(number);
  });

  await test.step("mail told of it in the person's language, with nothing secret inside", async () => {
    for (const key of ["mail-received-subject", "mail-receipt-subject"]) {
      await page.goto(office.mailbox);
      const mail = page.getByRole("heading", { name: say(key, { number }), exact: true });
      await arrival(page, mail);
      await expect(page.locator("article", { has: mail })).not.toContainText("Stanisław");
    }
  });

  await test.step("the filing is withdrawn by a signed letter", async () => {
    await page.goto("/moje-sprawy");
    await page.locator("li", { hasText: number }).getByRole("link", { name: new RegExp(`^${say("matters-receipt")}`) }).click();
    await press(page, say("receipt-withdraw-button"));
    await page.locator("#dom").fill("7/9");
    await page.locator("#kod").fill("00-001");
    await page.locator("#miasto").fill("Okienkowo");
    await press(page, say("draft-next"));
    await page.locator('[name="powod"]').fill("Odpis już niepotrzebny.");
    await press(page, say("draft-next"));
    await expect(page.getByRole("main")).toContainText(number);
    await look("check of a withdrawal");
    await press(page, say("draft-check-button"));
    await press(page, say("sign-tp-button"));
    await as(page, person);
    await page.locator('[name="postac"][value="ep"]').check();
    await answer(page, "podpisz");
    await expect(page).toHaveURL(/poswiadczenie/);
    await page.goto("/moje-sprawy");
    await expect(page.getByText(say("filings-withdrawn"), { exact: true })).toBeVisible();
    await look("withdrawn");
    await leave();
  });

  await test.step("the office sees the answers, the signer and the withdrawal", async () => {
    await enterAs("registry_clerk");
    await page.goto("/biuro/przesylki");
    await page.getByLabel(say("register-search-label")).fill(number);
    await press(page, say("register-search-button"));
    await page.getByRole("link", { name: number, exact: true }).click();
    await expect(page.getByRole("main")).toContainText("Stanisław Józef");
    await look("letter");
    await leave();
  });
});

test("a form is signed in another's program and sent back; another document is not taken", async ({
  page,
  office,
  say,
  look,
  enterAs,
}, info) => {
  await enterAs("client");
  await fill(page, say);
  const sign = page.url();
  const fixed = info.outputPath("pismo.xml");
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator('a[href$="dokument.xml"]').click()]);
  await download.saveAs(fixed);
  const other = info.outputPath("inne.xml");
  writeFileSync(other, readFileSync(fixed, "utf8").replace("Latarnia", "Lawina"));

  await page.locator("#dokument").setInputFiles(signed(office, other, info));
  await press(page, say("sign-own-button"));
  await expect(page.getByRole("region", { name: say("errors-title", { count: 1 }) })).toBeVisible();
  await look("another document");

  await page.locator("#dokument").setInputFiles(signed(office, fixed, info));
  await page.getByRole("button", { name: say("sign-own-button"), exact: true }).dblclick();
  await expect(page).toHaveURL(/poswiadczenie/);
  const receipt = page.url();
  await page.goto(sign);
  await expect(page).toHaveURL(receipt);
});

test("what can go wrong at the Trusted Profile is told calmly, and the draft waits", async ({ page, say, look, enterAs }) => {
  test.setTimeout(90_000);
  await enterAs("client");
  await fill(page, say);
  const sign = page.url();
  await press(page, say("sign-tp-button"));
  await answer(page, "anuluj");
  await expect(page.getByText(say("sign-tp-cancelled"), { exact: true })).toBeVisible();
  await expect(page.getByText(say("sign-safe"))).toBeVisible();
  await look("cancelled");

  await press(page, say("sign-tp-button"));
  await answer(page, "wygas");
  await expect(page.getByText(say("sign-tp-expired"), { exact: true })).toBeVisible();
  await look("expired");

  await press(page, say("sign-tp-button"));
  await answer(page, "zmien");
  await expect(page.getByRole("region", { name: say("errors-title", { count: 1 }) })).toBeVisible();
  await look("altered");

  // What was judged is spent: asking for it again brings nothing.
  await page.goto(sign.replace(/podpis$/, "profil-zaufany/powrot"));
  await expect(page.getByText(say("sign-tp-not-begun"), { exact: true })).toBeVisible();

  await press(page, say("sign-tp-button"));
  await page.locator('[name="osoba"]').nth(1).check();
  await answer(page, "podpisz");
  await expect(page).toHaveURL(/poswiadczenie/);
  await look("signed by another");
});

test("a service for the person alone does not take another's signature", async ({ page, say, look, enterAs }) => {
  await enterAs("client");
  await begin(page, say, "zaswiadczenie-o-niezaleganiu");
  for (let step = 0; step < 6 && !page.url().endsWith("/sprawdzenie"); step += 1) {
    const radios = await page.locator('main input[type="radio"][required]').all();
    const names = new Set(await Promise.all(radios.map((radio) => radio.getAttribute("name"))));
    for (const name of names) await page.locator(`[name="${name}"]`).first().check();
    const whole = page.locator('[name="liczba-egzemplarzy"]');
    if ((await whole.count()) > 0) await whole.first().fill("2");
    await press(page, say("draft-next"));
  }
  await look("check with a fee");
  await press(page, say("draft-check-button"));
  await press(page, say("sign-tp-button"));
  await page.locator('[name="osoba"]').nth(1).check();
  await answer(page, "podpisz");
  await expect(page.getByRole("region", { name: say("errors-title", { count: 1 }) })).toBeVisible();
  await look("another person");
  await press(page, say("sign-tp-button"));
  await answer(page, "podpisz");
  await expect(page).toHaveURL(/poswiadczenie/);
  await look("receipt with a fee");
});

test("a form is filled in and signed with the keyboard alone, in two windows", async ({ page, context, say, enterAs }) => {
  test.setTimeout(90_000);
  await enterAs("client");
  await page.goto("/sprawy/pismo-ogolne");
  const main = page.getByRole("main");
  const button = (key) => page.getByRole("button", { name: say(key), exact: true });
  const anew = button("service-fill-new");
  await enter(page, (await anew.isVisible()) ? anew : button("service-fill"));
  await enter(page, button("draft-next"));
  await reach(page, page.locator('[name="rodzaj-pisma"]').first());
  await page.keyboard.press("Space");
  await enter(page, button("draft-next"));
  const second = await context.newPage();
  await second.goto(page.url());
  await type(page, page.locator('[name="tytul"]'), "Zażalenie na hałas");
  await enter(page, button("draft-next"));
  await expect(page.getByRole("region", { name: say("errors-title", { count: 1 }) })).toBeFocused();
  await enter(page, page.getByRole("region", { name: say("errors-title", { count: 1 }) }).getByRole("link").first());
  await expect(page.locator('[name="tresc-pisma"]')).toBeFocused();
  await page.keyboard.type("Pod oknem pracuje agregat.");
  await enter(page, button("draft-next"));
  await enter(page, button("draft-next"));
  await expect(main).toContainText("Pod oknem pracuje agregat.");

  // Another window changed the answers meanwhile: the letter must be read again before it is fixed.
  await second.locator('[name="tytul"]').fill("Zażalenie na hałas w nocy");
  await second.locator('[name="tresc-pisma"]').fill("Pod oknem całą noc pracuje agregat.");
  await second.getByRole("button", { name: say("draft-next"), exact: true }).click();
  await enter(page, button("draft-check-button"));
  await expect(main).toContainText(say("draft-check-changed"));
  await expect(main).toContainText("Pod oknem całą noc pracuje agregat.");
  await enter(page, button("draft-check-button"));
  await expect(page).toHaveURL(/podpis$/);
  // Going back in the other window shows that there is nothing to fill in any more.
  await second.goBack();
  await expect(second.getByRole("heading", { name: say("draft-fixed"), level: 1 })).toBeVisible();

  await enter(page, button("sign-tp-button"));
  await reach(page, page.locator('[name="osoba"]').first());
  await page.keyboard.press("Space");
  await enter(page, page.locator('button[name="co"][value="podpisz"]'));
  await expect(page).toHaveURL(/poswiadczenie/);
  const receipt = page.url();
  await page.goBack();
  await page.goto(receipt);
  await second.reload();
  await expect(second).toHaveURL(receipt);
});

test("a definition dropped into the folder becomes a service that takes filings", async ({ page, office, say, look, enterAs }, info) => {
  const code = `zgloszenie-${info.workerIndex}`;
  const file = office.path(`services/${code}.toml`);
  const text = readFileSync(join(import.meta.dirname, "..", "..", "contexts", "catalogue", "services", "pismo-ogolne.toml"), "utf8");
  writeFileSync(`${file}.part`, text.replace('code = "pismo-ogolne"', `code = "${code}"`).replaceAll(/^name = "(Pismo ogólne|General letter)"$/gm, `name = "Zgłoszenie ${info.workerIndex}"`));
  copyFileSync(`${file}.part`, file);
  rmSync(`${file}.part`);

  await enterAs("client");
  await page.goto("/sprawy");
  await arrival(page, page.getByRole("link", { name: `Zgłoszenie ${info.workerIndex}`, exact: true }));
  await fill(page, say, code);
  await press(page, say("sign-tp-button"));
  await answer(page, "podpisz");
  await expect(page).toHaveURL(/poswiadczenie/);
  await look("receipt of a service that was dropped in");
});

/** Fills in a general letter as the first client and ends on its signing page. */
async function fill(page, say, code = "pismo-ogolne") {
  await begin(page, say, code);
  await choose(page, { "rodzaj-pisma": "wniosek" });
  await press(page, say("draft-next"));
  await page.locator('[name="tytul"]').fill("Latarnia przy ul. Lipowej");
  await page.locator('[name="tresc-pisma"]').fill("Nie świeci od wtorku. Proszę o naprawę.");
  await press(page, say("draft-next"));
  await press(page, say("draft-next"));
  await press(page, say("draft-check-button"));
  await expect(page).toHaveURL(/podpis$/);
}

/** Begins a form as the first client, whose address the account knows. */
async function begin(page, say, code) {
  await page.goto(`/sprawy/${code}`);
  const anew = page.getByRole("button", { name: say("service-fill-new"), exact: true });
  await ((await anew.isVisible()) ? anew : page.getByRole("button", { name: say("service-fill"), exact: true })).click();
  await press(page, say("draft-next"));
}

async function press(page, name) {
  await page.getByRole("button", { name, exact: true }).click();
}

async function type(page, what, text) {
  await reach(page, what);
  await page.keyboard.type(text);
}

async function choose(page, answers) {
  for (const [name, value] of Object.entries(answers)) await page.locator(`[name="${name}"][value="${value}"]`).check();
}

/** Says at the sandbox's Trusted Profile who signs. */
async function as(page, { given, surname, pesel }) {
  await page.locator('[name="osoba"][value="inna"]').check();
  await page.locator('[name="imie"]').fill(given);
  await page.locator('[name="nazwisko"]').fill(surname);
  await page.locator('[name="pesel"]').fill(pesel);
}

async function answer(page, what) {
  // Nobody is chosen beforehand: the first person signs unless the journey chose another.
  const isChosen = (await page.locator('[name="osoba"]:checked').count()) > 0;
  if (["podpisz", "zmien"].includes(what) && !isChosen) await page.locator('[name="osoba"]').first().check();
  await page.locator(`button[name="co"][value="${what}"]`).click();
}
