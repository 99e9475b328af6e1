import { readFileSync } from "node:fs";
import { fromDesk, ownNumber, unfold } from "../desk.js";
import { enter, reach } from "../keys.js";
import { arrival } from "../newcomer.js";
import { paperText, signed, signedLetter } from "../papers.js";
import { expect, test } from "../visitor.js";

// In the unit that letters about anything go to.
const HEAD = "naczelnik";
const OFFICER = "organizacja";
const DECISION = "Odmawiam udostępnienia planu.\n\nOd tej decyzji można się odwołać w ciągu 14 dni od doręczenia.";

test("a letter opens for a signed receipt of delivery, and for nothing less", async ({
  page,
  office,
  say,
  look,
  enterAs,
  leave,
}, info) => {
  test.setTimeout(240_000);
  const title = `Plan ewakuacji szkoły (${info.project.name})`;
  const subject = `Decyzja: ${title}`;
  let number;
  let sign;

  await test.step("a letter of the client becomes a case", async () => {
    await enterAs("client");
    await page.goto("/sprawy/pismo-ogolne/zloz");
    await page.getByLabel(say("file-document")).setInputFiles(signedLetter(office, info, title));
    await press(page, say("file-button"));
    await expect(page).toHaveURL(/poswiadczenie/);
    number = await ownNumber(page);
    await leave();
    await enterAs(HEAD);
    await fromDesk(page, number);
    await unfold(page, say("letter-assign"));
    await page.getByLabel(say("letter-assign-to"), { exact: true }).selectOption({ label: "OR – Paulina Król" });
    await press(page, say("letter-assign-button"));
    await expect(page.getByText(say("letter-done-assign"))).toBeVisible();
    await leave();
    await enterAs(OFFICER);
    await fromDesk(page, number);
    await press(page, say("letter-take"));
    await expect(page.getByText(say("letter-done-take"))).toBeVisible();
    if (!(await page.locator(".work .head", { hasText: number }).isVisible())) await fromDesk(page, number);
    await page.getByRole("link", { name: say("desk-into-case"), exact: true }).click();
    await page.getByLabel(say("open-class-query")).fill("1510");
    await press(page, say("open-class-button"));
    await page.getByRole("radio", { name: /1510/ }).check();
    await page.getByLabel(say("open-title"), { exact: true }).fill(title);
    await press(page, say("open-button"));
    await expect(page.getByText(say("case-done-opened"))).toBeVisible();
    sign = (await page.locator(".work .head").innerText()).match(/OR\.1510\.\d+\.\d{4}/)[0];
  });

  await test.step("the officer asks for a signed receipt, and the head approves", async () => {
    await page.getByRole("link", { name: say("case-write"), exact: true }).click();
    await page.getByLabel(say("reply-subject"), { exact: true }).fill(subject);
    await page.getByLabel(say("reply-text"), { exact: true }).fill(DECISION);
    const choice = page.getByRole("checkbox", { name: say("reply-delivery-signed") });
    await choice.check();
    await press(page, say("reply-save"));
    await expect(choice).toBeChecked();
    await look("asking for a receipt");
    await press(page, say("reply-send"));
    await expect(page.getByText(say("reply-sent"), { exact: true })).toBeVisible();
    await leave();
    await enterAs(HEAD);
    await fromDesk(page, sign);
    await page.getByRole("link", { name: subject }).click();
    await expect(page.getByRole("main")).toContainText(say("reply-facts-way-signed"));
    await look("answer for a receipt");
    await press(page, say("reply-approve"));
    await expect(page.getByText(say("reply-done-approved"))).toBeVisible();
    await leave();
  });

  const statusOf = async (address) => (await page.context().request.get(address, { maxRedirects: 0 })).status();
  let receipt;
  let letter;
  let paper;
  await test.step("the letter waits for the client, closed", async () => {
    await enterAs("client");
    await page.goto("/moje-sprawy");
    await page.locator("li", { hasText: sign }).getByRole("link").first().click();
    await arrival(page, page.getByRole("button", { name: say("matter-sign-button"), exact: true }));
    await expect(page.getByRole("button", { name: say("matter-collect-button"), exact: true })).toHaveCount(0);
    await expect(page.getByRole("main")).not.toContainText("Odmawiam");
    await look("letter that waits for a receipt");
    await press(page, say("matter-sign-button"));
    await expect(page.getByRole("heading", { level: 1, name: say("delivery-title") })).toBeVisible();
    receipt = page.url();
    letter = receipt.replace(/poswiadczenie$/, "odpowiedz.pdf");
    paper = `${receipt}.pdf`;
    await look("receipt to sign");
    for (const closed of [letter, paper]) expect([403, 404]).toContain(await statusOf(closed));
  });

  await test.step("a receipt without a signature, a changed one and another's signature open nothing", async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator('a[href$="poswiadczenie.xml"]').click()]);
    const unsigned = info.outputPath("poswiadczenie.xml");
    await download.saveAs(unsigned);
    await refused(page, say, unsigned);
    await look("receipt without a signature");
    const changed = { name: "zmienione.xml", mimeType: "text/xml", buffer: readFileSync(signed(office, unsigned, info)) };
    changed.buffer = Buffer.from(changed.buffer.toString().replace(sign, sign.replace("1510", "1511")));
    await refused(page, say, changed);
    await press(page, say("sign-tp-button"));
    await page.locator('[name="osoba"]').nth(1).check();
    await answer(page, "podpisz");
    await expect(page.getByRole("region", { name: say("errors-title", { count: 1 }) })).toBeVisible();
    await expect(page.getByRole("main")).toContainText(say("delivery-safe"));
    await look("another person signed");
    await page.goto(receipt);
    await press(page, say("sign-tp-button"));
    await answer(page, "anuluj");
    await expect(page.getByText(say("sign-tp-cancelled"), { exact: true })).toBeVisible();
    await look("signing was cancelled");
    for (const closed of [letter, paper]) expect([403, 404]).toContain(await statusOf(closed));
  });

  let delivered;
  await test.step("the client signs at the Trusted Profile with the keyboard alone, and the letter opens", async () => {
    await enter(page, page.getByRole("button", { name: say("sign-tp-button"), exact: true }));
    await reach(page, page.locator('[name="osoba"]').first());
    await page.keyboard.press("Space");
    await enter(page, page.locator('button[name="co"][value="podpisz"]'));
    await expect(page.getByText(say("matter-collected"))).toBeFocused();
    await expect(page.getByRole("main")).toContainText(say("matter-step-signed-for"));
    await look("letter that was signed for");
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator('a[href$="odpowiedz.pdf"]').first().click()]);
    const pdf = info.outputPath("odpowiedz.pdf");
    await download.saveAs(pdf);
    expect(paperText(info, readFileSync(pdf))).toContain("Odmawiam udostępnienia planu");
  });

  await test.step("the receipt is there to take, as it was signed and on paper", async () => {
    await page.getByRole("link", { name: say("delivery-name"), exact: true }).click();
    await expect(page.getByRole("heading", { name: say("delivery-done-facts") })).toBeVisible();
    expect(page.url()).toBe(receipt);
    await look("receipt that was signed");
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator('a[href$="poswiadczenie.xml"]').click()]);
    delivered = info.outputPath("podpisane-poswiadczenie.xml");
    await download.saveAs(delivered);
    const text = paperText(info, await (await page.context().request.get(paper)).body());
    for (const told of [sign, "Anna Wiśniewska", say("delivery-name")]) expect(text).toContain(told);
    await leave();
    expect(await statusOf(letter)).not.toBe(200);
  });

  await test.step("anybody can check it together with the letter", async () => {
    await page.goto("/sprawdz");
    await page.getByLabel(say("verify-file"), { exact: true }).setInputFiles(delivered);
    await page.locator("#dane").setInputFiles(info.outputPath("odpowiedz.pdf"));
    await press(page, say("verify-button"));
    const verdict = page.locator("article.verdict");
    await expect(verdict).toHaveClass(/verdict-good/);
    await expect(verdict).toContainText(say("verify-delivery-good"));
    await expect(verdict).toContainText(say("verify-delivery-file-same", { name: "odpowiedz.pdf" }));
    await look("receipt that is genuine");
  });

  await test.step("the officer has the proof", async () => {
    await enterAs(OFFICER);
    await fromDesk(page, sign);
    await expect(page.getByRole("main")).toContainText(say("case-step-signed-for"));
    await page.getByRole("link", { name: subject }).click();
    await look("answer that was signed for");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: say("reply-receipt-xml"), exact: true }).click(),
    ]);
    await download.saveAs(info.outputPath("dowod.xml"));
    expect(readFileSync(info.outputPath("dowod.xml"), "utf8")).toContain(sign);
    await leave();
  });
});

async function press(page, name) {
  await page.getByRole("button", { name, exact: true }).click();
}

/** Gives the page a file that it must not take. */
async function refused(page, say, file) {
  await page.getByLabel(say("delivery-file"), { exact: true }).setInputFiles(file);
  await press(page, say("delivery-button"));
  await expect(page.getByRole("region", { name: say("errors-title", { count: 1 }) })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(say("delivery-safe-file"));
}

/** Answers at the sandbox's Trusted Profile. */
async function answer(page, what) {
  await page.locator(`button[name="co"][value="${what}"]`).click();
}
