import { acceptDecision, signDecision, writeDecision } from "../decision.js";
import { fromDesk, ownNumber, unfold } from "../desk.js";
import { arrival } from "../newcomer.js";
import { expect, test } from "../visitor.js";

// In the unit that letters about anything go to.
const HEAD = "naczelnik";
const OFFICER = "organizacja";
const REMARK = "Proszę podać numer latarni i ulicę.";
const FIRST = "Przy szkole nie świeci latarnia.";
const SECOND = "Przy szkole, na ulicy Lipowej, nie świeci latarnia numer 17.";

test("the office asks for exactly what is missing, gets exactly that, and decides", async ({ page, say, look, enterAs, leave }, info) => {
  test.setTimeout(300_000);
  const title = `Latarnia przy szkole (${info.project.name})`;
  let number;

  await test.step("the client files a form that says too little", async () => {
    await enterAs("client");
    await page.goto("/sprawy/pismo-ogolne");
    await press(page, say("service-fill"));
    await press(page, say("draft-next"));
    await page.locator('[name="rodzaj-pisma"][value="wniosek"]').check();
    await press(page, say("draft-next"));
    await page.locator('[name="tytul"]').fill(title);
    await page.locator('[name="tresc-pisma"]').fill(FIRST);
    await press(page, say("draft-next"));
    await press(page, say("draft-next"));
    await sign(page, say);
    number = await ownNumber(page);
    await leave();
  });

  await test.step("the head of the unit gives it to the officer, who opens a case", async () => {
    await enterAs(HEAD);
    await fromDesk(page, number);
    await unfold(page, say("letter-assign"));
    await page.getByLabel(say("letter-assign-to"), { exact: true }).selectOption({ label: "OR – Paulina Król" });
    await press(page, say("letter-assign-button"));
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
  });

  const caseSign = (await page.locator(".work .head").innerText()).match(/OR\.1510\.\d+\.\d{4}/)[0];
  const place = page.locator('[id="pole.tresc-pisma"]');

  await test.step("the officer points at the field, and is told of a term that is too short", async () => {
    await page.getByRole("link", { name: say("call-write"), exact: true }).click();
    await look("call");
    await page.getByLabel(say("call-days"), { exact: true }).fill("3");
    await press(page, say("reply-send"));
    await expect(page.getByRole("region", { name: say("errors-title", { count: 2 }) })).toBeVisible();
    await look("call with mistakes");
    await page.getByLabel(say("call-days"), { exact: true }).fill("7");
    await place.fill(REMARK);
    await press(page, say("reply-save"));
    await expect(page.getByText(say("reply-saved"), { exact: true })).toBeVisible();
    await expect(place).toHaveValue(REMARK);
    await press(page, say("reply-send"));
    await expect(page.getByText(say("reply-sent"), { exact: true })).toBeVisible();
    await leave();
  });

  await test.step("the head of the unit approves the call", async () => {
    await enterAs(HEAD);
    await fromDesk(page, caseSign);
    await page.getByRole("link", { name: say("call-decide"), exact: true }).click();
    await expect(page.getByRole("main")).toContainText(REMARK);
    await look("call to approve");
    await press(page, say("reply-approve"));
    await expect(page.getByText(say("reply-done-approved"))).toBeVisible();
    await leave();
  });

  await test.step("the client collects it, and changes what it names and nothing else", async () => {
    await enterAs("client");
    await page.goto("/moje-sprawy");
    await page.locator("li", { hasText: caseSign }).getByRole("link").first().click();
    const collect = page.getByRole("button", { name: say("matter-collect-button"), exact: true });
    await arrival(page, collect);
    await expect(page.getByRole("main")).not.toContainText(REMARK);
    await look("call to collect");
    await collect.click();
    await expect(page.getByRole("main")).toContainText(REMARK);
    await look("what is to be completed");
    await press(page, say("matter-answer-call-button"));
    await expect(page.locator('[name="tresc-pisma"]')).toHaveValue(FIRST);
    await expect(page.locator('[name="tytul"]')).toHaveCount(0);
    await expect(page.getByRole("main")).toContainText(title);
    await look("completing");
    await page.locator('[name="tresc-pisma"]').fill(SECOND);
    await press(page, say("draft-next"));
    await look("check of what was completed");
    await sign(page, say);
    expect(await ownNumber(page)).not.toBe(number);
    await page.goto("/moje-sprawy");
    await page.locator("li", { hasText: caseSign }).getByRole("link").first().click();
    await expect(page.getByRole("main")).toContainText(say("matter-step-supplemented"));
    await look("matter that was completed");
    await leave();
  });

  await test.step("it is in the case by itself, with what changed side by side", async () => {
    await enterAs(OFFICER);
    await fromDesk(page, caseSign);
    await expect(page.getByRole("main")).toContainText(say("case-step-supplemented"));
    await look("case that was completed");
    await page.locator("#odpowiedzi").locator("..").getByRole("link").first().click();
    const changes = page.getByRole("region", { name: say("call-changes") });
    await expect(changes).toContainText(FIRST);
    await expect(changes).toContainText(SECOND);
    await look("what changed");
  });

  const here = { page, say, look };
  const decided = `Naprawa latarni (${info.project.name})`;
  await test.step("the officer decides, the head of the unit accepts, the head of the office signs", async () => {
    await page.goto("/biuro");
    await fromDesk(page, caseSign);
    await writeDecision(here, { subject: decided, ruling: "Latarnię numer 17 naprawia się.", reasons: "Latarnia nie świeci." });
    await leave();
    await enterAs(HEAD);
    await acceptDecision(here, caseSign, decided);
    await leave();
    await enterAs("office_head");
    await signDecision(here, caseSign, decided);
    await leave();
  });

  await test.step("the client takes the decision", async () => {
    await enterAs("client");
    await page.goto("/moje-sprawy");
    await page.locator("li", { hasText: caseSign }).getByRole("link").first().click();
    const collect = page.getByRole("button", { name: say("matter-collect-button"), exact: true });
    await arrival(page, collect);
    await collect.click();
    await expect(page.getByText(say("matter-collected"))).toBeVisible();
    await look("decision");
    await leave();
  });
});

async function press(page, name) {
  await page.getByRole("button", { name, exact: true }).click();
}

/** Fixes the letter, signs it at the sandbox's Trusted Profile and waits for its receipt. */
async function sign(page, say) {
  await press(page, say("draft-check-button"));
  await press(page, say("sign-tp-button"));
  await page.locator('[name="osoba"]').first().check();
  await page.locator('button[name="co"][value="podpisz"]').click();
  await expect(page).toHaveURL(/poswiadczenie/);
}
