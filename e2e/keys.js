import { expect } from "./visitor.js";

/** Goes on with the Tab key until something has the focus, and shows that it has. */
export async function reach(page, what) {
  for (let presses = 0; presses < 150; presses += 1) {
    if (await what.evaluate((element) => element === document.activeElement)) {
      expect.soft(await what.evaluate(isMarked), "it can be seen where the keyboard is").toBe(true);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach ${what}`);
}

/** Presses Enter on what leads to another page. */
export async function enter(page, what) {
  await reach(page, what);
  await Promise.all([page.waitForEvent("framenavigated"), page.keyboard.press("Enter")]);
  await page.waitForLoadState();
}

function isMarked(element) {
  const { outlineStyle, boxShadow } = getComputedStyle(element);
  return outlineStyle !== "none" || boxShadow !== "none";
}
