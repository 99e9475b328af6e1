import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../visitor.js";

/** Gives the page a file, and files beside it; the field is what one also drops a file on. */
async function check(page, say, file, beside = []) {
  await page.goto("/sprawdz");
  await page.getByLabel(say("verify-file"), { exact: true }).setInputFiles(file);
  await page.locator("#dane").setInputFiles(beside);
  await page.getByRole("button", { name: say("verify-button"), exact: true }).click();
  return page.locator("article.verdict");
}

/** Opens everything that is folded, by its own summaries. */
async function unfold(verdict) {
  for (const summary of await verdict.locator("summary").all()) await summary.click();
}

test("a stranger learns who signed a letter and takes the record away", async ({ page, office, say, look }, info) => {
  const verdict = await check(page, say, office.sample("list-podpisany.xml"));
  await expect(verdict.getByRole("heading", { name: say("verify-good") })).toBeVisible();
  await expect(verdict).toContainText("Anna Wiśniewska");
  await expect(verdict).toContainText(say("verify-covers-whole"));
  await expect(verdict.getByText("TOTAL-PASSED")).toBeHidden();
  await unfold(verdict);
  await expect(verdict.getByText("TOTAL-PASSED")).toBeVisible();
  await expect(verdict).toContainText(say("verify-row-references"));
  await look("genuine");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    verdict.getByRole("link", { name: say("verify-record") }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("list-podpisany.xml.ts119102-2.xml");
  const record = info.outputPath("zapis.xml");
  await download.saveAs(record);
  expect(readFileSync(record, "utf8")).toContain("urn:etsi:019102:mainindication:total-passed");
});

test("a letter that was changed is told apart, with the reason and what to do", async ({ page, office, say, look }) => {
  const verdict = await check(page, say, office.sample("list-zmieniony.xml"));
  await expect(verdict).toHaveClass(/verdict-wrong/);
  await expect(verdict.getByRole("heading", { level: 3 })).toContainText(say("reason-content-changed"));
  await expect(verdict).toContainText(say("verify-advice-ask"));
  await expect(verdict).not.toContainText(say("verify-row-covers"));
  await unfold(verdict);
  await look("altered");
});

test("nobody vouches for a file without a signature, and no file is no question", async ({ page, say, look }, info) => {
  const plain = info.outputPath("bez-podpisu.xml");
  writeFileSync(plain, "<Pismo>Bez podpisu</Pismo>");
  await expect(await check(page, say, plain)).toContainText(say("verify-unsigned"));
  await look("unsigned");
  await check(page, say, []);
  await expect(page.getByRole("region", { name: say("errors-title", { count: 1 }) })).toBeVisible();
  await look("no file");
});

test("a container tells which of its files nobody signed", async ({ page, office, say, look }, info) => {
  const container = info.outputPath("teczka.asice");
  const script = join(import.meta.dirname, "..", "container.py");
  const { pkcs12, password } = office.client_key;
  execFileSync(process.env.OKIENKO_PYTHON, [script, office.path(pkcs12), password, container]);
  const verdict = await check(page, say, container);
  await expect(verdict).toHaveClass(/verdict-wrong/);
  await expect(verdict.getByRole("heading", { level: 3 })).toContainText(say("reason-unsigned-files"));
  await expect(verdict).toContainText("aneks.txt");
  await unfold(verdict);
  await look("container");
});
