import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { test as base, expect } from "@playwright/test";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const NARROWEST = 320;

/** What a journey may ask for: the office as demo.json tells of it, the words on its pages, and a close look. */
export const test = base.extend({
  office: async ({}, use) => {
    const data = process.env.OKIENKO_DEMO;
    const demo = JSON.parse(readFileSync(join(data, "demo.json"), "utf8"));
    await use({ ...demo, path: (name) => join(data, name), sample: (name) => join(data, "samples", name) });
  },
  baseURL: async ({ office }, use) => use(office.url),

  /** The words of a page by their key, in the visitor's language. */
  say: async ({ locale }, use) => {
    const words = bundle(locale.slice(0, 2));
    await use((key, values) => words.formatPattern(words.getMessage(key).value, values));
  },

  /** Looks at the page as it stands: accessible, not wider than the window or than 320 px, and keeps a picture. */
  look: async ({ page, javaScriptEnabled }, use, info) => {
    let number = 0;
    await use(async (name) => {
      number += 1;
      const file = `${info.titlePath.slice(1).join(" ")} ${number} ${name}.png`.replace(/[^\p{L}\p{N}.]+/gu, "-");
      const folder = join(import.meta.dirname, "results", "pages", info.project.name.replace(/[^\p{L}]+/gu, "-"));
      await page.screenshot({ path: join(folder, file), fullPage: true });
      if (javaScriptEnabled) expect.soft(await violations(page), `${name} is accessible`).toEqual([]);
      const own = page.viewportSize();
      await fits(page, own.width, name);
      await page.setViewportSize({ width: NARROWEST, height: own.height });
      await fits(page, NARROWEST, name);
      await page.setViewportSize(own);
    });
  },

  /** Signs in as the one with this login, or the first account with this role; an account that speaks another language is asked to speak ours. */
  enterAs: async ({ page, office, say, locale }, use) => {
    await use(async (who) => {
      const { login, password } = office.accounts.find((account) => [account.login, account.role].includes(who));
      await page.goto("/zaloguj");
      await page.getByLabel(say("sign-in-login"), { exact: true }).fill(login);
      await page.getByLabel(say("sign-in-password"), { exact: true }).fill(password);
      await page.getByRole("button", { name: say("sign-in-button"), exact: true }).click();
      await expect(page).not.toHaveURL(/zaloguj/);
      const ours = page.locator(`a[hreflang="${locale.slice(0, 2)}"]`);
      if ((await ours.count()) > 0) await ours.click();
    });
  },

  /** Signs out by the button of the frame, behind the menu on a phone. */
  leave: async ({ page, say }, use) => {
    await use(async () => {
      const menu = page.getByRole("button", { name: say("frame-menu"), exact: true });
      if (await menu.isVisible()) await menu.click();
      await page.getByRole("button", { name: say("frame-sign-out") }).click();
    });
  },
});

export { expect };

/** What axe finds. It needs scripts, so visitors without them rely on the others, who get the very same pages. */
async function violations(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate((values) => globalThis.axe.run({ runOnly: { type: "tag", values } }), RULES);
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target).join(", ")}`);
}

async function fits(page, width, name) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(wide, `${name} fits ${width} px`).toBeLessThanOrEqual(width);
}

function bundle(language) {
  const folder = join(import.meta.dirname, "..", "locales", language);
  const words = new FluentBundle(language, { useIsolating: false });
  for (const file of readdirSync(folder)) {
    if (file.endsWith(".ftl")) words.addResource(new FluentResource(readFileSync(join(folder, file), "utf8")));
  }
  return words;
}
