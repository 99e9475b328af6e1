import { expect } from "./visitor.js";

/** Unfolds the form of something that can be done. */
export async function unfold(page, name) {
  const fold = page.locator(".tools summary").filter({ hasText: name }).first();
  if (!(await fold.evaluate((summary) => summary.parentElement.open))) await fold.click();
}

/** Opens what has this number from the queue of the desk. */
export async function fromDesk(page, number) {
  await page.locator(".queue li a", { hasText: number }).click();
  await expect(page.locator(".work h1")).toBeVisible();
}

/** The number in the register that a page tells. */
export async function ownNumber(page) {
  await expect(page.getByText(/RPW\/\d{4}\/\d+/).first()).toBeVisible();
  return (await page.locator("body").innerText()).match(/RPW\/\d{4}\/\d+/)[0];
}
