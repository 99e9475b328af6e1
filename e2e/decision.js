import { fromDesk } from "./desk.js";
import { expect } from "./visitor.js";

/** The officer of an open case writes the decision that settles it; what is missing is told before anybody sees it. */
export async function writeDecision({ page, say, look }, { subject, ruling, reasons }) {
  await page.getByRole("link", { name: say("case-write"), exact: true }).click();
  await page.locator("nav.kinds").getByRole("link", { name: say("ruling-kind-decision"), exact: true }).click();
  await page.getByLabel(say("reply-subject"), { exact: true }).fill(subject);
  await page.locator('[name="tresc"]').fill(ruling);
  await page.getByRole("button", { name: say("reply-send"), exact: true }).click();
  await expect(page.locator('[name="uzasadnienie"]')).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator('[name="tresc"]')).toHaveValue(ruling);
  await look("decision without reasons");
  await page.locator('[name="uzasadnienie"]').fill(reasons);
  await page.getByRole("button", { name: say("reply-send"), exact: true }).click();
  await expect(page.getByText(say("reply-sent"), { exact: true })).toBeVisible();
  await look("decision that was sent");
}

/** Whoever heads the unit without an authorisation accepts it. */
export async function acceptDecision({ page, say, look }, sign, subject) {
  await fromDesk(page, sign);
  await page.getByRole("link", { name: subject }).first().click();
  await look("decision to accept");
  await page.getByRole("button", { name: say("reply-accept"), exact: true }).click();
  await expect(page.getByText(say("reply-done-accepted"))).toBeVisible();
}

/** The head of the office signs it. */
export async function signDecision({ page, say, look }, sign, subject) {
  await fromDesk(page, sign);
  await page.getByRole("link", { name: subject }).first().click();
  await look("decision to sign");
  await page.getByRole("button", { name: say("reply-approve"), exact: true }).click();
  await expect(page.getByText(say("reply-done-approved"))).toBeVisible();
}
